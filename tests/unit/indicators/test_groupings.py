"""By township, village, trade and size, and two of them crossed: each object once, the parts adding up."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import NO_EMPLOYER, NO_PLACE, OUTSIDE_UNITS, UNKNOWN, UnitArea, codes_of, place_code
from qingchen.values.rate import Rate
from qingchen.values.region import Area
from tests.spec.tables import world

TODAY = world(
    "2020-07-31",
    """
    employers
    | uscc | division     | in_scope | key_industry  | size  |
    | A    | 220182101001 | yes      | coal_mine     | large |
    | B    | 220182101002 | yes      | non_coal_mine | micro |
    | C    | 220182101    | yes      | coal_mine     | micro |
    | D    | 220381101    | yes      | -             | -     |
    | E    | 220182       | no       | coal_mine     | small |

    hazard_declarations
    | uscc | declared_on |
    | A    | 2018-03-01  |
    | D    | 2018-03-01  |
    """,
)
DECLARATION = [indicators()["declaration_rate"]]


def rates(by, across=None):
    results = compute(TODAY, DECLARATION, by, across=across)
    return {one.group_code: one.rate for one in results if one.rate_with_excluded.denominator}


def test_townships_and_villages_hold_what_lies_in_them_and_name_what_is_told_no_closer():
    assert rates("township") == {"220182101": Rate(1, 3), "220182": Rate(0, 0), "220184101": Rate(1, 1)}
    villages = compute(TODAY, DECLARATION, "village")
    assert {one.group_code: one.rate for one in villages if one.rate.denominator} == {
        "220182101001": Rate(1, 1),
        "220182101002": Rate(0, 1),
        "220182101": Rate(0, 1),
        "220184101": Rate(1, 1),
    }
    assert "未填到村级" in next(one.group_name for one in villages if one.group_code == "220182101")


def test_trades_and_sizes_are_listed_in_the_order_of_their_lists_with_what_is_not_told():
    assert rates("industry") == {"coal_mine": Rate(1, 2), "non_coal_mine": Rate(0, 1), UNKNOWN: Rate(1, 1)}
    sizes = compute(TODAY, DECLARATION, "size")
    assert [one.group_name for one in sizes] == ["大", "中", "小", "微", "未填写"]
    assert rates("size") == {"large": Rate(1, 1), "small": Rate(0, 0), "micro": Rate(0, 2), UNKNOWN: Rate(1, 1)}


def test_two_groupings_cross_and_only_pairs_with_objects_are_told():
    assert rates("county", "industry") == {
        "220182×coal_mine": Rate(1, 2),
        "220182×non_coal_mine": Rate(0, 1),
        f"220184×{UNKNOWN}": Rate(1, 1),
    }
    names = [one.group_name for one in compute(TODAY, DECLARATION, "industry", across="size")]
    assert names == ["煤矿 × 大", "煤矿 × 小", "煤矿 × 微", "非煤矿山 × 微", "未填写 × 未填写"]


@pytest.mark.parametrize("across", [None, "size", "county"])
@pytest.mark.parametrize("by", ["township", "village", "industry", "employer"])
def test_parts_add_up_to_the_province_whatever_the_grouping(by, across):
    assert sum(rates(by, across).values(), Rate(0, 0)) == Rate(2, 4)


def test_what_belongs_to_no_employer_stands_in_a_crossed_table_too():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | name | key_industry | exclusion_reason | in_scope |
        | A    | 甲   | coal_mine    | -                | yes      |
        | B    | 乙   | metallurgy   | duplicate        | no       |

        enforcement_cases
        | uscc | agency_division | inspected_on | document_no | measures |
        | A    | 220182          | 2020-03-01   | 文1         | fine     |
        | Z    | 220183          | 2020-03-01   | 文2         | none     |
        """,
    )
    told = [indicators()[name] for name in ("penalty_count", "inspection_count", "scoped_employer_count")]
    crossed = {
        (one.indicator, one.group_code): one.rate
        for one in compute(facts, told, "county", across="industry")
        if one.rate.denominator
    }
    assert crossed == {
        ("penalty_count", f"220182×{NO_EMPLOYER}"): Rate(1, 1),
        ("penalty_count", f"220183×{NO_EMPLOYER}"): Rate(0, 1),
        ("inspection_count", "220182×coal_mine"): Rate(1, 1),
        ("scoped_employer_count", "220182×coal_mine"): Rate(1, 1),
        ("scoped_employer_count", "220182×metallurgy"): Rate(0, 1),
    }
    single = compute(facts, told[2:], "employer")
    assert [one.group_name for one in single] == ["甲", "乙"], (
        "the one that is in no population is of the register all the same"
    )


def test_of_units_that_overlap_the_first_has_the_object_and_what_has_no_place_says_so():
    units = [UnitArea("small", "小", Area(("220184",))), UnitArea("wide", "大", Area(("22",), ("220183",)))]
    codes = codes_of("unit", ["220184101", "220182", "220183", None], units)
    assert codes == {"220184101": "small", "220182": "wide", "220183": "outside_units", None: "outside_units"}
    assert codes_of("county", [None])[None] == NO_PLACE


@pytest.mark.parametrize("by", ["province", "prefecture", "county", "township", "village"])
def test_a_column_of_codes_is_told_as_each_code_is(by):
    seen = [None, "22", "2201", "220182", "220171", "220171101", "220184101", "220184101001"]
    column = pl.DataFrame({"division": seen}).select(place_code(by)).to_series().to_list()
    assert dict(zip(seen, column, strict=True)) == codes_of(by, seen)


CODES = st.sampled_from(
    ["22", "2201", "2202", "220184", "220102", "220184101", "220184102", "220102003", "220184101001", "220102003002"]
)
AREAS = st.builds(Area, st.lists(CODES, max_size=3).map(tuple), st.lists(CODES, max_size=2).map(tuple))


@given(areas=st.lists(AREAS, max_size=4), seen=st.lists(st.none() | CODES))
def test_a_place_is_of_the_first_unit_whose_area_holds_it_however_deep_areas_are_told(areas, seen):
    units = [UnitArea(f"unit {place}", "", area) for place, area in enumerate(areas)]
    obvious = {
        division: next((unit.code for unit in units if division and division in unit.area), OUTSIDE_UNITS)
        for division in seen
    }
    assert codes_of("unit", seen, units) == obvious
