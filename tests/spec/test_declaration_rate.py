"""粉尘危害项目申报率: which employers are declared on the cut-off day."""

from tests.spec.tables import outcome, world


def test_the_newest_declaration_up_to_the_cut_off_decides():
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

        hazard_declarations
        | uscc | declared_on | declaration_type | dust |
        | A    | 2018-03-01  | initial          | yes  |
        | C    | 2018-03-01  | initial          | yes  |
        | C    | 2020-06-30  | change           | no   |
        | D    | 2018-03-01  | initial          | yes  |
        | D    | 2020-07-31  | cancellation     | yes  |
        | E    | 2018-03-01  | initial          | no   |
        | E    | 2020-07-31  | change           | yes  |
        | F    | 2020-08-01  | initial          | yes  |
        """,
    )
    assert outcome("declaration_rate", facts) == {
        "A": "1/1",
        "B": "0/1 未申报",
        "C": "0/1 申报不含粉尘（2020-06-30）",
        "D": "0/1 申报已注销（2020-07-31）",
        "E": "1/1",
        "F": "0/1 未申报",
    }


def test_only_operating_employers_in_scope_are_in_the_main_population():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | in_scope | production_status    | exclusion_reason |
        | A    | yes      | operating            | -                |
        | B    | yes      | closed               | -                |
        | C    | yes      | suspended_to_resume  | -                |
        | D    | no       | operating            | micro            |
        | E    | no       | operating            | no_dust          |
        | F    | no       | operating            | duplicate        |
        | G    | no       | closed_by_decision   | closed_by_decision |
        | H    | yes      | operating            | duplicate        |
        | I    | -        | operating            | -                |

        hazard_declarations
        | uscc | declared_on |
        | D    | 2018-03-01  |
        | E    | 2018-03-01  |
        """,
    )
    assert outcome("declaration_rate", facts) == {
        "A": "0/1 未申报",
        "B": "excluded 0/1 未申报",
        "C": "excluded 0/1 未申报",
        "D": "excluded 1/1",
        "G": "excluded 0/1 未申报",
        "H": "0/1 未申报",
        "I": "excluded 0/1 未申报",
    }


def test_a_double_report_counts_once_and_the_later_of_one_day_wins():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |
        | B    |

        hazard_declarations
        | uscc | declared_on | dust | _batch |
        | A    | 2020-01-10  | yes  | 1      |
        | A    | 2020-01-10  | yes  | 2      |
        | B    | 2020-01-10  | yes  | 1      |
        | B    | 2020-01-10  | no   | 2      |
        """,
    )
    assert outcome("declaration_rate", facts) == {"A": "1/1", "B": "0/1 申报不含粉尘（2020-01-10）"}


def test_sites_of_one_employer_are_told_apart_and_a_missing_site_number_is_the_first():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | site_no |
        | A    | 1       |
        | A    | 2       |

        hazard_declarations
        | uscc | site_no | declared_on |
        | A    | -       | 2018-03-01  |
        """,
    )
    assert outcome("declaration_rate", facts) == {"A": "1/1", "A-2": "0/1 未申报"}


def test_without_employers_there_is_nothing_to_count():
    assert outcome("declaration_rate", world("2020-07-31", "employers\n| uscc |")) == {}
