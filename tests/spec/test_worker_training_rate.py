"""接尘劳动者培训率: 8 hours the first time, 4 when repeated; new workers may have been trained before they began."""

from tests.spec.tables import outcome, world

EMPLOYER = "employers\n| uscc |\n| A |\n"


def test_trained_in_the_year():
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
        | 戊         |

        trainings
        | person_key | trained_until | hours | passed |
        | 甲         | 2020-03-01    | 8     | yes    |
        | 乙         | 2019-12-31    | 8     | yes    |
        | 丙         | 2019-03-01    | 8     | yes    |
        | 丙         | 2020-03-01    | 4     | yes    |
        | 丁         | 2020-03-01    | 4     | yes    |
        | 戊         | 2020-03-01    | 8     | no     |
        """,
    )
    assert outcome("worker_training_rate", facts) == {
        "甲": "1/1",
        "乙": "0/1 本年度无培训记录",
        "丙": "1/1",
        "丁": "0/1 本年度培训学时不足",
        "戊": "0/1 本年度培训考核未合格",
    }


def test_a_new_worker_may_have_been_trained_within_the_twelve_months_before():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key | exposure_from |
        | 甲         | 2020-03-01    |
        | 乙         | 2020-03-01    |
        | 丙         | 2019-12-31    |
        | 丁         | 2020-01-01    |
        | 戊         | 2020-03-01    |

        trainings
        | person_key | trained_until | hours |
        | 甲         | 2019-03-01    | 8     |
        | 乙         | 2019-02-28    | 8     |
        | 丙         | 2019-12-20    | 8     |
        | 丁         | 2019-12-20    | 8     |
        | 戊         | 2019-12-20    | 4     |
        """,
    )
    assert outcome("worker_training_rate", facts) == {
        "甲": "1/1",
        "乙": "0/1 本年度无培训记录",
        "丙": "0/1 本年度无培训记录",
        "丁": "1/1",
        "戊": "0/1 本年度无培训记录",
    }


def test_every_worker_in_post_is_counted_whether_due_for_an_examination_or_not():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key | status  | exposure_from |
        | 甲         | in_post | 2020-07-31    |
        | 乙         | retired | 2015-07-31    |
        """,
    )
    assert outcome("worker_training_rate", facts) == {"甲": "0/1 本年度无培训记录"}


def test_a_training_is_a_first_one_where_the_ledger_holds_no_earlier_passed_one_here():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |
        | B    |

        exposed_workers
        | person_key | uscc |
        | 甲         | A    |
        | 乙         | A    |
        | 丙         | B    |
        | 丁         | A    |

        trainings
        | person_key | uscc | trained_until | hours | passed |
        | 甲         | A    | 2020-03-01    | 4     | yes    |
        | 甲         | A    | 2020-05-01    | 4     | yes    |
        | 乙         | A    | 2020-03-01    | 4     | yes    |
        | 乙         | A    | 2020-03-01    | 4     | yes    |
        | 丙         | A    | 2019-03-01    | 8     | yes    |
        | 丙         | B    | 2020-03-01    | 4     | yes    |
        | 丁         | A    | 2019-03-01    | 8     | no     |
        | 丁         | A    | 2020-03-01    | 4     | yes    |
        """,
    )
    short = "0/1 本年度培训学时不足"
    assert outcome("worker_training_rate", facts) == {"甲": "1/1", "乙": short, "丙": short, "丁": short}
