"""Documents: what each reader's copy says, exactly, beside why; and issuing it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.errors import KnownError
from rhi_desktop.instrument import said_in
from rhi_desktop.record.copy import Copy
from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.record.interview import Interview, Stage
from rhi_desktop.wording import LANGUAGES, Language
from ui.folder import AskFolder, ask_folder
from ui.forms import (
    Card,
    FlowLayout,
    LinkButton,
    Notice,
    QuietButton,
    ScrollPage,
)
from ui.page import Page, Seat
from ui.place import Place
from ui.referral import looking
from ui.referral.beside import Beside
from ui.referral.copy_text import CopyText
from ui.referral.issue_bar import IssueBar
from ui.referral.issuing import Issuing
from ui.referral.reader_list import ReaderList
from ui.referral.reading import Issuable, issuable
from ui.referral.reasons import reasons
from ui.referral.why_panel import ISSUED, WhyPanel
from ui.text import named


class DocumentsPage(Page):
    """One copy at a time to read, in the language chosen for it, and to issue."""

    restless_after = 30

    def __init__(
        self, seat: Seat, place: Place, *, ask: AskFolder = ask_folder
    ) -> None:
        super().__init__(seat, place)
        self.interview = InterviewId(place.interview)
        self._ask = ask
        self._profile = seat.session.desk.profile
        self._readers: dict[str, str] = {
            reader.audience: said_in(reader.label, self.words.language)
            for reader in self._profile.readers
        }
        known = place.topic in self._readers
        self._audience = Audience(place.topic if known else next(iter(self._readers)))
        self._languages: dict[str, Language] = {}
        if known and place.ref in LANGUAGES:
            self._languages[place.topic] = place.ref
        self._is_finished = False
        self.issuing = Issuing(seat, self.interview, self)
        self.issuing.issued.connect(self._on_issued)
        self.issuing.ended.connect(self._on_ended)
        self.issuing.stuck.connect(self._on_stuck)
        self._build()
        self.issuing.began.connect(self.issue_bar.show_step)
        self._load()

    # What the window asks of it.

    def context(self) -> str:
        """Where we are, without a name."""
        return self.words("Documents")

    def tools(self) -> list[QWidget]:
        """The ways back."""
        back = QuietButton(self.words("Who may know what"))
        back.clicked.connect(partial(self._go, "consent"))
        return [back]

    def place(self) -> Place:
        """The copy shown and its language."""
        return Place(
            "documents",
            interview=self.interview,
            topic=self._audience,
            ref=self._languages.get(self._audience, ""),
            language=self.words.language,
        )

    def settle(self) -> None:
        """Begins at the readers."""
        self.readers.setFocus()

    # How it is put together.

    def _build(self) -> None:
        words = self.words
        self.readers = ReaderList(words, list(self._readers.items()))
        self.readers.chosen.connect(self._on_reader)
        self.readers.show_chosen(self._audience)
        self.text = CopyText(words("The copy as it will be printed"))
        self.why = WhyPanel(words)
        self.issue_bar = IssueBar(words, self._readers, ask=self._ask)
        self.issue_bar.language_chosen.connect(self._on_language)
        self.issue_bar.wanted.connect(self._on_wanted)
        self.issue_bar.stopped.connect(self.issuing.stop)
        self._sheet = sheet = ScrollPage(words("Documents"), width=760, margin=32)
        paper = Card(margin=4)
        paper.body.addWidget(self.text)
        for widget in (self._unfinished(), self.issue_bar, paper):
            sheet.body.addWidget(widget)
        before = (words("A copy for each reader"), self.readers)
        after = (words("Beside the copy"), self.why)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Beside(sheet, after, before=before))
        named(self, words("Documents"))

    def _unfinished(self) -> Notice:
        words = self.words
        self._open_notice = Notice(
            words(
                "This interview is not finished yet. You can read each copy as it would"
                " be now; copies can be issued once it is finished. Its answers then"
                " stay as they are."
            ),
            "consent",
        )
        row = FlowLayout(margin=4)
        finish = QuietButton(words("Finish the interview"))
        finish.clicked.connect(self._on_finish)
        back = LinkButton(words("Go on with the conversation"))
        back.clicked.connect(partial(self._go, "interview"))
        row.addWidget(finish)
        row.addWidget(back)
        self._open_notice.body.addLayout(row)
        self._open_notice.hide()
        return self._open_notice

    # What the vault says.

    def _load(self) -> None:
        self.seat.background.run(
            issuable,
            self.seat.session,
            self.interview,
            self._audience,
            self._language(),
            then=self._on_loaded,
            failed=self._on_stuck,
        )

    def _language(self) -> Language:
        return self._languages.get(self._audience, self.words.language)

    def _on_loaded(self, seen: Issuable) -> None:
        self._show_stage(seen.held.interview)
        self.readers.show_issued(seen.copies)
        self.why.show_copies(seen.copies, self._readers)
        summary = seen.preview.summary
        if (seen.audience, summary.language) != (self._audience, self._language()):
            return
        self.issue_bar.show_language(summary.language)
        self.text.show_summary(summary)
        now = self.seat.session.desk.clock()
        spoken = looking.speaking(self.words, seen.held, self._profile, now)
        labels = looking.topic_labels(self.words, seen.held)
        self.why.show_reasons(reasons(spoken, seen.preview.ruled), labels)

    def _show_stage(self, interview: Interview) -> None:
        self._is_finished = interview.stage is Stage.FINISHED
        self._open_notice.setVisible(not self._is_finished)
        self.issue_bar.may_issue(yes=self._is_finished)

    # What somebody does.

    def _on_reader(self, code: str) -> None:
        self._audience = Audience(code)
        self._load()

    def _on_language(self, chosen: tuple[str, ...]) -> None:
        for language in LANGUAGES:
            if language in chosen:
                self._languages[self._audience] = language
        self._load()

    def _on_finish(self) -> None:
        self.unkept.emit()
        self.seat.background.run(
            self.seat.session.interviewing.finish,
            self.interview,
            then=self._on_finished,
            failed=self._on_stuck,
        )

    def _on_finished(self, interview: Interview) -> None:
        self.kept.emit(interview.finished)
        self.issue_bar.may_issue(yes=True)
        self.issue_bar.issue.setFocus()
        self._load()

    def _on_wanted(self, every: object, into: Path) -> None:
        wanted = list(self._profile.audiences) if every else [self._audience]
        languages = [self._languages.get(one, self.words.language) for one in wanted]
        self.unkept.emit()
        self.issuing.issue(list(zip(wanted, languages, strict=True)), into)

    def _on_issued(self, copy: Copy) -> None:
        self.kept.emit(copy.issued)

    def _on_ended(self, count: int) -> None:
        self.issue_bar.say_done(count)
        self.why.show_side(ISSUED)
        self._load()

    def _on_stuck(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.issue_bar.say_stuck(error.told(self.words))
        self.issue_bar.may_issue(yes=self._is_finished)

    def _go(self, page: str) -> None:
        self.asked_for.emit(
            Place(
                page,
                interview=self.interview,
                ref=self._audience if page == "consent" else "",
                language=self.words.language,
            )
        )
