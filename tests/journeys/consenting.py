"""Says who may know what: in the talk as one goes, and on the consent page after it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rhi_desktop import assets
from rhi_desktop.instrument import read_definition, said_in
from rhi_desktop.practice.instruments import SHIPPED
from rhi_desktop.record.ids import Audience
from rhi_desktop.record.permission import Said
from tests.journeys.driver import Driver, Given
from ui.interview.said_chip import ROUND
from ui.referral.answer_line import AnswerLine
from ui.referral.cell import SAYS, WordCell
from ui.referral.override_panel import OverridePanel
from ui.referral.word_bar import WordBar

LETTERS = {said: key for key, said in SAYS.items()}


class Consenting:
    """Asks about each reader, and writes down the child's own words."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.hands = driver.hands
        self._definition = read_definition(assets.read(SHIPPED))

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

    def say_afterwards(self, permissions: Sequence[Given]) -> None:
        for given in permissions:
            self._look_at(given)
            self._say(given)

    def tell_without_agreement(self, overrides: Sequence[Given]) -> None:
        """Writes the four grounds for each."""
        for given in overrides:
            self._look_at(given)
            self.driver.press("Tell them without agreement")
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
        if "ref" in given:
            lines = self.driver.all(AnswerLine)
            self.hands.press(next(one for one in lines if one.ref == given["ref"]))

    def _cell(self, topic: str, audience: str) -> WordCell:
        """The cell that says it is about this topic and this reader."""
        words, seat = self.driver.words, self.driver.window._seat
        assert seat is not None
        name = words(
            "{topic}, {reader}",
            topic=said_in(self._definition.topic(topic).label, words.language),
            reader=said_in(
                seat.session.desk.profile.reader(audience).label, words.language
            ),
        )
        self.hands.until(lambda: bool(self.driver.all(WordCell)), "the table is shown")
        cells = self.driver.all(WordCell)
        return next(c for c in cells if c.accessibleName().startswith(f"{name}:"))

    def _say(self, given: Given) -> None:
        """A letter in the cell; for one answer alone the strip under the table."""
        said, bar = Said(given["said"]), self.driver.one(WordBar)
        if "ref" in given:
            self.hands.press(_with(bar, said))
        else:
            self.hands.letter(chr(LETTERS[said]))
        if given.get("words"):
            self.driver.write(bar.line.box, given["words"])
            self.hands.key(Qt.Key.Key_Return)


def _with(within: QWidget, value: str) -> QWidget:
    """The choice of this code."""
    found = within.findChildren(QWidget)
    return next(one for one in found if getattr(one, "value", None) == value)
