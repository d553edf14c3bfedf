"""What a reader may read in a document: the other half of the leak check.

Worked out from the rulings and the instrument, not from the summary, so that a mistake
in composing cannot excuse itself.
"""

from collections.abc import Iterable, Iterator

from rhi_desktop.clock import local_day
from rhi_desktop.instrument.definition import said_in
from rhi_desktop.record.ids import CHILD, Audience
from rhi_desktop.referral.phrases import fixed_wording
from rhi_desktop.referral.statements import in_words
from rhi_desktop.referral.terms import Cover, Shared, Terms
from rhi_desktop.wording import Text


def shown_by_right(
    terms: Terms, cover: Cover, audience: Audience, shared: Iterable[Shared]
) -> tuple[str, ...]:
    """Every text that may stand in this reader's document, in its language."""
    given = tuple(shared)
    language = terms.words.language
    labels = (said_in(text, language) for text in _labels(terms, audience, given))
    answers = (
        text
        for one in given
        for text in (*in_words(one.question, one.answer, terms.words), *_grounds(one))
    )
    texts = (*fixed_wording(terms.words), *_cover(terms, cover), *labels, *answers)
    moments = (one.grounds.at for one in given if one.grounds)
    return (*texts, *(terms.words.moment(at) for at in moments))


def _grounds(one: Shared) -> tuple[str, ...]:
    """The grounds an advocate wrote for this reader."""
    if one.grounds is None:
        return ()
    return (one.grounds.reason, one.grounds.decided_by, one.grounds.why_not_told)


def _cover(terms: Terms, cover: Cover) -> Iterator[str]:
    words, child, advocate = terms.words, cover.child, cover.advocate
    yield from (child.name, child.called, advocate.name, advocate.organisation)
    yield words.day(local_day(cover.held))
    if child.born:
        yield words.day(child.born)
    for episode in cover.episodes:
        for moment in (episode.last_seen, episode.reported, episode.returned):
            if moment:
                yield words.moment(moment)


def _labels(
    terms: Terms, audience: Audience, shared: tuple[Shared, ...]
) -> Iterator[Text]:
    """The words around the answers: of questions, rows, topics, risks and readers."""
    definition, profile = terms.definition, terms.profile
    reader = profile.reader(audience)
    yield from (reader.label, reader.title)
    topics = {one.question.topic for one in shared}
    for topic in definition.topics:
        if topic.name in topics or audience == CHILD:
            yield topic.label
    for one in shared:
        yield from (one.question.label, one.question.section)
        if one.question.repeat:
            yield definition.repeats[one.question.repeat].label
        if one.grounds:
            yield profile.thresholds[one.grounds.threshold]
    if audience == CHILD:
        yield from (other.to_child for other in profile.readers)
