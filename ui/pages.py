"""Which pages there are, by the name a `Place` gives them.

The only module that knows more than one page. Each is imported when it is first shown,
so that the window need not wait for what nobody has asked for.
"""

from ui.page import Factories, Page, Seat
from ui.place import Place


def today(seat: Seat, place: Place) -> Page:
    """What is due, and what to come back to."""
    from ui.caseload.today_page import TodayPage

    return TodayPage(seat, place)


def interview(seat: Seat, place: Place) -> Page:
    """The conversation."""
    from ui.interview.page import InterviewPage

    return InterviewPage(seat, place)


def at_risk(seat: Seat, place: Place) -> Page:
    """Someone is at risk."""
    from ui.interview.at_risk import AtRiskPage

    return AtRiskPage(seat, place)


def consent(seat: Seat, place: Place) -> Page:
    """Who may know what."""
    from ui.referral.consent_page import ConsentPage

    return ConsentPage(seat, place)


def documents(seat: Seat, place: Place) -> Page:
    """Each reader's copy, and who has had one."""
    from ui.referral.documents_page import DocumentsPage

    return DocumentsPage(seat, place)


def outbox(seat: Seat, place: Place) -> Page:
    """What waits to leave without a name."""
    from ui.outbox.outbox_page import OutboxPage

    return OutboxPage(seat, place)


PAGES: Factories = {
    "today": today,
    "interview": interview,
    "consent": consent,
    "documents": documents,
    "outbox": outbox,
    "at_risk": at_risk,
}
