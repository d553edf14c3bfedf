"""What a document says of the young person before any answer: the cover's facts.

The cover is no way round the rules. A name, a birthday and who held the interview tell
the reader whom it is about; anything else is there only if the instrument gives the
same fact to that reader whatever the child says.
"""

from collections.abc import Iterator

from rhi_desktop.clock import local_day
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import Audience
from rhi_desktop.referral.phrases import Says
from rhi_desktop.referral.summary import Fact
from rhi_desktop.referral.terms import Cover, Shared, Terms
from rhi_desktop.wording import Words

KNOWN_AS = "/data/about_you/name_liked"
LAST_SEEN = "/data/episode/last_seen"
RETURNED = "/data/episode/returned"
"""The questions whose policy rules on what the record holds of the same fact."""


def cover_facts(
    terms: Terms, cover: Cover, audience: Audience, shared: tuple[Shared, ...]
) -> tuple[Fact, ...]:
    """The facts this reader may have, each told once.

    When they were reported missing is on no cover: no question rules on it. A fact that
    is among the shared answers is left to them.
    """
    words, child, advocate = terms.words, cover.child, cover.advocate
    told = {one.question.path for one in shared}
    facts = [(Says.YOUNG_PERSON, child.name)]
    if child.known_as and _always(terms, KNOWN_AS, audience) - told:
        facts.append((Says.KNOWN_AS, child.known_as))
    born = words.day(child.born) if child.born else words(Says.NOT_KNOWN.value)
    facts.append((Says.BORN, born))
    times = _always(terms, LAST_SEEN, audience) | _always(terms, RETURNED, audience)
    for episode in cover.episodes:
        facts.extend(_times(episode, times - told, words))
    facts.append((Says.HELD, words.day(local_day(cover.held))))
    facts.append((Says.ADVOCATE, advocate.name))
    facts.append((Says.ORGANISATION, advocate.organisation))
    return tuple(Fact(words(says.value), value) for says, value in facts)


def _always(terms: Terms, path: str, audience: Audience) -> frozenset[str]:
    """The path itself, if this reader gets its answer whatever the child says."""
    question = terms.definition.questions.get(path)
    given = question is not None and audience in question.policy.always
    return frozenset({path}) if given else frozenset()


def _times(
    episode: Episode, allowed: frozenset[str], words: Words
) -> Iterator[tuple[Says, str]]:
    times = (
        (LAST_SEEN, Says.LAST_SEEN, episode.last_seen),
        (RETURNED, Says.RETURNED, episode.returned),
    )
    for path, says, moment in times:
        if path in allowed and moment is not None:
            yield says, words.moment(moment)
