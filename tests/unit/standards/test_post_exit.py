"""Who left dust work is followed up for years, by dust and years of exposure."""

from datetime import date

import pytest

from qingchen.standards.dated import NotInForce
from qingchen.standards.post_exit import post_exit_follow_up

ON = date(2020, 7, 31)


@pytest.mark.parametrize(
    ("dust_kind", "exposure_years", "within_limits", "years"),
    [
        ("silica", 10, False, 10),
        ("silica", 10.1, False, 21),
        ("coal", 20, False, 10),
        ("coal", 20.5, False, 15),
        ("silica", 5, False, 10),
        ("silica", 5.1, True, 10),
    ],
)
def test_the_years_go_by_dust_and_exposure(dust_kind, exposure_years, within_limits, years):
    found = post_exit_follow_up(dust_kind, exposure_years, within_limits, ON)
    assert (found.years, found.every_months) == (years, 36)


def test_a_short_exposure_within_limits_and_other_dusts_have_none():
    assert post_exit_follow_up("coal", 5, True, ON) is None
    assert post_exit_follow_up("cement", 30, False, ON) is None
    with pytest.raises(NotInForce):
        post_exit_follow_up("coal", 6, True, date(2014, 9, 30))
