"""What the tests of Today do again and again: add a case, read the cases."""

from collections.abc import Callable
from datetime import datetime, timedelta

from rhi_desktop.practice.caseload import Case
from tests.ui.at_desk import Desk
from ui.caseload.today_page import TodayPage

Opened = Callable[..., TodayPage]


def add(
    desk: Desk, name: str, returned: datetime | None, *, begun: bool = False
) -> None:
    """Adds a young person and their return, and perhaps begins their interview."""
    child = desk.do(desk.session.caseload.add_child, name)
    task = desk.session.caseload
    episode = desk.do(
        lambda: task.add_episode(
            child.id,
            last_seen=returned - timedelta(hours=8) if returned else None,
            returned=returned,
        )
    )
    if begun:
        desk.do(desk.session.interviewing.begin, child.id, [episode.id])


def cases(desk: Desk) -> tuple[Case, ...]:
    """Every case in the vault."""
    return desk.do(desk.session.caseload.today)
