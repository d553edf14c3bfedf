"""One reader's copy as reasons: shown because, held back because, topic by topic."""

from collections.abc import Mapping, Sequence

from rhi_desktop.wording import Words
from ui.referral.prose import Prose
from ui.referral.reasons import Reason


class ReasonList(Prose):
    """Every reason of a copy, one under the other."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("Why this copy says what it says"), margin=4)
        self._words = words

    def show_reasons(self, found: Sequence[Reason], labels: Mapping[str, str]) -> None:
        """Shows these and no others; `labels` are the topics' by name."""
        pen = self.write()
        for reason in found:
            title = heading(self._words, reason, labels[reason.topic])
            pen.line(title, ink=reason.tone, weight=600, above=14)
            pen.line(reason.sentence, above=2)
        self.updateGeometry()


def heading(words: Words, reason: Reason, topic: str) -> str:
    """Shown or held back, how many, and of which topic."""
    n = len(reason.ruled)
    if reason.tone == "risk":
        return words.counted(
            "Shared at risk: {topic} ({n} answer)",
            "Shared at risk: {topic} ({n} answers)",
            n,
            topic=topic,
        )
    if reason.shared:
        return words.counted(
            "Shown: {topic} ({n} answer)",
            "Shown: {topic} ({n} answers)",
            n,
            topic=topic,
        )
    return words.counted(
        "Held back: {topic} ({n} answer)",
        "Held back: {topic} ({n} answers)",
        n,
        topic=topic,
    )
