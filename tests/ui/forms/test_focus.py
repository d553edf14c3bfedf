from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.forms import FocusRing, PrimaryButton, QuietButton
from ui.forms.focus import HALO
from ui.text import PlainLabel


def page_of(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_the_ring_lies_round_whatever_has_the_keyboard(
    qtbot: QtBot, ring: FocusRing
) -> None:
    one, other = QuietButton("One"), PrimaryButton("Other")
    page = page_of(qtbot, one, other)
    for button in (one, other):
        button.setFocus()
        halo = ring._halo
        assert halo is not None
        grown = button.geometry().adjusted(-HALO, -HALO, HALO, HALO)
        assert halo.geometry() == grown
        assert halo.isVisible()
        assert halo.parentWidget() is page
    assert not page.grab().isNull()


def test_the_ring_goes_along_when_the_control_moves(
    qtbot: QtBot, ring: FocusRing
) -> None:
    button = QuietButton("One")
    page = page_of(qtbot, button)
    button.setFocus()
    button.move(100, 60)
    halo = ring._halo
    assert halo is not None
    assert halo.pos().x() == 100 - HALO
    button.hide()
    assert not halo.isVisible()
    assert page.isVisible()


def test_the_ring_can_be_seen(qtbot: QtBot, ring: FocusRing) -> None:
    button = QuietButton("One")
    page = page_of(qtbot, button, QuietButton("Two"))
    page.findChildren(QuietButton)[1].setFocus()
    without = page.grab(button.geometry().adjusted(-3, -3, 3, 3)).toImage()
    button.setFocus()
    within = page.grab(button.geometry().adjusted(-3, -3, 3, 3)).toImage()
    assert within.pixelColor(within.width() // 2, 1) != without.pixelColor(
        without.width() // 2, 1
    )


def test_there_is_no_ring_round_what_cannot_be_worked(
    qtbot: QtBot, ring: FocusRing
) -> None:
    button, label = QuietButton("One"), PlainLabel("Two")
    page = page_of(qtbot, button, label)
    button.setFocus()
    button.clearFocus()
    assert ring._halo is None
    page.setFocus()
    assert ring._halo is None


def test_a_control_that_is_thrown_away_takes_its_ring_along(
    qtbot: QtBot, ring: FocusRing
) -> None:
    import shiboken6

    inner = QWidget()
    inside = QVBoxLayout(inner)
    button, after = QuietButton("One"), QuietButton("After")
    inside.addWidget(button)
    page = page_of(qtbot, inner, after)
    button.setFocus()
    shiboken6.delete(inner)
    after.setFocus()
    assert ring._halo is not None
    assert ring._halo.around is after
    assert ring._halo.parentWidget() is page
