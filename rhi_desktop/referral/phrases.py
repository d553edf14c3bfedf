"""The fixed wording of documents, whole sentences, for the translator to find."""

from enum import StrEnum

from rhi_desktop.record.answer import State, Voice
from rhi_desktop.record.permission import Told
from rhi_desktop.wording import Words, phrase


class Says(StrEnum):
    """Everything a document says of its own accord."""

    LEAD = phrase(
        "Written by {advocate} of {organisation}, who is independent, after talking "
        "with the young person."
    )
    YOUNG_PERSON = phrase("Young person")
    KNOWN_AS = phrase("Likes to be called")
    BORN = phrase("Date of birth")
    LAST_SEEN = phrase("Last seen")
    RETURNED = phrase("Came back")
    NOT_KNOWN = phrase("Not known")
    HELD = phrase("Interview held")
    ADVOCATE = phrase("Advocate")
    ORGANISATION = phrase("Organisation")

    WHY = phrase("Why you are getting this")
    AGREED = phrase(
        "The young person was asked, and agreed that you may have what is written "
        "here, except where another reason is given."
    )
    TOLD_BEFORE = phrase(
        "Some facts are here because you hold them already, or because the young "
        "person was told before the talk that you would be given them."
    )
    AT_RISK = phrase(
        "Some answers are shared without the young person’s agreement, because "
        "someone is at risk. Each is marked, and the grounds are set out below."
    )
    NOTHING = phrase("There is nothing that you may be told.")

    GROUNDS = phrase("Shared without agreement")
    GROUNDS_WHAT = phrase("What is shared")
    GROUNDS_RISK = phrase("What the risk is")
    GROUNDS_REASON = phrase("Why it is shared all the same")
    GROUNDS_TOLD = phrase("Was the young person told?")
    GROUNDS_WHY_NOT = phrase("Why they were not told")
    GROUNDS_WHO = phrase("Who decided")
    GROUNDS_WHEN = phrase("When")
    BASIS = phrase("Shared without agreement: someone is at risk")

    TOLD_FIRST = phrase("Yes, before it was shared")
    TOLD_AFTER = phrase("Afterwards")
    NOT_TOLD = phrase("No")

    CHILDS_WORDS = phrase("Child’s words")
    CHILDS_ANSWER = phrase("Child’s answer")
    SEEN = phrase("Seen by the advocate")
    TOLD_BY_ANOTHER = phrase("Told by someone else")
    MY_VIEW = phrase("Advocate’s view")
    BY_ANOTHER = phrase("Answered by someone else")
    DECLINED = phrase("Asked; did not want to say")
    DID_NOT_KNOW = phrase("Asked; did not know")
    NOT_ASKED = phrase("Not asked")
    DOES_NOT_APPLY = phrase("Does not apply")

    ABOUT = phrase("About this document")
    MARKS = phrase(
        "Child’s words are written as they were spoken, in the language spoken. What "
        "was seen, what someone else said and what the advocate thinks are marked."
    )
    NOT_ALL = phrase(
        "It holds only what you may be told. That something is not here does not mean "
        "that it was not said, or that it did not happen."
    )
    NOT_A_REPORT = phrase(
        "It is a summary. It does not take the place of a report under the Wales "
        "Safeguarding Procedures."
    )
    KEEP_SAFE = phrase("Keep it safe, and do not pass it on without asking us first.")

    FOOTER = phrase("Confidential. For: {reader}")
    PAGE_OF = phrase("Page {page} of {pages}")
    UNPRINTABLE = phrase("Some signs could not be printed and are shown as □.")
    PRACTICE = phrase("Practice: made-up data")

    YOUR_LEAD = phrase(
        "{called}, this is your own copy of what we talked about on {day}. "
        "{advocate} of {organisation} wrote it for you."
    )
    WHO_KNOWS = phrase("Who will know what")
    UNLESS_RISK = phrase(
        "We only tell people what you agree to, unless someone is at risk. If that "
        "happens we try to tell you first. Dates and times are passed on as you were "
        "told before we began."
    )
    WILL_SEE = phrase("Will see: {topics}")
    WILL_SEE_PART = phrase("Will see part of: {topics}")
    WILL_NOT_SEE = phrase("Will not see: {topics}")
    WILL_SEE_NOTHING = phrase("Will see nothing of what we talked about")
    AGAINST = phrase(
        "Will be told although you did not agree, to keep someone safe: {topics}"
    )
    NEXT = phrase("What happens next")
    YOU_TOLD_ME = phrase("What you told me, in your own words")
    ASK_FOR_ALL = phrase(
        "This is not everything that was written down. You can ask to see all of it."
    )
    IF_UNHAPPY = phrase("If you change your mind, or something is wrong")
    CHANGE_MIND = phrase(
        "You can change your mind about who sees what. Tell {advocate} or anyone at "
        "{organisation}. We cannot take back what somebody has read already, but we "
        "will tell them what you said."
    )
    PUT_RIGHT = phrase("If I got something wrong, tell me and I will put it right.")
    COMPLAIN = phrase(
        "If you are not happy with how you were treated, you can complain to "
        "{organisation}. Somebody else will look into it, and you can have help."
    )
    YOUR_FOOTER = phrase("This is yours. Keep it somewhere safe.")


VOICES = {
    Voice.CHILDS_WORDS: Says.CHILDS_ANSWER,
    Voice.SEEN: Says.SEEN,
    Voice.TOLD_BY_ANOTHER: Says.TOLD_BY_ANOTHER,
    Voice.MY_VIEW: Says.MY_VIEW,
}
STATES = {
    State.DECLINED: Says.DECLINED,
    State.DID_NOT_KNOW: Says.DID_NOT_KNOW,
    State.NOT_ASKED: Says.NOT_ASKED,
    State.DOES_NOT_APPLY: Says.DOES_NOT_APPLY,
    State.ANSWERED_BY_ANOTHER: Says.BY_ANOTHER,
}
TOLD = {
    Told.BEFORE: Says.TOLD_FIRST,
    Told.AFTER: Says.TOLD_AFTER,
    Told.NOT_TOLD: Says.NOT_TOLD,
}


def fixed_wording(words: Words) -> tuple[str, ...]:
    """All of it in one language, for the leak check; places are left unfilled."""
    return tuple(words(says.value) for says in Says)
