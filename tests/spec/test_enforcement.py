"""监督执法: coverage, cases and penalties, corrections, and the two findings 零执法 and 零处罚."""

from tests.spec.tables import figure, outcome, world

FACTS = world(
    "2020-07-31",
    """
    employers
    | uscc | site_no | in_scope |
    | A    | 1       | yes      |
    | A    | 2       | yes      |
    | B    | 1       | yes      |
    | C    | 1       | no       |

    enforcement_cases
    | uscc | site_no | agency_division | inspected_on | document_no | measures     | correct_by | rechecked_on | recheck_result |
    | A    | -       | 220182          | 2020-01-01   | 文1         | ordered      | 2020-07-31 | 2020-07-31   | corrected      |
    | A    | -       | 220182          | 2020-03-01   | 文2         | ordered,fine | 2020-08-01 | -            | -              |
    | B    | -       | 220381          | 2020-03-01   | 文3         | ordered      | 2020-04-01 | 2020-08-01   | corrected      |
    | B    | -       | 220381          | 2020-03-01   | 文4         | ordered      | -          | -            | -              |
    | C    | -       | 220183          | 2020-03-01   | 文5         | transferred  | -          | -            | -              |
    | B    | -       | 220182          | 2019-12-31   | 文6         | warning      | -          | -            | -              |
    | A    | 2       | 220182          | 2020-03-01   | -           | warning      | -          | -            | -              |
    """,
)


def test_a_site_is_covered_once_however_often_it_is_inspected_and_only_with_a_document():
    assert outcome("enforcement_coverage_rate", FACTS) == {
        "A": "1/1",
        "A-2": "0/1 本年度无监督检查记录",
        "B": "1/1",
        "C": "excluded 1/1",
    }
    assert figure("inspection_count", FACTS) == "4/4, excluded 1/1"


def test_cases_and_penalties_are_counted_out_of_the_inspections():
    assert figure("filed_case_count", FACTS) == "2/5", "a fine and a transfer; an order to correct is neither"
    assert figure("penalty_count", FACTS) == "1/5"


def test_nothing_done_and_nobody_punished_are_two_findings():
    idle, lenient = "zero_enforcement_county_count", "zero_penalty_county_count"
    assert figure(idle, FACTS) == "57/60", "three of sixty counties inspected somebody"
    assert figure(lenient, FACTS) == "2/60", "公主岭 (by its code of the day) and 220183 inspected and punished nobody"


def test_a_correction_is_due_on_its_day_and_one_without_a_day_never():
    assert figure("correction_recheck_rate", FACTS) == "1/2", (
        "文1 and 文3 fell due; 文3 was rechecked after the cut-off"
    )
    assert figure("problem_correction_rate", FACTS) == "1/2"


def test_a_penalty_counts_in_the_year_of_its_decision_and_not_before_it():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |

        enforcement_cases
        | agency_division | inspected_on | document_no | measures         | decided_on |
        | 220182          | 2020-06-01   | 文1         | fine             | 2020-07-31 |
        | 220183          | 2020-06-01   | 文2         | fine             | 2020-08-01 |
        | 220122          | 2020-06-01   | 文3         | none             | -          |
        | 220122          | 2019-12-20   | 文4         | warning          | 2020-01-10 |
        | 220221          | 2019-12-20   | 文5         | fine             | 2019-12-30 |
        | 220281          | 2020-06-01   | 文6         | closure_proposed | 2020-08-01 |
        """,
    )
    assert figure("penalty_count", facts) == "2/5", "文1 and, of last year's inspections, 文4; 文2 was decided too late"
    assert figure("filed_case_count", facts) == "2/5", "文5 belongs to last year, 文6 to August"
    assert figure("zero_penalty_county_count", facts) == "2/60", "220183 and 220281 punished nobody by the day"
    assert figure("zero_enforcement_county_count", facts) == "56/60", "220221 inspected nobody this year"
    at_the_end_of_2019 = world("2019-12-31", "enforcement_cases\n| inspected_on | document_no | measures | decided_on |\n"
        "| 2019-12-20 | 文4 | warning | 2020-01-10 |")  # fmt: skip
    assert figure("penalty_count", at_the_end_of_2019) == "0/1"


def test_an_order_of_last_year_falls_due_in_the_year_of_its_last_day():
    cases = """
        enforcement_cases
        | inspected_on | document_no | measures | correct_by | rechecked_on | recheck_result |
        | 2019-12-10   | 文1         | ordered  | 2020-01-10 | 2020-01-11   | corrected      |
        | 2019-12-10   | 文2         | ordered  | 2020-01-01 | -            | -              |
        | 2019-11-10   | 文3         | ordered  | 2019-12-31 | -            | -              |
        """
    assert figure("correction_recheck_rate", world("2020-07-31", cases)) == "1/2"
    assert figure("correction_recheck_rate", world("2019-12-31", cases)) == "0/1"


def test_what_the_agency_of_a_development_zone_did_is_done_in_the_county_of_the_zone():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |

        enforcement_cases
        | agency_division | inspected_on | document_no | measures |
        | 220171          | 2020-03-01   | 文1         | none     |
        | 220105          | 2020-03-01   | 文2         | fine     |
        | 220172101       | 2020-03-01   | 文3         | none     |
        """,
    )
    assert figure("zero_enforcement_county_count", facts) == "58/60", "220171 lies in 220105, 220172 in 220102"
    assert figure("zero_penalty_county_count", facts) == "1/60", "220105 fined once, by its own agency"
