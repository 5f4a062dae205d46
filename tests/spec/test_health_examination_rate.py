"""接尘劳动者在岗期间职业健康检查率: who is due this year, and who had the examination.

Cycles in July 2020, grade unknown: silica 12 months, coal 24, welding 24; in coal mines rock dust 12, coal dust 24.
"""

from tests.spec.tables import outcome, world

EMPLOYER = """
    employers
    | uscc | key_industry  |
    | A    | non_coal_mine |
    """


def test_due_is_counted_from_the_last_in_service_examination_before_the_year():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key |
        | 甲         |
        | 乙         |
        | 丙         |
        | 丁         |

        health_examinations
        | person_key | examined_on |
        | 甲         | 2019-05-06  |
        | 甲         | 2020-05-07  |
        | 乙         | 2019-05-06  |
        | 丙         | 2019-12-31  |
        | 丁         | 2020-01-01  |
        """,
    )
    assert outcome("health_examination_rate", facts) == {
        "甲": "1/1",
        "乙": "0/1 应检未检（上次在岗期间检查 2019-05-06）",
        "丙": "0/1 应检未检（上次在岗期间检查 2019-12-31）",
        "丁": "1/1",
    }


def test_else_from_the_pre_placement_one_else_from_the_start_of_exposure():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key | exposure_from |
        | 甲         | 2019-12-31    |
        | 乙         | 2020-01-01    |
        | 丙         | 2019-06-01    |
        | 丁         | 2010-06-01    |

        health_examinations
        | person_key | examined_on | examination_type |
        | 丙         | 2019-05-20  | pre_placement    |
        | 丁         | 2020-03-01  | pre_placement    |
        """,
    )
    assert outcome("health_examination_rate", facts) == {
        "甲": "0/1 应检未检（2019-12-31 开始接尘，无检查记录）",
        "丙": "0/1 应检未检（上岗前检查 2019-05-20，此后未检）",
        "丁": "0/1 应检未检（2010-06-01 开始接尘，无检查记录）",
    }, "乙 is first due in 2021; 丁 was long exposed, an examination called «pre-placement» this year changes nothing"


def test_other_kinds_of_examination_and_later_ones_do_not_count():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key |
        | 甲         |
        | 乙         |
        | 丙         |

        health_examinations
        | person_key | examined_on | examination_type |
        | 甲         | 2020-05-07  | exit             |
        | 乙         | 2020-05-07  | emergency        |
        | 丙         | 2020-08-01  | periodic         |
        """,
    )
    assert set(outcome("health_examination_rate", facts).values()) == {
        "0/1 应检未检（2015-03-01 开始接尘，无检查记录）"
    }


def test_the_cycle_depends_on_the_dust_and_on_the_mine():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | key_industry |
        | A    | metallurgy   |
        | B    | coal_mine    |

        exposed_workers
        | person_key | uscc | dust_kind |
        | 甲         | A    | silica    |
        | 乙         | A    | coal      |
        | 丙         | B    | silica    |
        | 丁         | B    | coal      |

        health_examinations
        | person_key | uscc | examined_on |
        | 甲         | A    | 2019-05-06  |
        | 乙         | A    | 2019-05-06  |
        | 丙         | B    | 2019-05-06  |
        | 丁         | B    | 2019-05-06  |
        """,
    )
    assert set(outcome("health_examination_rate", facts)) == {"甲", "丙"}


def test_only_workers_in_post_and_exposed_on_the_day_are_counted_once_each():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key | spell | status      | exposure_from | exposure_until |
        | 甲         | 1     | in_post     | 2015-03-01    | -              |
        | 乙         | 1     | transferred | 2015-03-01    | -              |
        | 丙         | 1     | left        | 2015-03-01    | 2019-03-01     |
        | 丁         | 1     | in_post     | 2015-03-01    | 2020-07-31     |
        | 戊         | 1     | in_post     | 2015-03-01    | 2020-08-01     |
        | 己         | 1     | in_post     | 2015-03-01    | -              |
        | 己         | 2     | in_post     | 2018-03-01    | -              |
        | 庚         | 1     | in_post     | 2020-08-01    | -              |
        """,
    )
    counted = outcome("health_examination_rate", facts)
    assert set(counted) == {"甲", "戊", "己"}
    assert counted["己"] == "0/1 应检未检（2018-03-01 开始接尘，无检查记录）"


def test_a_person_at_two_employers_is_a_worker_of_each_and_is_examined_by_each():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | in_scope |
        | A    | yes      |
        | B    | no       |

        exposed_workers
        | person_key | uscc | work_position |
        | 甲         | A    | 甲 at A       |
        | 甲         | B    | 甲 at B       |

        health_examinations
        | person_key | uscc | examined_on |
        | 甲         | A    | 2020-05-06  |
        """,
    )
    assert outcome("health_examination_rate", facts) == {
        "甲 at A": "1/1",
        "甲 at B": "excluded 0/1 应检未检（2015-03-01 开始接尘，无检查记录）",
    }


def test_a_worker_of_an_employer_that_is_not_in_the_register_is_in_no_rate():
    facts = world("2020-07-31", EMPLOYER + "exposed_workers\n| person_key | uscc |\n| 甲 | Z |")
    assert outcome("health_examination_rate", facts) == {}


def test_who_comes_back_is_due_from_the_last_in_service_examination_here_whichever_spell_it_was_in():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key | spell | status  | exposure_from | exposure_until |
        | 甲         | 1     | left    | 2012-03-01    | 2018-06-30     |
        | 甲         | 2     | in_post | 2020-03-01    | -              |
        | 乙         | 1     | left    | 2012-03-01    | 2020-02-28     |
        | 乙         | 2     | in_post | 2020-05-01    | -              |
        | 丙         | 1     | left    | 2012-03-01    | 2019-06-30     |
        | 丙         | 2     | in_post | 2020-03-01    | -              |
        | 丁         | 1     | left    | 2012-03-01    | 2020-02-28     |

        health_examinations
        | person_key | examined_on | examination_type |
        | 甲         | 2017-05-06  | periodic         |
        | 甲         | 2020-02-20  | pre_placement    |
        | 乙         | 2019-05-06  | periodic         |
        | 乙         | 2020-01-15  | periodic         |
        | 丁         | 2020-01-15  | periodic         |
        """,
    )
    assert outcome("health_examination_rate", facts) == {
        "甲": "0/1 应检未检（上次在岗期间检查 2017-05-06）",
        "乙": "1/1",
    }, "丙, never examined, is due a year after the new start; 丁 left within the year and is in no number"


def test_an_examination_ordered_for_another_site_of_the_employer_is_none_here():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | site_no |
        | A    | 1       |
        | A    | 2       |

        exposed_workers
        | person_key | site_no |
        | 甲         | 2       |

        health_examinations
        | person_key | site_no | examined_on |
        | 甲         | -       | 2020-05-06  |
        """,
    )
    assert outcome("health_examination_rate", facts) == {"甲": "0/1 应检未检（2015-03-01 开始接尘，无检查记录）"}
