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


PAGES: Factories = {"today": today, "interview": interview, "at_risk": at_risk}
