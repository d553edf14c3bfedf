"""Says who may know what: in the talk as one goes, and on the consent page after it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rhi_desktop.record.ids import Audience
from rhi_desktop.record.permission import Said
from tests.journeys.driver import Driver, Given
from ui.interview.said_chip import ROUND
from ui.referral.answer_line import AnswerLine
from ui.referral.cell import SAYS, WordCell
from ui.referral.consent_page import ConsentPage
from ui.referral.override_panel import OverridePanel

LETTERS = {said: key for key, said in SAYS.items()}


class Consenting:
    """Asks about each reader, and writes down the child's own words."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.hands = driver.hands

    # In the talk

    def say_in_the_talk(self, topic: str, permissions: Sequence[Given]) -> None:
        """Touches the reader's chip under the topic on screen until it says so."""
        strips = self.driver.board._sheets[topic].strips._strips
        for given in permissions:
            strip = strips[topic]
            chip = strip._chips[Audience(given["audience"])]
            for _ in ROUND:
                self.hands.press(chip)
                if chip.said is Said(given["said"]):
                    break
            if given.get("words"):
                self.driver.write(strip._line.box, given["words"])
                self.hands.key(Qt.Key.Key_Return)

    # On the consent page

    @property
    def page(self) -> ConsentPage:
        page = self.driver.page(ConsentPage)
        self.hands.until(lambda: page._seen is not None, "who may know is read")
        return page

    def say_afterwards(self, permissions: Sequence[Given]) -> None:
        for given in permissions:
            self._look_at(given)
            self._say(given)

    def tell_without_agreement(self, overrides: Sequence[Given]) -> None:
        """Writes the four grounds for each."""
        for given in overrides:
            self._look_at(given)
            self.hands.press(self.page.bar._risk)
            panel = self.driver.one(OverridePanel)
            self.hands.press(_with(panel.threshold, given["threshold"]))
            self.driver.write(panel.reason, given["reason"])
            self.hands.press(_with(panel.told, given["told"]))
            if given.get("why_not_told"):
                self.driver.write(panel.why_not.box, given["why_not_told"])
            self.driver.write(panel.who.box, given["decided_by"])
            self.driver.press("Record this, and share it")
            self.driver.until_gone(OverridePanel)
            self.driver.until_quiet()

    def _look_at(self, given: Given) -> None:
        """Goes to the cell of the topic and reader, and if need be to one answer."""
        topic = given.get("topic") or given["ref"].split("/")[2]
        cell = self._cell(topic, given["audience"])
        if not cell.hasFocus():
            self.hands.press(cell)
        self.driver.until_quiet()
        assert self.page._spot.topic == topic
        assert self.page._spot.audience == given["audience"]
        if "ref" in given:
            self.hands.press(self._line(given["ref"]))
            assert self.page._spot.ref == given["ref"]

    def _cell(self, topic: str, audience: str) -> WordCell:
        assert self.page.table is not None
        return self.page.table.cell(topic, audience)

    def _line(self, ref: str) -> AnswerLine:
        lines = self.page.copy.answers.lines
        return next(one for one in lines if one.ref == ref)

    def _say(self, given: Given) -> None:
        """A letter in the cell; for one answer alone the strip under the table."""
        said, bar = Said(given["said"]), self.page.bar
        if "ref" in given:
            self.hands.press(_with(bar._choice, said))
        else:
            self.hands.letter(chr(LETTERS[said]))
        if given.get("words"):
            self.driver.write(bar.line.box, given["words"])
            self.hands.key(Qt.Key.Key_Return)


def _with(within: QWidget, value: str) -> QWidget:
    """The choice of this code."""
    found = within.findChildren(QWidget)
    return next(one for one in found if getattr(one, "value", None) == value)
