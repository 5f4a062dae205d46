"""Every indicator stands in one chapter, and the chapters follow the forms."""

from datetime import date
from fractions import Fraction

from qingchen.indicators.catalogue import MAIN, indicators
from qingchen.indicators.result import Result, Standing
from qingchen.inspection import campaign
from qingchen.values.rate import Rate
from qingchen.web.presenters.figures import result_figure
from qingchen.web.presenters.indicator_chapters import chapters
from qingchen.web.presenters.rates import table
from qingchen.web.rates import Question
from tests.builders import CAMPAIGN

STANDING = Standing(date(2020, 7, 31), date(2020, 7, 31), 1, "0")


def test_every_indicator_stands_in_exactly_one_chapter_and_the_six_rates_come_first():
    told = chapters(campaign.load(CAMPAIGN).forms.values())
    names = [name for chapter in told for name in chapter.names]
    assert sorted(names) == sorted(indicators())
    assert told[0].names == MAIN
    assert told[1].title == "强化组织领导"
    assert len({chapter.key for chapter in told}) == len(told)


def test_without_a_campaign_the_others_stand_together():
    assert [chapter.title for chapter in chapters([])] == ["六率", "其他口径"]


def _result(rate: Rate, **given) -> Result:
    return Result(
        "x", "甲", "户", "1", "22", "全省", False, rate, rate, given.pop("target", None), None, STANDING, **given
    )


def test_a_count_is_shown_as_its_number_and_a_nought_as_nought():
    figure = result_figure(_result(Rate(0, 1200), measure="count", unit="人"))
    assert (figure["percent"], figure["counts"], figure["state"]) == ("0", "人 / 1\u2009200", "")


def test_a_ceiling_is_kept_from_below():
    figure = result_figure(_result(Rate(6, 100), target=Fraction(1, 20), better="lower"))
    assert (figure["percent"], figure["said"], figure["mark"]) == ("6.0", "未达标", "▼")


def test_a_count_opens_to_what_was_counted_and_a_rate_to_what_is_missing():
    asked = Question("province", STANDING.about, STANDING.known_on)
    for measure, part in (("count", "numerator"), ("rate", "missing")):
        (row,) = table([_result(Rate(3, 9), measure=measure)], asked, ["x"])["rows"]
        assert f"part={part}" in row["cells"][0]["href"]


def test_with_the_excluded_shown_the_note_speaks_of_the_denominator_that_is_shown():
    whole = Result(
        "x", "甲", "户", "1", "22", "全省", False, Rate(9, 10), Rate(9, 40), Fraction(19, 20), None, STANDING
    )
    notes = {}
    for with_excluded in (False, True):
        asked = Question("province", STANDING.about, STANDING.known_on, with_excluded)
        notes[with_excluded] = table([whole], asked, ["x"])["rows"][0]["cells"][0]["note"]
    assert notes == {False: "分母仅 10，达到 95% 需要 10/10，一个也不能少", True: ""}
