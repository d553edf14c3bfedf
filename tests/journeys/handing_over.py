"""The end of the day: finishing, the copies for each reader, and the outbox."""

from pathlib import Path

from tests.journeys.driver import Driver
from ui.caseload.today_page import TodayPage
from ui.interview.page import InterviewPage
from ui.outbox.outbox_page import OutboxPage
from ui.referral.consent_page import ConsentPage
from ui.referral.documents_page import DocumentsPage

ISSUE_ONE, ISSUE_ALL = "Issue the one copy", "Issue all {n} copies"


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
        self.driver.press("Finish the interview")
        self.hands.until(lambda: board.talk.is_finished, "the interview is finished")

    def issue_all(self, into: Path, copies: int = 5) -> None:
        self.driver.press("Documents")
        self.driver.page(DocumentsPage)
        self.driver.until_quiet()
        text = self.driver.words.counted(ISSUE_ONE, ISSUE_ALL, copies)
        self.hands.press(self.driver.saying(text))
        self.driver.name_a_folder(into)
        self.hands.until(lambda: len([*into.glob("*.pdf")]) == copies, "all are issued")
        self.driver.until_quiet()

    def go_to_the_outbox(self) -> None:
        self.driver.press("Today")
        self.driver.page(TodayPage)
        self.driver.until_quiet()
        self.driver.press("Outbox")
        self.driver.page(OutboxPage)

    def approve_and_export(self, into: Path) -> None:
        self.driver.press("Approve")
        self.driver.press("Export what is approved")
        self.driver.name_a_folder(into)
        self.hands.until(lambda: bool([*into.glob("batch-*")]), "it is exported")
        self.driver.until_quiet()
