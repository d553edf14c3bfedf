"""Says what is not kept, for as long as it is not; the window's edge says the rest.

"Kept at 14:02" stands at the bottom of the window. A failure is too long for that and
too grave to pass by, so it stands above the questions until everything is kept again.
"""

from rhi_desktop.errors import KnownError
from rhi_desktop.wording import Words
from ui.forms import Notice
from ui.text import announce


class SavedMark(Notice):
    """A warning that stays until it is no longer true; nothing has to be clicked."""

    def __init__(self, words: Words) -> None:
        super().__init__("", "mend")
        self._words = words
        self.hide()

    def show_stuck(self, error: Exception) -> None:
        """Says what happened, what is safe and what to do; said aloud only once."""
        if isinstance(error, KnownError):
            told = error.told(self._words)
        else:
            told = self._words(
                "Something went wrong in the program. What you wrote is still on"
                " screen, and is tried again every two seconds."
            )
        text = self._words("Not kept: {told}", told=told)
        if self.isHidden() or text != self.label.text():
            self.say(text)
            announce(self, text)

    def show_kept(self, _at: object = None) -> None:
        """Takes the warning away: everything is committed."""
        if not self.isHidden():
            self.say("")
            announce(self, self._words("Everything is kept again."))
