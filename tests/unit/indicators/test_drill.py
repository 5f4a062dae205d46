"""A number opens to its rows: as many as it says, with the reason, without personal data."""

import pytest

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.drill import count_behind, rows_behind
from qingchen.indicators.rows import ROW_COLUMNS
from qingchen.values.region import Area
from tests.spec.tables import world

FACTS = """
    employers
    | uscc | name | division | in_scope | managers_full_time |
    | A    | 甲矿 | 220182   | yes      | 3                  |
    | B    | 乙矿 | 220183   | yes      | 1                  |
    | C    | 丙矿 | 220381   | yes      | -                  |
    | D    | 丁矿 | 220182   | no       | 1                  |

    hazard_declarations
    | uscc | declared_on |
    | A    | 2018-03-01  |

    exposed_workers
    | person_key | uscc | work_position | _batch | _row | _line |
    | 甲         | A    | 破碎          | 3      | 0    | 2     |
    | 乙         | A    | 筛分          | 3      | 1    | 3     |
    | 丙         | C    | 打磨          | 4      | 0    | 2     |

    health_examinations
    | person_key | uscc | examined_on |
    | 甲         | A    | 2020-05-06  |

    trainings
    | person_key | uscc | audience | trained_until | hours |
    | 己         | A    | manager  | 2020-05-06    | 16    |
    """


@pytest.fixture(scope="module")
def facts():
    return world("2020-07-31", FACTS)


@pytest.mark.parametrize("name", ["health_examination_rate", "manager_training_rate"])
def test_the_rows_behind_a_number_add_up_to_it(name, facts):
    indicator = indicators()[name]
    (result,) = compute(facts, [indicator], "province")
    counted = rows_behind(facts, indicator, part="denominator")
    assert counted["numerator"].sum() == result.rate.numerator
    assert counted["denominator"].sum() == result.rate.denominator
    excluded = rows_behind(facts, indicator, part="excluded")
    assert excluded["denominator"].sum() == result.rate_with_excluded.denominator - result.rate.denominator
    missing = rows_behind(facts, indicator, part="missing")
    assert missing["reason"].null_count() == 0
    assert (missing["denominator"] - missing["numerator"]).sum() == result.rate.denominator - result.rate.numerator
    assert count_behind(facts, indicator, part="missing") == missing.height


def test_a_worker_is_employer_position_and_line_never_a_person(facts):
    missing = rows_behind(facts, indicators()["health_examination_rate"])
    assert tuple(missing.columns) == ROW_COLUMNS
    assert "person_key" not in missing.columns
    assert missing.select("name", "work_position", "_batch", "_line").rows() == [
        ("甲矿", "筛分", 3, 3),
        ("丙矿", "打磨", 4, 2),
    ]


def test_rows_are_those_of_the_place_by_its_present_code(facts):
    indicator = indicators()["declaration_rate"]
    assert rows_behind(facts, indicator, Area(("220184",)))["name"].to_list() == ["丙矿"]
    assert rows_behind(facts, indicator, Area(("2203",)))["name"].to_list() == []
    assert rows_behind(facts, indicator, Area(("2201",), ("220184",)))["name"].to_list() == ["乙矿"]
    assert rows_behind(facts, indicator, Area(("2201",)), "numerator")["name"].to_list() == ["甲矿"]
    assert rows_behind(facts, indicator, Area(("2201",)), "excluded")["name"].to_list() == ["丁矿"]


def test_an_object_counted_in_part_is_behind_both_numbers(facts):
    indicator = indicators()["manager_training_rate"]
    assert rows_behind(facts, indicator, part="numerator")["name"].to_list() == ["甲矿"]
    assert "甲矿" in rows_behind(facts, indicator, part="missing")["name"].to_list()


def test_pages_of_rows_follow_each_other_and_one_employer_can_be_asked_for(facts):
    indicator = indicators()["declaration_rate"]
    whole = rows_behind(facts, indicator, part="denominator")
    pages = [rows_behind(facts, indicator, part="denominator", limit=2, offset=start) for start in (0, 2)]
    assert [row for page in pages for row in page.rows()] == whole.rows()
    assert rows_behind(facts, indicator, employer=("B", 1))["name"].to_list() == ["乙矿"]


REASONS = world(
    "2020-07-31",
    """
    employers
    | uscc | division | in_scope | production_status   | exclusion_reason | size  |
    | A    | 220182   | yes      | operating           | -                | micro |
    | B    | 220182   | no       | operating           | micro            | micro |
    | C    | 220182   | yes      | suspended_to_resume | -                | large |
    | D    | 220183   | no       | operating           | -                | micro |
    | E    | 220182   | no       | operating           | no_dust          | micro |
    | F    | 220182   | no       | closed              | duplicate        | micro |
    """,
)
DECLARATION = indicators()["declaration_rate"]


def told(part, **asked):
    return dict(rows_behind(REASONS, DECLARATION, part=part, **asked).select("uscc", "reason").rows())


def test_an_excluded_row_says_why_it_is_excluded():
    assert told("excluded") == {
        "B": "不纳入治理范围：微型",
        "C": "生产状态：停产计划复产",
        "D": "未纳入治理范围，未写原因",
    }


def test_what_is_counted_in_neither_way_is_listed_too_with_its_reason():
    assert told("never") == {"E": "不纳入治理范围：非粉尘", "F": "不纳入治理范围：重复"}
    assert count_behind(REASONS, DECLARATION, part="never") == 2


def test_rows_of_a_crossed_group_lie_in_both_places_and_are_of_the_trade_or_size():
    assert set(told("excluded", among={"size": "micro"})) == {"B", "D"}
    assert set(told("excluded", area=Area(("220182",)), among={"size": "micro"})) == {"B"}
    assert set(told("excluded", area=Area(("2201",)), also=Area(("22",), ("220182",)))) == {"D"}


@pytest.mark.parametrize("name", ["scoped_employer_count", "penalty_count"])
def test_a_number_by_trade_opens_to_its_rows_also_of_employers_in_no_population_and_of_none(name):
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | key_industry | exclusion_reason | in_scope |
        | A    | coal_mine    | -                | yes      |
        | B    | metallurgy   | duplicate        | no       |
        | C    | -            | no_dust          | no       |

        enforcement_cases
        | uscc | inspected_on | measures |
        | A    | 2020-03-01   | fine     |
        | Z    | 2020-03-01   | none     |
        """,
    )
    indicator = indicators()[name]
    told = [one for one in compute(facts, [indicator], "industry") if one.rate.denominator]
    assert sum(one.rate.denominator for one in told) >= 2
    for one in told:
        rows = rows_behind(facts, indicator, part="denominator", among={"industry": one.group_code})
        assert (rows["numerator"].sum(), rows["denominator"].sum()) == (one.rate.numerator, one.rate.denominator)
