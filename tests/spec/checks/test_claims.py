"""申报值: bunching at the target, numerators that are just enough, reports too old, letters of responsibility."""

import pytest

from tests.spec.check_tables import leads, run_of, world, world_of


def claimed(*rates: tuple[str, int, int], **more: object):
    """One claim a place: (place, numerator, denominator)."""
    rows = [
        {
            "inspectee_code": place, "division": place, "inspectee_kind": "county", "item_code": "ZH2-09",
            "indicator": "declaration_rate", "numerator": numerator, "denominator": denominator, **more,
        }
        for place, numerator, denominator in rates
    ]  # fmt: skip
    return world_of("2020-07-31", {"claims": rows})


PLACES = [f"2201{number:02d}" for number in range(40)]


def test_claims_in_a_heap_just_above_the_target_are_a_lead_of_the_indicator():
    heap = claimed(*[(place, 953 + number % 6, 1000) for number, place in enumerate(PLACES[:12])])
    (lead,) = leads("claims_bunch_at_target", heap)
    assert lead == (
        "粉尘危害项目申报率（各地申报）",
        "各地申报值在 95% 前后共 12 个，刚过线（1 个百分点内）的 12 个，按可取值平滑分布应约 4.0 个。",
    )


def test_claims_spread_over_the_target_are_none():
    spread = claimed(*[(place, 941 + number * 29 // 12, 1000) for number, place in enumerate(PLACES[:12])])
    run = run_of("claims_bunch_at_target", spread)
    assert run.flags == []
    assert run.counts == {"claims_bunch_at_target": 1}


def test_nobody_is_tested_where_few_claims_are_near_the_target_or_denominators_allow_no_other():
    few = claimed(*[(place, 955, 1000) for place in PLACES[:9]])
    coarse = claimed(*[(place, 19, 20) for place in PLACES])
    for reader in (few, coarse):
        (said,) = run_of("claims_bunch_at_target", reader).not_looked
        assert said.reason.startswith("没有可检验的对象：须有同一指标有 10 个以上")


@pytest.mark.parametrize(("denominator", "least"), [(200, 190), (187, 178), (1003, 953)])
def test_numerators_that_are_the_smallest_to_reach_the_target_are_a_lead(denominator, least):
    just = claimed(*[(place, least, denominator) for place in PLACES[:8]])
    (lead,) = leads("claimed_numerator_just_enough", just)
    assert lead[1].endswith(f"8 个的分子正好是达标所需的最小数（如 {least} / {denominator}）。")
    more = claimed(*[(place, least + 1 + number % 3, denominator) for number, place in enumerate(PLACES[:8])])
    assert not leads("claimed_numerator_just_enough", more)


def test_a_place_that_reckoned_its_numerators_from_the_target_is_a_lead_of_that_place():
    names = ("declaration_rate", "periodic_monitoring_rate", "principal_training_rate", "manager_training_rate")
    names += ("worker_training_rate", "health_examination_rate")
    rows = [
        {
            "inspectee_code": "220182", "division": "220182", "item_code": name, "indicator": name,
            "numerator": 190 + 19 * number, "denominator": 200 + 20 * number,
        }
        for number, name in enumerate(names)
    ]  # fmt: skip
    (lead,) = leads("claimed_numerator_just_enough", world_of("2020-07-31", {"claims": rows}))
    assert lead[0] == "榆树市"


MEASURED = """
    employers
    | uscc | name |
    | A    | 甲矿 |
    | B    | 乙矿 |
    | C    | 丙矿 |
    | D    | 丁矿 |

    dust_measurements
    | report_no | sample_no | uscc | sampled_on |
    | 1         | 1         | A    | 2020-03-02 |
    | 2         | 1         | B    | 2018-03-02 |
    | 3         | 1         | C    | 2018-05-02 |

    claims
    | inspectee_kind | inspectee_code | division | indicator                | numerator | denominator |
    """


@pytest.mark.parametrize(("claimed_number", "is_lead"), [(1, False), (2, True), (3, True), (4, False)])
def test_reports_older_than_their_cycle_make_up_the_difference(claimed_number, is_lead):
    line = f"| county | 220182 | 220182 | periodic_monitoring_rate | {claimed_number} | 4 |"
    found = leads("outdated_report_counted", world("2020-07-31", MEASURED + line))
    more = f"台账为 1 户，多 {claimed_number - 1} 户；另有 2 户只有超过周期的报告。"
    told = f"申报 {claimed_number} 户有周期内的检测报告，{more}"
    assert found == ([("榆树市", told)] if is_lead else [])


def test_a_letter_may_ask_for_more_than_the_province_but_not_for_less():
    reader = world(
        "2020-07-31",
        """
        responsibility_targets
        | letter_no | division | indicator             | target_percent |
        | 一号      | 220182   | declaration_rate      | 95             |
        | 一号      | 220182   | injury_insurance_rate | 79.5           |
        | 二号      | 220183   | declaration_rate      | 90             |
        | 二号      | 220183   | injury_insurance_rate | 85             |
        """,
    )
    assert leads("target_below_province", reader) == [
        ("榆树市", "责任书 一号 的重点行业劳动者工伤保险覆盖率目标值为 79.5%，低于省定的 80.0%。"),
        ("德惠市", "责任书 二号 的粉尘危害项目申报率目标值为 90.0%，低于省定的 95.0%。"),
    ]
