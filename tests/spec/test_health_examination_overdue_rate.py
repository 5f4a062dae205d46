"""截止日到期接尘劳动者在岗期间检查率: of those whose cycle has ended by the cut-off."""

from tests.spec.tables import outcome, world


def test_the_day_on_each_side_of_the_cycle():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |

        exposed_workers
        | person_key |
        | 甲         |
        | 乙         |
        | 丙         |

        health_examinations
        | person_key | examined_on |
        | 甲         | 2019-07-31  |
        | 乙         | 2019-08-01  |
        | 丙         | 2019-07-31  |
        | 丙         | 2020-07-31  |
        """,
    )
    assert outcome("health_examination_overdue_rate", facts) == {
        "甲": "0/1 应检未检（上次在岗期间检查 2019-07-31）",
        "丙": "1/1",
    }
    assert set(outcome("health_examination_rate", facts)) == {"甲", "乙", "丙"}, "all three are due in 2020"


def test_a_cycle_that_ends_in_february_is_clipped_to_its_last_day():
    text = """
        employers
        | uscc |
        | A    |

        exposed_workers
        | person_key | dust_kind |
        | 甲         | coal      |

        health_examinations
        | person_key | examined_on |
        | 甲         | 2016-02-29  |
        """
    assert set(outcome("health_examination_overdue_rate", world("2018-02-28", text))) == {"甲"}
    assert outcome("health_examination_overdue_rate", world("2018-02-27", text)) == {}
