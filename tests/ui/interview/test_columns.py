"""Three columns where there is room for them, and always a way to each."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt

if TYPE_CHECKING:
    from tests.ui.interview.conftest import Desk

ROOMY, NARROW, SLIM = QSize(1366, 760), QSize(900, 760), QSize(500, 760)


@pytest.fixture
def sized(desk: "Desk"):  # noqa: ANN201
    def to(size: QSize) -> "Desk":
        desk.window.setMinimumSize(480, 400)
        desk.window.resize(size)
        desk.qtbot.waitUntil(lambda: desk.window.size() == size)
        return desk

    return to


def in_sight(desk: "Desk") -> tuple[bool, bool, bool]:
    columns = desk.board.columns
    parts = (columns.topics, columns.middle, columns.jotter)
    return tuple(part.isVisible() for part in parts)  # type: ignore[return-value]


def test_there_are_three_columns_where_they_fit(sized) -> None:  # noqa: ANN001
    assert in_sight(sized(ROOMY)) == (True, True, True)


def test_the_right_one_folds_away_and_takes_the_place_of_the_map(sized) -> None:  # noqa: ANN001
    desk = sized(NARROW)
    assert in_sight(desk) == (True, True, False)
    desk.press(desk.board._map.aside)
    assert in_sight(desk) == (False, True, True)
    desk.press(desk.board.columns.put_away)
    assert in_sight(desk) == (True, True, False)
    desk.key(Qt.Key.Key_F8)
    assert in_sight(desk) == (False, True, True)
    assert desk.board.jotter.isAncestorOf(desk.focus())


def test_in_the_narrowest_window_each_stands_alone(sized) -> None:  # noqa: ANN001
    desk = sized(SLIM)
    assert in_sight(desk) == (False, True, False)
    desk.press(desk.board.columns._open_topics)
    assert in_sight(desk) == (True, False, False)
    desk.key(Qt.Key.Key_Down)
    assert in_sight(desk) == (False, True, False)
    desk.board.settle("", 0)
    desk.key(Qt.Key.Key_F7)
    assert in_sight(desk) == (False, False, True)


def test_what_was_folded_comes_back_with_the_room(sized) -> None:  # noqa: ANN001
    sized(SLIM)
    assert in_sight(sized(ROOMY)) == (True, True, True)
