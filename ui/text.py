"""The only labels there are: they show text, whatever it says, and never as HTML.

A stock QLabel guesses. Text that looks like markup is rendered, and an `<img>` in it
opens the file it names (SECURITY.md, finding 11). A child's words may hold anything.
"""

from typing import Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

Role = Literal[
    "title",  # the one heading of a page
    "question",  # what is asked aloud
    "heading",  # a part of a page
    "body",
    "strong",  # body, heavier: the start of a row, a fact worth finding
    "soft",  # what helps, but is not needed
    "small",
    "quote",  # somebody's own words
    "figure",  # a number to be seen from afar
    "mend",  # what to put right
    "next",  # a fact about what is done or comes next
    "consent",  # a fact about permission
    "risk",  # a fact about sharing without agreement
]

W = TypeVar("W", bound=QWidget)


class PlainLabel(QLabel):
    """Shows text exactly as it stands, wrapped, in one of the roles of the style."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        *,
        wraps: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setProperty("role", role)
        if wraps:
            policy = QSizePolicy(
                QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
            )
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def take_role(self, role: Role) -> None:
        """Changes what the text is, and so how it looks."""
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)


def restyle(widget: QWidget) -> None:
    """Makes the style sheet look again, after a property it names has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()


def named(widget: W, name: str, description: str = "") -> W:
    """The same widget, with the name and description a screen reader says."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
    return widget


def on_button(text: str) -> str:
    """Text for a button, where a lone `&` would vanish into a shortcut."""
    return text.replace("&", "&&")


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say something new, politely, when it has finished."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
