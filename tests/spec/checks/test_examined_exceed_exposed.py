"""实检人数大于接尘人数 · 受检者不在接尘劳动者台账."""

from tests.spec.check_tables import leads, world

FACTS = """
    employers
    | uscc | name | workers_dust_exposed |
    | A    | 甲矿 | 2                    |
    | B    | 乙矿 | 3                    |
    | C    | 丙矿 | 1                    |

    exposed_workers
    | person_key | uscc | exposure_from | exposure_until | status  |
    | 甲         | A    | 2015-03-01    | -              | in_post |
    | 乙         | A    | 2015-03-01    | 2019-12-31     | left    |
    | 丙         | C    | 2015-03-01    | 2020-02-01     | left    |
    | 丁         | C    | 2020-03-01    | -              | in_post |

    health_examinations
    | person_key | uscc | examined_on |
    | 甲         | A    | 2020-03-02  |
    | 甲         | A    | 2020-05-02  |
    | 戊         | A    | 2020-03-02  |
    | 己         | A    | 2020-03-02  |
    | 甲         | B    | 2020-03-02  |
    | 戊         | B    | 2020-03-02  |
    | 己         | B    | 2020-03-02  |
    | 丙         | C    | 2020-01-02  |
    | 丁         | C    | 2020-04-02  |
    | 庚         | C    | 2019-04-02  |
    """


def test_three_people_examined_where_two_are_exposed_are_too_many():
    assert leads("examined_exceed_exposed", world("2020-07-31", FACTS)) == [
        ("甲矿", "本年度在岗期间检查 3 人，而粉尘单位库记接尘 2 人，劳动者台账有 1 人。")
    ]


def test_two_strangers_among_the_examined_are_a_lead_where_there_is_a_roster():
    assert leads("examined_though_not_on_roster", world("2020-07-31", FACTS)) == [
        ("甲矿", "本年度在岗期间检查中有 2 人从来不在本单位的接尘劳动者台账中。")
    ]
