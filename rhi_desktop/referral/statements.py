"""Turns an answer into what a document says about it.

The child's words stay as they were spoken and in the language spoken; only codes,
dates and the wording around them are in the language of the document.
"""

from datetime import date, datetime

from rhi_desktop.clock import LOCAL
from rhi_desktop.instrument.definition import Kind, Question, said_in
from rhi_desktop.record.answer import Answer, State, Voice
from rhi_desktop.referral.phrases import STATES, VOICES, Says
from rhi_desktop.referral.summary import Statement
from rhi_desktop.referral.terms import Shared
from rhi_desktop.sharing.rules import Because
from rhi_desktop.wording import Words

MINUTES = 5
WRITTEN = (Kind.LINE, Kind.TEXT)


def in_words(question: Question, answer: Answer, words: Words) -> tuple[str, ...]:
    """What was answered, as a person would read it; one entry a choice or a text.

    Empty where nobody answered. A code the instrument no longer has is given as it is.
    """
    if not answer.has_words:
        return ()
    if question.kind is Kind.SEVERAL:
        return tuple(_label(question, code, words) for code in answer.value.split())
    return (_one(question, answer.value, words),)


def statement(shared: Shared, words: Words) -> Statement:
    """One shared answer as a statement, with whose it is and on what ground.

    Several choices stand in one line, so that a summary stays short.
    """
    question, answer = shared.question, shared.answer
    said = in_words(question, answer, words)
    voice = answer.voice or question.voice
    quoted = bool(said) and _is_quotation(question, answer, voice)
    given = said or answer.state is not State.ANSWERED
    mark = _mark(answer, voice, quoted=quoted) if given else None
    at_risk = shared.because is Because.AT_RISK
    return Statement(
        question=said_in(question.label, words.language),
        said=_as_line(said, quoted=quoted),
        mark=words(mark.value) if mark else "",
        voice=voice,
        state=answer.state,
        quoted=quoted,
        basis=words(Says.BASIS.value) if at_risk else "",
    )


def _as_line(said: tuple[str, ...], *, quoted: bool) -> tuple[str, ...]:
    if not said:
        return ()
    line = "; ".join(said)
    return (f"“{line}”",) if quoted else (line,)


def _one(question: Question, value: str, words: Words) -> str:
    match question.kind:
        case Kind.ONE:
            return _label(question, value, words)
        case Kind.DATE:
            return words.day(date.fromisoformat(value))
        case Kind.MOMENT:
            return words.moment(_aware(datetime.fromisoformat(value)))
        case Kind.TIME:
            return value[:MINUTES]
        case _:
            return value.strip()


def _aware(moment: datetime) -> datetime:
    """A time without a zone was meant where the interview was held."""
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)


def _label(question: Question, code: str, words: Words) -> str:
    choice = question.choice(code)
    return said_in(choice.label, words.language) if choice else code


def _is_quotation(question: Question, answer: Answer, voice: Voice | None) -> bool:
    """Only what was written down as it was spoken stands in quotation marks."""
    spoken = voice is Voice.CHILDS_WORDS and answer.state is State.ANSWERED
    return spoken and question.kind in WRITTEN


def _mark(answer: Answer, voice: Voice | None, *, quoted: bool) -> Says | None:
    if answer.state is not State.ANSWERED:
        return STATES[answer.state]
    if quoted:
        return Says.CHILDS_WORDS
    return VOICES[voice] if voice else None
