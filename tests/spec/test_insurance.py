"""工伤保险: the insured against everybody who should be, whichever list knows most of them."""

from tests.spec.tables import outcome, world


def test_the_largest_of_three_numbers_should_be_insured():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | workers | key_industry  |
        | A    | 3       | coal_mine     |
        | B    | -       | non_coal_mine |
        | C    | 1       | metallurgy    |
        | D    | 2       | other         |

        exposed_workers
        | person_key | uscc |
        | 甲         | B    |
        | 乙         | B    |

        injury_insurance_matches
        | person_key | uscc | status       | insured_from | paid_until |
        | 甲         | A    | paid         | 2020-07-31   | 2020-07-01 |
        | 乙         | A    | paid         | 2020-08-01   | 2020-12-31 |
        | 丙         | A    | paid         | 2019-01-01   | 2020-06-30 |
        | 甲         | B    | project_lump | -            | -          |
        | 甲         | C    | paid         | -            | -          |
        | 乙         | C    | arrears      | -            | -          |
        | 丁         | D    | paid         | -            | -          |
        """,
    )
    assert outcome("injury_insurance_rate", facts) == {
        "A": "1/3 应参保 3 人，已参保 1 人",
        "B": "1/2 应参保 2 人，已参保 1 人",
        "C": "1/2 应参保 2 人，已参保 1 人",
    }, "D is of no key industry"
    assert outcome("worker_insurance_rate", facts)["D"] == "1/2 应参保 2 人，已参保 1 人"


def test_a_match_that_tells_no_day_of_payment_holds_for_its_own_month():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | workers |
        | A    | 6       |

        injury_insurance_matches
        | person_key | status       | matched_on | paid_until |
        | 甲         | paid         | 2020-07-01 | -          |
        | 乙         | paid         | 2020-06-30 | -          |
        | 丙         | paid         | 2020-06-30 | 2020-07-31 |
        | 丁         | project_lump | 2020-03-31 | -          |
        | 戊         | project_lump | 2020-07-31 | 2020-06-30 |
        | 己         | arrears      | 2020-07-31 | 2020-07-31 |
        """,
    )
    assert outcome("injury_insurance_rate", facts) == {"A": "3/6 应参保 6 人，已参保 3 人"}, (
        "甲, 丙 and 丁: nobody says that 乙 paid in July; what is paid once for a project lasts until its day, if it has one"
    )
