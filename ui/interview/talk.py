"""One interview while it is on the page: its sitting, and the way to the vault.

The page asks it to do things and shows what comes back; it knows no widget. What is
said is kept by the autosave, which may send the same answer twice; what is recorded on
a time line or jotted down goes once each, in order, as an errand.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from rhi_desktop.instrument import Changes, Definition, Question, Repeat
from rhi_desktop.practice.conversation import Conversation
from rhi_desktop.record.answer import State, Voice
from rhi_desktop.record.ids import Audience, Ref, Topic
from rhi_desktop.record.interview import Interview, Stage
from rhi_desktop.record.jotting import Jotting
from rhi_desktop.record.permission import Override, Permission, Said
from rhi_desktop.sharing.time_line import override_now, word_now
from ui.interview.autosave import Autosave
from ui.interview.errands import Errands
from ui.page import Seat


@dataclass(frozen=True, slots=True)
class Word:
    """What the child has said of one reader, as it stands now."""

    said: Said = Said.NOT_ASKED
    words: str = ""
    at_risk: bool = False


class Talk(QObject):
    """What a page can do to one interview; facts come back by signal."""

    kept = Signal(object)
    """Everything is committed; the instant of the last commit."""

    unkept = Signal()
    """Something is written or recorded that is not committed yet."""

    stuck = Signal(object)
    """Something could not be kept; it is still held and is tried again."""

    permitted = Signal(str)
    """The child's word about this topic or answer is on the time line."""

    jotted = Signal()
    """The jotted lines, or where they are filed, have changed."""

    ended = Signal()
    """The interview is finished."""

    def __init__(self, seat: Seat, conversation: Conversation, parent: QObject) -> None:
        super().__init__(parent)
        self._seat = seat
        self.child = conversation.child
        self.interview: Interview = conversation.interview
        self.sitting = conversation.sitting
        self.permissions: tuple[Permission, ...] = conversation.consent.permissions
        self.overrides: tuple[Override, ...] = conversation.consent.overrides
        self.jottings: tuple[Jotting, ...] = conversation.jottings
        self.unkept_lines: tuple[str, ...] = ()
        self.kept_at = conversation.kept_at
        keep = partial(seat.session.interviewing.keep_answers, self.interview.id)
        background = seat.background
        self.autosave = Autosave(self.sitting, keep, background, QTimer(self))
        self.errands = Errands(background, QTimer(self))
        self.autosave.setParent(self)
        self.errands.setParent(self)
        self.autosave.unkept.connect(self.unkept)
        self.autosave.kept.connect(self._on_kept)
        self.errands.finished.connect(self._on_errands_done)
        self.is_stuck = False
        """Whether something could not be kept, and has not been since."""
        self.autosave.stuck.connect(self._on_stuck)
        self.errands.stuck.connect(self._on_stuck)

    @property
    def definition(self) -> Definition:
        """The instrument it is held with."""
        return self.sitting.definition

    @property
    def is_finished(self) -> bool:
        """Whether its answers can no longer change."""
        return self.interview.stage is Stage.FINISHED

    @property
    def is_clean(self) -> bool:
        """Whether everything is committed."""
        return self.autosave.is_clean and self.errands.is_clean

    def flush(self) -> None:
        """Hands everything over; it returns before it is committed."""
        self.autosave.flush()

    # What is said

    def answer(self, ref: Ref, value: str) -> Changes:
        """Holds an answer at once and keeps it soon."""
        return self._noted(ref, self.sitting.answer(ref, value))

    def set_state(self, ref: Ref, state: State) -> Changes:
        """Holds how a question was met."""
        return self._noted(ref, self.sitting.set_state(ref, state))

    def set_voice(self, ref: Ref, voice: Voice) -> Changes:
        """Holds whose statement an answer is."""
        return self._noted(ref, self.sitting.set_voice(ref, voice))

    def add_row(self, repeat: str) -> tuple[int, Changes]:
        """Adds a person, a place, an action."""
        number, changes = self.sitting.add_row(repeat)
        self.autosave.note(rows=True)
        return number, changes

    def remove_row(self, row: Ref) -> Changes:
        """Sets a row aside with all that was said in it."""
        self.autosave.note(rows=True)
        return self.sitting.remove_row(row)

    def restore_row(self, row: Ref) -> Changes:
        """Puts a row back as it was."""
        self.autosave.note(rows=True)
        return self.sitting.restore_row(row)

    def _noted(self, ref: Ref, changes: Changes) -> Changes:
        self.autosave.note([ref])
        return changes

    # Who may know

    def word(self, audience: Audience, topic: str, ref: str) -> Word:
        """What the child said about an answer, or with no ref about the whole topic."""
        about = (audience, Topic(topic), Ref(ref))
        said = word_now(self.permissions, *about)
        override = override_now(self.overrides, *about)
        agreed = said is not None and said.said is Said.AGREED
        at_risk = override is not None and not agreed
        if said is None:
            return Word(at_risk=at_risk)
        return Word(said.said, said.words, at_risk)

    def permit(self, audience: Audience, about: str, said: Said, words: str) -> None:
        """Records on the time line what the child said of one reader."""
        keep = self._seat.session.interviewing.keep_permission
        task = partial(keep, self.interview.id, audience, about, said, words)
        self._send(task, self._on_permitted)

    # What is jotted down

    def jot(self, words: str) -> None:
        """Catches a line; it is shown at once, with its time when it is kept."""
        self.unkept_lines = (*self.unkept_lines, words)
        jot = self._seat.session.interviewing.jot
        self._send(partial(jot, self.interview.id, words), self._on_jotted)
        self.jotted.emit()

    def file(self, number: int, topic: str) -> None:
        """Files a line to the topic it belongs to."""
        file = self._seat.session.interviewing.file_jotting
        task = partial(file, self.interview.id, number, Topic(topic))
        self._send(task, lambda _: None)
        self.jottings = tuple(
            replace(line, filed_to=Topic(topic)) if line.number == number else line
            for line in self.jottings
        )
        self.jotted.emit()

    @property
    def unfiled(self) -> int:
        """How many lines belong to no topic yet."""
        lines = [line for line in self.jottings if line.filed_to is None]
        return len(lines) + len(self.unkept_lines)

    # The end

    def finish(self, failed: Callable[[Exception], object]) -> None:
        """Finishes the interview; only right once everything is committed."""
        self._seat.background.run(
            self._seat.session.interviewing.finish,
            self.interview.id,
            then=self._on_ended,
            failed=failed,
        )

    # What came of it

    def _send(self, task: Callable[[], object], then: Callable[..., object]) -> None:
        was_clean = self.is_clean
        self.errands.send(task, then)
        if was_clean:
            self.unkept.emit()

    def _on_permitted(self, permission: Permission) -> None:
        self.permissions = (*self.permissions, permission)
        self.kept_at = permission.at
        self.permitted.emit(permission.about)

    def _on_jotted(self, jotting: Jotting) -> None:
        self.jottings = (*self.jottings, jotting)
        self.unkept_lines = self.unkept_lines[1:]
        self.kept_at = jotting.at
        self.jotted.emit()

    def _on_kept(self, at: datetime) -> None:
        self.kept_at = at
        self._tell_if_clean()

    def _on_errands_done(self) -> None:
        self._tell_if_clean()

    def _on_stuck(self, error: Exception) -> None:
        self.is_stuck = True
        self.stuck.emit(error)

    def _tell_if_clean(self) -> None:
        self.is_stuck = self.is_stuck and not self.is_clean
        if self.is_clean and self.kept_at is not None:
            self.kept.emit(self.kept_at)

    def _on_ended(self, interview: Interview) -> None:
        self.interview = interview
        self.ended.emit()


def row_ref(repeat: Repeat, number: int, question: Question) -> Ref:
    """One question of one row: its path with the row's own number in it."""
    return Ref(f"{repeat.path}[{number}]{question.path.removeprefix(repeat.path)}")
