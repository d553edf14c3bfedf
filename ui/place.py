"""Where somebody was, so that they can be put back there; it holds codes, never words.

Locking and changing the language throw every page away and build it again from this.
"""

from dataclasses import dataclass

from rhi_desktop.wording import Language


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and how far into it: the interview, topic, question and caret."""

    page: str
    interview: str = ""
    topic: str = ""
    ref: str = ""
    caret: int = 0
    language: Language = "en"
