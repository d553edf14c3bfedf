"""A new return, written down on the page itself: nothing is laid over anything.

A young person who goes missing again is the same young person. So a name that is here
already is asked about before a second record of them comes into being.
"""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rhi_desktop.clock import local_day
from rhi_desktop.record.child import Child
from rhi_desktop.wording import Words
from ui.caseload.listing import NewReturn
from ui.folding import AT_TOP, Folding
from ui.forms import (
    Card,
    ChipFlow,
    DateField,
    FlowLayout,
    Labelled,
    LineField,
    MomentField,
    Notice,
    PrimaryButton,
    QuietButton,
)
from ui.text import PlainLabel, named
from ui.theme import px

WIDEST = 900
SAME, ANOTHER = "same", "another"

Field = LineField | DateField | MomentField


class NewReturnPanel(Card):
    """Asks who returned and when; gives it up whole or says what to put right."""

    written = Signal(object, object)
    """A `NewReturn`, and the `Child` it is of if that is somebody here already."""

    left = Signal()
    """Nothing is to be written after all."""

    def __init__(self, words: Words, now: datetime) -> None:
        super().__init__(margin=24)
        self.setMaximumWidth(px(WIDEST))
        self.words = words
        self._now = now
        self._known: Child | None = None
        self.body.addWidget(PlainLabel(words("New return"), "heading"))
        self.body.addWidget(
            PlainLabel(
                words("Leave blank what nobody knows. No time is ever guessed."), "soft"
            )
        )
        self._add_fields()
        self._add_question()
        self._add_buttons()
        named(self, words("New return"))

    def _add_fields(self) -> None:
        words = self.words
        self.name = LineField(words, words("Name"), words("As it is on the request."))
        self.known_as = LineField(
            words, words("Likes to be called"), words("If that is something else.")
        )
        self.born = DateField(words, words("Date of birth"))
        self.last_seen = MomentField(words, words("Last seen"))
        self.reported = MomentField(words, words("Reported missing"))
        self.returned = MomentField(words, words("Returned"))
        self.body.addWidget(
            Folding([self.name, self.known_as], least=600, where=AT_TOP)
        )
        self.body.addWidget(Labelled(words("Date of birth"), self.born))
        seen = Labelled(
            words("Last seen"), self.last_seen, words("Before they were missed.")
        )
        back = Labelled(
            words("Returned"),
            self.returned,
            words("When they were back, not when somebody was told."),
        )
        told = Labelled(
            words("Reported missing"),
            self.reported,
            words("When the police were told, if they were."),
        )
        self.body.addWidget(Folding([seen, told], least=720, where=AT_TOP))
        self.body.addWidget(back)
        for line in (self.name, self.known_as):
            line.finished.connect(self._on_done)
        self.name.edited.connect(self._on_name_edited)

    def _add_question(self) -> None:
        words = self.words
        self._same_notice = Notice("", "next")
        options = [
            (SAME, words("The same young person")),
            (ANOTHER, words("Somebody else of that name")),
        ]
        self.same = ChipFlow(words("Who is it?"), options, several=False)
        self._same_notice.body.addWidget(self.same)
        self.body.addWidget(self._same_notice)

    def _add_buttons(self) -> None:
        keep = PrimaryButton(self.words("Keep this return"))
        keep.clicked.connect(self._on_done)
        leave = QuietButton(self.words("Cancel"))
        leave.clicked.connect(self.left)
        holder = QWidget()
        row = FlowLayout(holder, margin=4)
        row.addWidget(keep)
        row.addWidget(leave)
        self.body.addWidget(holder)

    def ask_who(self, known: Child) -> None:
        """Asks whether this is the young person of that name who is here already."""
        self._known = known
        born = self.words.day(known.born) if known.born else ""
        told = (
            self.words(
                "A young person of that name is here already, born {day}. Is this"
                " the same?",
                day=born,
            )
            if born
            else self.words("A young person of that name is here already. The same?")
        )
        self._same_notice.say(told)
        self.same.setFocus()

    def as_written(self) -> NewReturn | None:
        """What can be kept as it stands, or None where something is not right yet."""
        if any(self._problems().values()):
            return None
        return NewReturn(
            name=self.name.text().strip(),
            known_as=self.known_as.text().strip(),
            born=_day(self.born.value()),
            last_seen=_moment(self.last_seen.value()),
            reported=_moment(self.reported.value()),
            returned=_moment(self.returned.value()),
        )

    def _problems(self) -> dict[Field, str]:
        """What to put right in each field that has to be, in the order of fields."""
        words = self.words
        nameless = "" if self.name.text().strip() else words("Write the name.")
        return {
            self.name: nameless,
            self.born: self.born.problem() or self._born_problem(),
            self.last_seen: self.last_seen.problem()
            or self._moment_problem(self.last_seen),
            self.reported: self.reported.problem()
            or self._moment_problem(self.reported),
            self.returned: self.returned.problem()
            or self._moment_problem(self.returned)
            or self._order_problem(),
        }

    def _born_problem(self) -> str:
        born = _day(self.born.value())
        if born and born > local_day(self._now):
            return self.words("This day is still to come. Check the year.")
        return ""

    def _moment_problem(self, field: MomentField) -> str:
        moment = _moment(field.value())
        if moment and moment > self._now:
            return self.words("This time is still to come. Check the day.")
        return ""

    def _order_problem(self) -> str:
        seen, back = _moment(self.last_seen.value()), _moment(self.returned.value())
        if seen and back and back < seen:
            return self.words("This is before they were last seen. Check both.")
        return ""

    def _show_problems(self) -> None:
        wrong: list[Field] = []
        for field, problem in self._problems().items():
            field.show_mend(problem)
            wrong += [field] if problem else []
        if wrong:
            wrong[0].setFocus()

    def _on_name_edited(self) -> None:
        self._known = None
        self._same_notice.say("")
        self.same.show_value([])

    def _on_done(self) -> None:
        self._show_problems()
        new = self.as_written()
        if new is None:
            return
        chosen = self.same.value()
        if self._known is not None and not chosen:
            self.same.setFocus()
            return
        self.written.emit(new, self._known if SAME in chosen else None)

    @property
    def is_sure_who(self) -> bool:
        """Whether somebody has said that this is another of the same name."""
        return ANOTHER in self.same.value()


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _moment(iso: str) -> datetime | None:
    return datetime.fromisoformat(iso) if iso else None
