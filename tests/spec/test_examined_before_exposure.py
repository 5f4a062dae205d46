"""上岗前检查晚于开始接尘: a pre-placement examination dated after the exposure began."""

from tests.spec.tables import leads, world


def test_the_day_on_which_exposure_begins_is_still_in_order():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | name |
        | A    | 甲矿 |

        exposed_workers
        | person_key | exposure_from | status  |
        | 甲         | 2019-03-01    | in_post |
        | 乙         | 2019-03-01    | in_post |
        | 丙         | 2019-03-01    | in_post |
        | 丁         | 2019-03-01    | in_post |
        | 戊         | 2019-03-01    | left    |

        health_examinations
        | person_key | examined_on | examination_type |
        | 甲         | 2019-02-27  | pre_placement    |
        | 乙         | 2019-03-01  | pre_placement    |
        | 丙         | 2019-03-02  | pre_placement    |
        | 丁         | 2020-03-02  | periodic         |
        | 戊         | 2020-03-02  | pre_placement    |
        """,
    )
    assert leads("examined_before_exposure", facts) == [
        ("甲矿的接尘劳动者", "上岗前检查日期 2019-03-02 晚于开始接尘日期 2019-03-01，相差 1 天。")
    ]
