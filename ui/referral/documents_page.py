"""Documents: what each reader's copy says, exactly, beside why; and issuing it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.errors import KnownError
from rhi_desktop.instrument import said_in
from rhi_desktop.record.copy import Copy
from rhi_desktop.record.ids import Audience, InterviewId
from rhi_desktop.record.interview import Interview, Stage
from rhi_desktop.wording import LANGUAGES, OWN_NAME, Language
from ui.folder import AskFolder, FolderPanel, ask_folder
from ui.forms import (
    Card,
    FlowLayout,
    LinkButton,
    Notice,
    PrimaryButton,
    QuietButton,
    ScrollPage,
    SegmentedChoice,
)
from ui.page import Page, Seat
from ui.place import Place
from ui.referral import looking
from ui.referral.beside import Beside
from ui.referral.copy_text import CopyText
from ui.referral.issuing import Issuing
from ui.referral.progress import Progress
from ui.referral.reader_list import ReaderList
from ui.referral.reading import Issuable, issuable
from ui.referral.reasons import reasons
from ui.referral.why_panel import ISSUED, WhyPanel
from ui.text import announce, named


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
        self._panel: FolderPanel | None = None
        self.issuing = Issuing(seat, self.interview, self)
        self.issuing.began.connect(self._on_began)
        self.issuing.issued.connect(self._on_issued)
        self.issuing.ended.connect(self._on_ended)
        self.issuing.stuck.connect(self._on_stuck)
        self._build()
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
        self._sheet = sheet = ScrollPage(words("Documents"), width=760, margin=32)
        sheet.body.addWidget(self._unfinished())
        self._mend = Notice("", "mend")
        self._done = Notice("", "next")
        self._progress = Progress(words)
        self._progress.stopped.connect(self.issuing.stop)
        self._panel_place = QVBoxLayout()
        paper = Card(margin=4)
        paper.body.addWidget(self.text)
        for widget in (self._mend, self._done, self._tools_row(), self._progress):
            sheet.body.addWidget(widget)
        sheet.body.addLayout(self._panel_place)
        sheet.body.addWidget(paper)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(
            Beside(
                sheet,
                (words("Beside the copy"), self.why),
                before=(words("A copy for each reader"), self.readers),
            )
        )
        named(self, words("Documents"))

    def _tools_row(self) -> QWidget:
        words = self.words
        self.language = SegmentedChoice(
            words("Language of this copy"),
            [(language, OWN_NAME[language]) for language in LANGUAGES],
        )
        self.language.chosen.connect(self._on_language)
        self._issue = PrimaryButton(words("Issue this copy"))
        self._issue.clicked.connect(partial(self.open_panel, every=False))
        self._issue_all = QuietButton(
            words.counted(
                "Issue the one copy", "Issue all {n} copies", len(self._readers)
            )
        )
        self._issue_all.clicked.connect(partial(self.open_panel, every=True))
        row = QWidget()
        flow = FlowLayout(row, gap=12, margin=4)
        for widget in (self.language, self._issue, self._issue_all):
            flow.addWidget(widget)
        return row

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
        self.language.show_value([summary.language])
        self.text.show_summary(summary)
        now = self.seat.session.desk.clock()
        spoken = looking.speaking(self.words, seen.held, self._profile, now)
        labels = looking.topic_labels(self.words, seen.held)
        self.why.show_reasons(reasons(spoken, seen.preview.ruled), labels)

    def _show_stage(self, interview: Interview) -> None:
        finished = interview.stage is Stage.FINISHED
        self._open_notice.setVisible(not finished)
        self._may_issue(yes=finished)

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
        self._may_issue(yes=True)
        self._issue.setFocus()
        self._load()

    def open_panel(self, *, every: bool) -> None:
        """Asks on the page where this copy, or all of them, are to be written."""
        self._close_panel()
        words, reader = self.words, self._readers[self._audience]
        title = words("Where shall all the copies be written?")
        if not every:
            title = words("Where shall the copy be written? {reader}", reader=reader)
        wanted = list(self._profile.audiences) if every else [self._audience]
        self._panel = FolderPanel(words, title, words("Issue"), ask=self._ask)
        self._panel.chosen.connect(partial(self._on_folder, wanted))
        self._panel.left.connect(self._close_panel)
        self._panel_place.addWidget(self._panel)
        self._panel.begin()

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
            self._issue.setFocus()

    def _on_folder(self, wanted: list[Audience], into: Path) -> None:
        self._mend.say("")
        self._done.say("")
        self._may_issue(yes=False)
        self.unkept.emit()
        languages = [self._languages.get(one, self.words.language) for one in wanted]
        self.issuing.issue(list(zip(wanted, languages, strict=True)), into)

    def _on_began(self, at: int, total: int, audience: str) -> None:
        self._progress.show_step(at, total, self._readers[audience])

    def _on_issued(self, copy: Copy) -> None:
        self.kept.emit(copy.issued)

    def _on_ended(self, count: int) -> None:
        self._may_issue(yes=True)
        self._progress.hide()
        self._close_panel()
        told = self.words.counted(
            "{n} copy is in the folder, and in the register.",
            "{n} copies are in the folder, and in the register.",
            count,
        )
        self._done.say(told)
        announce(self, told)
        self.why.show_side(ISSUED)
        self._load()

    def _on_stuck(self, error: Exception) -> None:
        self._progress.hide()
        if not isinstance(error, KnownError):
            raise error
        self._mend.say(error.told(self.words))
        self._may_issue(yes=not self._open_notice.isVisibleTo(self))

    def _may_issue(self, *, yes: bool) -> None:
        self._issue.setEnabled(yes)
        self._issue_all.setEnabled(yes)

    def _go(self, page: str) -> None:
        self.asked_for.emit(
            Place(
                page,
                interview=self.interview,
                ref=self._audience if page == "consent" else "",
                language=self.words.language,
            )
        )
