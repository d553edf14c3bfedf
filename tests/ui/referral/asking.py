"""What the tests of the consent page ask the vault again and again."""

from collections.abc import Callable

from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.record.permission import Override, Permission
from rhi_desktop.sharing.matrix import Cell
from tests.ui.at_desk import Desk
from ui.referral.consent_page import ConsentPage

CARER, POLICE = Audience("carer"), Audience("police_coordinator")

Opened = Callable[..., ConsentPage]


def cell_of(desk: Desk, interview: InterviewId, topic: str, reader: str) -> Cell:
    """What follows for one topic and reader."""
    cells = desk.do(desk.session.referring.cells, interview)
    return next(c for c in cells if (c.topic, c.audience) == (topic, reader))


def permissions(desk: Desk, interview: InterviewId) -> tuple[Permission, ...]:
    """The time line."""
    return desk.do(desk.session.interviewing.open, interview).consent.permissions


def overrides(desk: Desk, interview: InterviewId) -> tuple[Override, ...]:
    """Everything told without agreement."""
    return desk.do(desk.session.interviewing.open, interview).consent.overrides
