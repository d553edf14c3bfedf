"""What a reader may read in a document: the other half of the leak check.

Worked out from the rulings and the instrument, not from the summary, so that a mistake
in composing cannot excuse itself.
"""

from collections.abc import Iterable, Iterator

from rhi_desktop.instrument.definition import said_in
from rhi_desktop.record.ids import CHILD, Audience
from rhi_desktop.referral.cover import cover_facts
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
    facts = (fact.value for fact in cover_facts(terms, cover, audience, given))
    texts = (*fixed_wording(terms.words), *facts, *labels, *answers)
    moments = (one.grounds.at for one in given if one.grounds)
    called = (cover.child.called,) if audience == CHILD else ()
    return (*texts, *called, *(terms.words.moment(at) for at in moments))


def _grounds(one: Shared) -> tuple[str, ...]:
    """The grounds an advocate wrote for this reader."""
    if one.grounds is None:
        return ()
    return (one.grounds.reason, one.grounds.decided_by, one.grounds.why_not_told)


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
