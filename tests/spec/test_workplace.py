"""岗位: which dust positions have a facility, were measured inside the cycle, and are within the limit."""

from tests.spec.tables import figure, outcome, world

FACTS = world(
    "2020-07-31",
    """
    employers
    | uscc |
    | A    |
    | B    |

    exposed_workers
    | person_key | uscc | work_position |
    | 甲         | A    | 破碎          |
    | 乙         | A    | 破碎          |
    | 丙         | A    | 筛分          |
    | 丁         | A    | 包装          |

    dust_control_facilities
    | facility_no | work_position | state   | installed_on |
    | 1           | 破碎          | working | -            |
    | 2           | 筛分          | broken  | -            |
    | 3           | 包装          | working | 2020-08-01   |

    dust_measurements
    | uscc | work_position | sampled_on | result       | measurement_type | fraction   | free_silica_percent |
    | A    | 破碎          | 2019-07-31 | over_limit   | periodic         | total      | -                   |
    | A    | 筛分          | 2019-07-30 | within_limit | periodic         | total      | -                   |
    | A    | 装车          | 2020-03-01 | over_limit   | periodic         | total      | 12.5                |
    | A    | 装车          | 2020-06-01 | within_limit | periodic         | respirable | -                   |
    | A    | 磨矿          | 2020-06-01 | within_limit | periodic         | total      | -                   |
    | A    | 磨矿          | 2020-06-01 | over_limit   | periodic         | total      | -                   |
    | A    | 包装          | 2020-06-01 | within_limit | daily            | total      | -                   |
    | B    | 破碎          | 2020-06-01 | within_limit | periodic         | total      | 12.5                |
    """,
)


def test_a_position_is_that_of_workers_in_post_and_its_facility_works():
    assert outcome("facility_position_rate", FACTS) == {
        "破碎": "1/1",
        "筛分": "0/1 无正常的防尘设施",
        "包装": "0/1 无正常的防尘设施",
    }
    assert figure("facility_running_rate", FACTS) == "1/2", "one is not installed yet"


def test_a_measured_position_is_one_inside_the_cycle():
    assert outcome("measured_position_rate", FACTS) == {
        "破碎": "1/1",
        "筛分": "0/1 岗位检测超过周期",
        "包装": "0/1 岗位未检测",
    }


def test_a_position_is_within_the_limit_where_every_sample_of_its_newest_day_is():
    assert figure("position_compliance_rate", FACTS) == "2/3", "装车 was mended, 磨矿 has one sample over; 2019 is past"
    assert figure("over_limit_position_count", FACTS) == "2/3"
    assert figure("remeasured_position_count", FACTS) == "1/2"


def test_measurements_are_complete_with_total_and_respirable_dust_and_free_silica():
    assert outcome("measurement_items_rate", FACTS) == {"A": "1/1", "B": "0/1 缺呼尘"}
