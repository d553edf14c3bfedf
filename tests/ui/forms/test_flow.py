from itertools import pairwise

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.forms import FlowLayout, QuietButton


def filled(qtbot: QtBot, texts: list[str]) -> tuple[QWidget, FlowLayout]:
    widget = QWidget()
    flow = FlowLayout(widget, gap=8, margin=4)
    for text in texts:
        flow.addWidget(QuietButton(text))
    qtbot.addWidget(widget)
    return widget, flow


def test_a_line_that_is_full_begins_another(
    qtbot: QtBot, dressed: QApplication
) -> None:
    _, flow = filled(qtbot, ["Hide"] * 6)
    one, many = flow.heightForWidth(2000), flow.heightForWidth(200)
    assert many > 2 * one
    flow.setGeometry(QRect(0, 0, 200, many))
    places = [flow.itemAt(i).geometry() for i in range(flow.count())]  # type: ignore[union-attr]
    assert all(place.right() < 200 for place in places)
    assert all(
        a.bottom() < b.top() or a.right() < b.left() for a, b in pairwise(places)
    )


def test_nothing_in_it_takes_no_room(qtbot: QtBot, dressed: QApplication) -> None:
    _, flow = filled(qtbot, [])
    assert flow.sizeHint() == QSize(8, 8)
    assert flow.minimumSize() == QSize(8, 8)
    assert flow.heightForWidth(100) == 8
    assert not flow.expandingDirections()


def test_what_is_taken_out_is_out(qtbot: QtBot, dressed: QApplication) -> None:
    _, flow = filled(qtbot, ["Hide", "Lock"])
    taken = flow.takeAt(0)
    assert taken is not None
    assert flow.count() == 1
    assert flow.itemAt(7) is None
    assert flow.takeAt(7) is None


def test_what_is_hidden_leaves_no_gap(qtbot: QtBot, dressed: QApplication) -> None:
    widget, flow = filled(qtbot, ["Hide", "Lock"])
    before = flow.sizeHint().width()
    widget.findChildren(QuietButton)[0].hide()
    assert flow.sizeHint().width() < before


def test_in_the_middle_there_is_as_much_above_as_below(
    qtbot: QtBot, dressed: QApplication
) -> None:
    widget = QWidget()
    flow = FlowLayout(widget, in_middle=True)
    button = QuietButton("Hide")
    flow.addWidget(button)
    qtbot.addWidget(widget)
    flow.setGeometry(QRect(0, 0, 400, 200))
    above, below = button.geometry().top(), 200 - button.geometry().bottom()
    assert abs(above - below) <= 2
