"""三同时: three figures that are not one. Implementation by the project, its supervision, and the employers' coverage."""

from tests.spec.tables import figure, world

FACTS = world(
    "2020-07-31",
    """
    employers
    | uscc |
    | A    |
    | B    |

    construction_projects
    | project_code | uscc | key_industry | approved_on | stage        | pre_evaluated_on | designed_on | control_evaluated_on | accepted_on |
    | P1           | A    | coal_mine    | 2020-03-01  | feasibility  | -                | -           | -                    | -           |
    | P2           | A    | coal_mine    | 2020-03-01  | design       | 2020-04-01       | -           | -                    | -           |
    | P3           | A    | metallurgy   | 2020-03-01  | construction | 2020-04-01       | -           | -                    | -           |
    | P4           | B    | metallurgy   | 2020-01-01  | completed    | 2020-01-02       | 2020-02-01  | 2020-06-01           | 2020-07-31  |
    | P5           | B    | metallurgy   | 2020-01-01  | completed    | 2020-01-02       | 2020-02-01  | 2020-06-01           | 2020-08-01  |
    | P6           | B    | other        | 2020-03-01  | completed    | -                | -           | -                    | -           |
    | P7           | B    | coal_mine    | 2019-12-31  | completed    | -                | -           | -                    | -           |
    | P8           | -    | coal_mine    | 2020-08-01  | design       | -                | -           | -                    | -           |

    enforcement_cases
    | uscc | inspected_on | document_no | project_code |
    | A    | 2020-05-06   | 文1         | P2           |
    | A    | 2020-06-06   | 文2         | P2           |
    | A    | 2020-05-06   | -           | P3           |
    | A    | 2019-12-31   | 文3         | P1           |
    """,
)


def test_the_three_figures_of_the_same_projects_stand_apart():
    assert figure("three_simultaneities_rate", FACTS) == "3/5", "P1 not due, P2 done, P4 done; P3 and P5 are not"
    assert figure("project_inspection_rate", FACTS) == "1/5", "P2 counts once; no document, and last year, do not count"
    assert figure("enforcement_coverage_rate", FACTS) == "1/2", "of employers, not of projects"


def test_a_step_that_is_not_due_is_in_no_denominator_of_an_employers_own_figures():
    assert figure("pre_evaluation_rate", FACTS) == "4/6"
    assert figure("protective_design_rate", FACTS) == "2/5"
    assert figure("acceptance_rate", FACTS) == "1/4"
    assert figure("project_count", FACTS) == "7/7"


def test_projects_older_than_three_years_are_no_more_of_the_employers_list():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |

        construction_projects
        | project_code | uscc | approved_on |
        | P1           | A    | 2017-07-31  |
        | P2           | A    | 2017-07-30  |
        """,
    )
    assert figure("project_count", facts) == "1/1"


def test_no_project_is_no_rate():
    assert figure("three_simultaneities_rate", world("2020-07-31", "employers\n| uscc |\n| A |")) == "0/0"
