"""What the instrument lays down about one question: who might ever be told."""

from dataclasses import dataclass

from rhi_desktop.record.ids import Audience

NOBODY: frozenset[Audience] = frozenset()


@dataclass(frozen=True, slots=True)
class Policy:
    """Who gets an answer always, who if the child agrees, who if someone is at risk.

    An audience named in none of the three never gets it. `always` is for what the
    reader holds already or the child was told of before the talk, and for the child.
    """

    always: frozenset[Audience] = NOBODY
    ask: frozenset[Audience] = NOBODY
    risk: frozenset[Audience] = NOBODY
