"""A figure is two integers with a word; colour is never alone."""

from fractions import Fraction

from qingchen.values.rate import Rate
from qingchen.web.presenters.figures import percent_of, rate_figure


def test_a_rate_below_its_target_carries_a_mark_and_a_word():
    figure = rate_figure(Rate(949, 1000), Fraction(19, 20))
    assert (figure["percent"], figure["counts"], figure["state"]) == ("94.9", "949 / 1\u2009000", "unmet")
    assert (figure["mark"], figure["said"]) == ("▼", "未达标")


def test_a_rate_that_only_rounds_to_its_target_has_not_met_it():
    figure = rate_figure(Rate(94_999, 100_000), Fraction(19, 20))
    assert (figure["percent"], figure["state"]) == ("95.0", "unmet")


def test_no_object_is_neither_met_nor_unmet():
    figure = rate_figure(Rate(0, 0), Fraction(19, 20))
    assert (figure["percent"], figure["unit"], figure["state"]) == ("无此类对象", "", "none")


def test_what_was_not_computed_is_not_zero():
    assert rate_figure(None, None)["counts"] == "未计算"


def test_a_target_is_printed_without_needless_decimals():
    assert [percent_of(share) for share in (Fraction(19, 20), Fraction(3, 8), None)] == ["≥95%", "≥37.5%", "—"]
