"""Names for things, kept apart by type so that one is never taken for another."""

from secrets import token_hex
from typing import NewType

ChildId = NewType("ChildId", str)
EpisodeId = NewType("EpisodeId", str)
InterviewId = NewType("InterviewId", str)

Ref = NewType("Ref", str)
"""One question of one interview: `/data/who_with/people[2]/name`.

The number is the row's own, given when it was added and never given again."""

Topic = NewType("Topic", str)
"""The name of a top-level group of the instrument: `why_left`."""

Audience = NewType("Audience", str)
"""Who might see something: a code of the organisation's profile, `social_worker`."""

CHILD = Audience("child")
"""The child, as a reader of their own copy."""


def new_id() -> str:
    """A random name of 16 hex digits, which tells nothing of when or by whom."""
    return token_hex(8)
