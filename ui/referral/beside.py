"""A page with columns beside it, which go under and over it where there is no room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.forms import ScrollPage, Surface
from ui.forms.surfaces import Kind
from ui.text import named
from ui.theme import px

NARROW = 1100
"""With less room than this, at 100 %, there is one column."""


class _Column(QScrollArea):
    """A column that scrolls by itself; its content can be lent to the page."""

    def __init__(self, kind: Kind, name: str, content: QWidget, width: int) -> None:
        super().__init__()
        self.content = content
        self._width = width
        self.setWidgetResizable(True)
        self.setFocusPolicy(content.focusPolicy())
        self._ground = Surface(kind)
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(20, 20, 20, 20)
        self._column.addWidget(content)
        self._column.addStretch(1)
        self.setWidget(self._ground)
        self.fit()
        named(self, name)

    def fit(self) -> None:
        """As wide as its words ask at this size of text."""
        self.setFixedWidth(px(self._width))

    def take_back(self) -> None:
        """Has its content here again."""
        self._column.insertWidget(0, self.content)
        self.show()


class Beside(QWidget):
    """A sheet in the middle, perhaps a column before it, and a column after it."""

    def __init__(
        self,
        sheet: ScrollPage,
        after: tuple[str, QWidget],
        *,
        before: tuple[str, QWidget] | None = None,
        under: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._sheet = sheet
        self._folded = False
        self._after = _Column("aside", *after, width=400)
        self._under = under
        self._before = _Column("map", *before, width=264) if before else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if self._before:
            row.addWidget(self._before)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(sheet, 1)
        if under:
            self._middle.addWidget(under)
        row.addLayout(self._middle, 1)
        row.addWidget(self._after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds, as the new width asks."""
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        if narrow != self._folded:
            self._folded = narrow
            self._lay_out()

    def _lay_out(self) -> None:
        if self._folded:
            self._fold()
        else:
            self._unfold()

    def _fold(self) -> None:
        body = self._sheet.body
        if self._before:
            self._before.hide()
            body.insertWidget(0, self._before.content)
        if self._under:
            body.addWidget(self._under)
        self._after.hide()
        body.addWidget(self._after.content)

    def _unfold(self) -> None:
        if self._under:
            self._middle.addWidget(self._under)
        for column in (self._before, self._after):
            if column:
                column.take_back()
