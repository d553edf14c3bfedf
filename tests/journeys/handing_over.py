"""The end of the day: finishing, the copies for each reader, and the outbox."""

from pathlib import Path

from tests.journeys.driver import Driver
from ui.folder import FolderPanel
from ui.forms import TabButton
from ui.interview.finishing import FinishedCard
from ui.interview.loose_ends import LooseEndsSheet
from ui.interview.page import InterviewPage
from ui.outbox.outbox_page import OutboxPage
from ui.outbox.record_card import RecordCard
from ui.referral.consent_page import ConsentPage
from ui.referral.documents_page import DocumentsPage


class HandingOver:
    """Takes an interview from its last word to the folders it leaves by."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.hands = driver.hands

    def go_to_consent(self) -> None:
        self.driver.press("Consent and disclosure")
        self.driver.page(ConsentPage)
        self.driver.until_quiet()

    def go_back_to_the_conversation(self) -> None:
        self.driver.press("The conversation")
        self.driver.page(InterviewPage)

    def finish(self) -> None:
        board = self.driver.board
        self.driver.press("Finish")
        sheet = self.driver.one(LooseEndsSheet)
        self.hands.press(sheet.finish)
        self.hands.until(lambda: board.talk.is_finished, "the interview is finished")

    def issue_all(self, into: Path) -> None:
        self.hands.press(self.driver.one(FinishedCard).documents)
        page = self.driver.page(DocumentsPage)
        self.driver.until_quiet()
        self.hands.press(page._issue_all)
        self.driver.name_a_folder(into)
        self.driver.until_gone(FolderPanel)
        self.driver.until_quiet()

    def go_to_the_outbox(self) -> None:
        self.driver.press("Today")
        self.driver.until_quiet()
        tabs = self.driver.window.findChildren(TabButton)
        outbox = self.driver.words("Outbox")
        self.hands.press(next(one for one in tabs if one.text() == outbox))
        self.driver.page(OutboxPage)
        self.driver.until_quiet()

    def approve_and_export(self, into: Path) -> None:
        page = self.driver.page(OutboxPage)
        card = self.driver.one(RecordCard)
        self.hands.press(card.approve)
        self.hands.until(page._export.isEnabled, "the record is approved")
        self.hands.press(page._export)
        self.driver.name_a_folder(into)
        self.driver.until_gone(FolderPanel)
        self.driver.until_quiet()
