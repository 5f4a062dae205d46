"""Rates by place: sums over sums, nothing counted twice, nothing lost, places without objects shown."""

from datetime import date
from fractions import Fraction

import pytest

from qingchen.indicators.catalogue import MAIN, indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import OUTSIDE_UNITS, UnitArea
from qingchen.values.rate import Rate
from qingchen.values.region import Area
from tests.spec.tables import world

UNITS = (
    UnitArea("changchun", "长春市", Area(("2201",), ("220184", "220381"))),
    UnitArea("gongzhuling", "公主岭市", Area(("220184", "220381"))),
    UnitArea("siping", "四平市", Area(("2203",), ("220381",))),
    UnitArea("yanbian", "延边州", Area(("2224",), ("222426120",))),
    UnitArea("changbaishan", "长白山管委会", Area(("222426120", "220621120", "220621121"))),
)
EMPLOYERS = """
    employers
    | uscc | division     | in_scope |
    | A    | 220182       | yes      |
    | B    | 220182101    | yes      |
    | C    | 220184       | yes      |
    | D    | 220381101    | yes      |
    | E    | 222426120001 | yes      |
    | F    | 222426       | yes      |
    | G    | 220182       | no       |
    | H    | 2202         | yes      |

    hazard_declarations
    | uscc | declared_on |
    | A    | 2018-03-01  |
    | C    | 2018-03-01  |
    | D    | 2018-03-01  |
    | E    | 2018-03-01  |
    | G    | 2018-03-01  |
    """
DECLARATION = [indicators()["declaration_rate"]]


TODAY = world("2020-07-31", EMPLOYERS)


def rates(by, facts=TODAY):
    results = compute(facts, DECLARATION, by, UNITS)
    return {result.group_code: (result.rate, result.rate_with_excluded) for result in results}


def test_units_stand_apart_from_the_administrative_tree():
    assert rates("unit") == {
        "changchun": (Rate(1, 2), Rate(2, 3)),
        "gongzhuling": (Rate(2, 2), Rate(2, 2)),
        "siping": (Rate(0, 0), Rate(0, 0)),
        "yanbian": (Rate(0, 1), Rate(0, 1)),
        "changbaishan": (Rate(1, 1), Rate(1, 1)),
        OUTSIDE_UNITS: (Rate(0, 1), Rate(0, 1)),
    }


def test_the_tree_counts_every_object_in_its_own_county_and_prefecture():
    counties = rates("county")
    assert counties["220182"] == (Rate(1, 2), Rate(2, 3))
    assert counties["220184"] == (Rate(2, 2), Rate(2, 2)), "the code of before June 2020 is brought to the present one"
    assert "220381" not in counties
    assert counties["222426"] == (Rate(1, 2), Rate(1, 2)), "长白山's townships are in 安图 here"
    assert counties["2202"] == (Rate(0, 1), Rate(0, 1)), "an employer placed no closer than its prefecture is not lost"
    assert counties["220183"] == (Rate(0, 0), Rate(0, 0)), "a county without objects is shown"
    assert len([code for code in counties if len(code) == 6]) == 60
    prefectures = rates("prefecture")
    assert len(prefectures) == 9
    assert prefectures["2201"][0] == Rate(3, 4)
    assert prefectures["2203"][0] == Rate(0, 0)


def test_before_the_day_of_the_change_gongzhuling_is_in_siping():
    facts = world("2020-06-29", "employers\n| uscc | division |\n| A | 220381 |")
    counties = rates("county", facts)
    assert counties["220381"][0] == Rate(0, 1)
    assert "220184" not in counties
    assert rates("prefecture", facts)["2203"][0] == Rate(0, 1)
    assert rates("unit", facts)["gongzhuling"][0] == Rate(0, 1), "the unit is the same whatever the code"


@pytest.mark.parametrize("by", ["unit", "prefecture", "county", "employer"])
def test_parts_add_up_to_the_province(by):
    (whole,) = rates("province").values()
    parts = rates(by).values()
    assert sum((main for main, _ in parts), Rate(0, 0)) == whole[0] == Rate(4, 7)
    assert sum((with_excluded for _, with_excluded in parts), Rate(0, 0)) == whole[1] == Rate(5, 8)


def test_by_employer_each_site_is_named():
    results = compute(TODAY, DECLARATION, "employer", UNITS)
    assert [(result.group_code, result.rate) for result in results][:2] == [("A-1", Rate(1, 1)), ("G-1", Rate(0, 0))]
    assert {result.group_name for result in results} == {"示例单位"}


def test_a_unit_target_holds_for_its_counties_and_employers_and_the_province_target_elsewhere():
    def target_of(name, unit):
        return {"gongzhuling": Fraction(9, 10), "*": Fraction(19, 20)}.get(unit, Fraction(1, 2))

    found = {}
    for by in ("county", "prefecture", "employer"):
        results = compute(TODAY, DECLARATION, by, UNITS, target_of)
        found |= {(by, result.group_code): result for result in results}
    assert found["county", "220184"].target == Fraction(9, 10)
    assert found["employer", "D-1"].target == Fraction(9, 10)
    assert found["prefecture", "2201"].target == found["county", "2202"].target == Fraction(19, 20)
    assert found["county", "220182"].target == Fraction(1, 2)
    assert found["county", "220182"].met is True
    assert found["county", "220182"].pro_rata == Fraction(1, 2) * Fraction(213, 366)


def test_the_province_target_is_the_default_and_before_the_plan_there_is_none():
    (now,) = compute(TODAY, DECLARATION, "province", UNITS)
    assert (now.target, now.met) == (Fraction(19, 20), False)
    (then,) = compute(world("2018-12-31", EMPLOYERS), DECLARATION, "province", UNITS)
    assert (then.target, then.pro_rata, then.met) == (None, None, None)


def test_a_viewer_sees_the_places_within_reach_and_is_told_which_are_cut():
    shown = compute(TODAY, DECLARATION, "prefecture", UNITS, within=UNITS[0].area)
    assert {(one.group_name, one.group_partial) for one in shown if one.group_code == "2201"} == {("长春市", True)}
    units = compute(world("2020-07-31", ""), DECLARATION, "unit", UNITS, within=UNITS[0].area)
    assert [(one.group_code, one.group_partial) for one in units] == [("changchun", False)]
    counties = compute(world("2020-07-31", ""), DECLARATION, "county", UNITS, within=UNITS[0].area)
    assert {one.group_code[:4] for one in counties} == {"2201"}
    assert "220184" not in {one.group_code for one in counties}


def test_every_result_says_from_which_picture_it_comes():
    (result,) = compute(TODAY, DECLARATION, "province", UNITS)
    assert (result.standing.about, result.standing.batches_until) == (date(2020, 7, 31), 1)
    assert "+" in result.standing.code_version


def test_the_catalogue_lists_the_six_rates_first_each_with_its_counting_rule():
    assert tuple(indicators())[:6] == MAIN
    for indicator in indicators().values():
        for said in (indicator.population, indicator.numerator, indicator.denominator, indicator.basis):
            assert said, indicator.name
        assert indicator.register in indicator.reads
