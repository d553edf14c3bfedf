"""The organisation's profile is data, and a code outside it is named as unknown."""

import pytest

from rhi_desktop.errors import UnknownAudience
from rhi_desktop.sharing.profile import read_profile

PROFILE = """
[clock]
hours = 72
[[audience]]
code = "carer"
label = { en = "Carer", cy = "Gofalwr" }
to_child = { en = "your carer", cy = "dy ofalwr" }
title = { en = "Summary for a carer", cy = "Crynodeb i ofalwr" }
[[threshold]]
code = "child_at_risk"
label = { en = "The child is at risk", cy = "Mae'r plentyn mewn perygl" }
"""


def test_a_profile_gives_readers_thresholds_and_the_clock() -> None:
    profile = read_profile(PROFILE)
    assert profile.audiences == ("carer",)
    assert profile.reader("carer").to_child["cy"] == "dy ofalwr"
    assert profile.thresholds["child_at_risk"]["en"] == "The child is at risk"
    assert profile.clock_hours == 72


def test_an_unknown_reader_is_refused_with_the_known_ones_named() -> None:
    with pytest.raises(UnknownAudience, match=r"called uncle.*Use one of: carer"):
        read_profile(PROFILE).reader("uncle")
