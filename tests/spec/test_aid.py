"""医保救助: who is due something and who receives it, by the departments' match."""

from tests.spec.tables import figure, world


def test_receiving_is_counted_out_of_those_to_whom_it_is_due():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |

        patients
        | case_id | person_key | alive | registered_poor | serious_illness_treated | treated_on |
        | 1       | 甲         | yes   | -               | -                       | -          |
        | 2       | 乙         | yes   | yes             | yes                     | 2020-07-31 |
        | 3       | 丙         | yes   | -               | -                       | -          |
        | 4       | -          | yes   | yes             | yes                     | 2020-08-01 |
        | 5       | 戊         | no    | yes             | -                       | -          |

        medical_aid_matches
        | person_key | scheme                    | status     | treated_on |
        | 甲         | basic_insurance           | receiving  | -          |
        | 乙         | basic_insurance           | ended      | -          |
        | 甲         | serious_illness_insurance | eligible   | -          |
        | 乙         | serious_illness_insurance | receiving  | -          |
        | 丙         | medical_aid               | receiving  | -          |
        | 甲         | subsistence_allowance     | eligible   | -          |
        | 甲         | temporary_aid             | receiving  | -          |
        | 丙         | registered_poor           | receiving  | -          |
        | 丙         | serious_illness_treatment | eligible   | 2020-05-01 |
        | 戊         | medical_aid               | receiving  | -          |
        """,
    )
    assert figure("basic_insurance_rate", facts) == "1/4", "who has no identity number cannot be matched"
    assert figure("serious_illness_insurance_rate", facts) == "1/2"
    assert figure("medical_aid_rate", facts) == "1/1", "the dead are in neither number"
    assert figure("living_aid_rate", facts) == "1/1", "any one of the three forms of aid"
    assert figure("registered_poor_count", facts) == "3/4"
    assert figure("serious_illness_treatment_rate", facts) == "1/3", "a day after the cut-off is not yet a treatment"


def test_a_legal_aid_case_is_counted_from_its_acceptance():
    facts = world(
        "2020-07-31",
        """
        legal_aid_cases
        | legal_aid_no | accepted_on | closed_on  |
        | 1            | 2020-03-01  | 2020-07-31 |
        | 2            | 2020-03-01  | 2020-08-01 |
        | 3            | -           | -          |
        """,
    )
    assert figure("legal_aid_closed_rate", facts) == "1/2"
