"""主要负责人培训率: one principal an employer, 16 hours the first time, 8 when repeated."""

from tests.spec.tables import outcome, world


def test_passed_in_the_year_with_the_hours():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |
        | B    |
        | C    |
        | D    |
        | E    |
        | F    |
        | G    |
        | H    |

        trainings
        | uscc | person_key | audience  | trained_until | hours | passed |
        | A    | 甲         | principal | 2020-01-01    | 16    | yes    |
        | B    | 乙         | principal | 2019-12-31    | 16    | yes    |
        | C    | 丙         | principal | 2020-08-01    | 16    | yes    |
        | D    | 丁         | principal | 2020-05-18    | 15.5  | yes    |
        | E    | 戊         | principal | 2020-05-18    | 16    | no     |
        | F    | 己         | manager   | 2020-05-18    | 16    | yes    |
        | H    | 庚         | principal | 2020-05-18    | 16    | yes    |
        | H    | 辛         | principal | 2020-05-18    | 16    | yes    |
        """,
    )
    assert outcome("principal_training_rate", facts) == {
        "A": "1/1",
        "B": "0/1 主要负责人本年度无培训记录",
        "C": "0/1 主要负责人本年度无培训记录",
        "D": "0/1 主要负责人本年度培训学时不足",
        "E": "0/1 主要负责人本年度培训考核未合格",
        "F": "0/1 主要负责人本年度无培训记录",
        "G": "0/1 主要负责人本年度无培训记录",
        "H": "1/1",
    }


def test_eight_hours_are_enough_after_an_earlier_passed_training():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |
        | B    |
        | C    |
        | D    |

        trainings
        | uscc | person_key | audience  | trained_until | hours | passed |
        | A    | 甲         | principal | 2018-05-18    | 16    | yes    |
        | A    | 甲         | principal | 2020-05-18    | 8     | yes    |
        | B    | 乙         | principal | 2018-05-18    | 16    | no     |
        | B    | 乙         | principal | 2020-05-18    | 8     | yes    |
        | C    | 丙         | manager   | 2018-05-18    | 16    | yes    |
        | C    | 丙         | principal | 2020-05-18    | 8     | yes    |
        | D    | 丁         | principal | 2020-05-18    | 8     | yes    |
        | D    | 戊         | principal | 2018-05-18    | 16    | yes    |
        """,
    )
    assert outcome("principal_training_rate", facts) == {
        "A": "1/1",
        "B": "0/1 主要负责人本年度培训学时不足",
        "C": "0/1 主要负责人本年度培训学时不足",
        "D": "0/1 主要负责人本年度培训学时不足",
    }


def test_a_training_that_names_no_employer_counts_for_nobody():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |

        trainings
        | uscc | person_key | audience  | trained_until | hours |
        | -    | 甲         | principal | 2020-05-18    | 16    |
        """,
    )
    assert outcome("principal_training_rate", facts) == {"A": "0/1 主要负责人本年度无培训记录"}
