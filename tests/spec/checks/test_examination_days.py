"""在岗期间检查早于开始接尘 · 离岗以后仍有在岗期间检查: days on each side of a spell."""

from tests.spec.check_tables import leads, world

FACTS = """
    employers
    | uscc | name |
    | A    | 甲矿 |

    exposed_workers
    | person_key | spell | exposure_from | exposure_until | status  |
    | 甲         | 1     | 2019-03-01    | -              | in_post |
    | 乙         | 1     | 2010-03-01    | 2015-01-31     | left    |
    | 乙         | 2     | 2019-03-01    | -              | in_post |
    | 丙         | 1     | 2010-03-01    | 2020-03-31     | left    |
    | 丁         | 1     | 2010-03-01    | -              | left    |

    health_examinations
    """


def facts(*examinations: str):
    rows = [f"| {person} | {day} | {kind} |" for person, day, kind in (one.split() for one in examinations)]
    return world("2020-07-31", FACTS + "\n".join(["| person_key | examined_on | examination_type |", *rows]))


def test_an_in_service_examination_before_the_first_day_of_every_spell_is_a_lead():
    reader = facts(
        "甲 2019-02-28 periodic",
        "甲 2019-03-01 periodic",
        "甲 2019-02-20 pre_placement",
        "乙 2018-05-01 periodic",
        "乙 2010-02-28 periodic",
        "外人 2010-02-28 periodic",
    )
    assert leads("examined_before_hire", reader) == [
        ("甲矿的接尘劳动者", "在岗期间检查日期 2019-02-28 早于开始接尘日期 2019-03-01。"),
        ("甲矿的接尘劳动者", "在岗期间检查日期 2010-02-28 早于开始接尘日期 2010-03-01。"),
    ]


def test_an_in_service_examination_after_the_last_spell_has_ended_is_a_lead():
    reader = facts(
        "丙 2020-03-31 periodic",
        "丙 2020-04-01 periodic",
        "丙 2020-04-02 exit",
        "乙 2017-04-01 periodic",
        "丁 2020-04-01 periodic",
    )
    assert leads("examined_after_leaving", reader) == [
        ("甲矿的离岗劳动者", "在岗期间检查日期 2020-04-01 晚于停止接尘日期 2020-03-31。")
    ]
