"""尘肺病患者: cumulative is not living, reached is not concluded, where one lives is not where one was reported."""

from tests.spec.tables import figure, world

FACTS = world(
    "2020-07-31",
    """
    employers
    | uscc |
    | A    |

    patients
    | case_id | person_key | alive | died_on    | not_counted_reason | case_class   | file_established | benefit_class | employer_payment_proof | resident_division |
    | 1       | 甲         | yes   | -          | -                  | occupational | yes              | insured       | -                      | 220182101001      |
    | 2       | 乙         | yes   | 2020-08-01 | -                  | occupational | yes              | employer      | 付款凭证               | 220182101         |
    | 3       | 丙         | no    | 2015-05-05 | -                  | occupational | yes              | insured       | -                      | 220182101001      |
    | 4       | 丁         | yes   | -          | -                  | occupational | no               | employer      | -                      | 220182101001      |
    | 5       | 戊         | yes   | -          | duplicate_card     | occupational | yes              | insured       | -                      | 220182101001      |
    | 6       | 己         | yes   | -          | -                  | unattributed | yes              | social        | -                      | 220182101001      |
    | 7       | -          | yes   | -          | -                  | occupational | yes              | insured       | -                      | 220182101001      |

    follow_ups
    | case_id | visited_on | result    | lost_reason |
    | 1       | 2020-03-01 | alive     | -           |
    | 2       | 2019-12-31 | alive     | -           |
    | 4       | 2020-03-01 | lost      | moved       |
    | 6       | 2020-03-01 | lost      | -           |
    | 7       | 2020-03-01 | moved_out | -           |
    """,
)


def test_cumulative_and_living_cases_differ_by_the_dead_and_leave_out_doubles():
    assert figure("reported_case_count", FACTS) == "5/5"
    assert figure("living_case_count", FACTS) == "4/5", "2 dies after the cut-off, so lives"


def test_reached_needs_a_result_and_concluded_a_result_or_a_loss_with_its_reason():
    assert figure("follow_up_reached_rate", FACTS) == "2/5", "1 seen this year, 3 dead in the file; 7 is not ours"
    assert figure("follow_up_completion_rate", FACTS) == "3/5", "4 is lost with a reason, 6 without one"


def test_what_a_follow_up_found_stands_until_a_later_one_finds_otherwise():
    facts = world(
        "2020-07-31",
        """
        patients
        | case_id | alive |
        | 1       | yes   |
        | 2       | yes   |
        | 3       | yes   |
        | 4       | yes   |
        | 5       | yes   |
        | 6       | yes   |
        | 7       | yes   |

        follow_ups
        | case_id | visited_on | result             | lost_reason |
        | 1       | 2019-03-01 | moved_out          | -           |
        | 1       | 2020-03-01 | alive              | -           |
        | 2       | 2019-03-01 | alive              | -           |
        | 2       | 2020-03-01 | moved_out          | -           |
        | 3       | 2019-03-01 | duplicate_card     | -           |
        | 3       | 2020-03-01 | lost               | moved       |
        | 4       | 2020-03-01 | not_pneumoconiosis | -           |
        | 5       | 2019-03-01 | dead               | -           |
        | 5       | 2020-03-01 | alive              | -           |
        | 6       | 2019-03-01 | dead               | -           |
        | 6       | 2020-03-01 | lost               | moved       |
        | 7       | 2020-08-01 | duplicate_card     | -           |
        """,
    )
    assert figure("reported_case_count", facts) == "5/5", "3 and 4 are no cases, whatever the file says; 7 not yet"
    assert figure("living_case_count", facts) == "4/5", "5 lives after all; 6 was found dead and is lost no more"
    assert figure("patient_file_rate", facts) == "0/4"
    assert figure("follow_up_completion_rate", facts) == "3/4", "2 moved away; 1, 5 and 6 are concluded, 7 is not"
    assert figure("patient_village_count", facts) == "0/1"


def test_files_are_those_of_the_living_and_complete_only_with_every_key_field():
    assert figure("patient_file_rate", FACTS) == "4/5"
    assert figure("patient_file_completeness_rate", FACTS) == "2/4", "2 lives in no village, 7 has no number, no reason"


def test_who_is_not_insured_and_whose_employer_pays():
    assert figure("uninsured_case_count", FACTS) == "2/4"
    assert figure("employer_payment_rate", FACTS) == "1/2"


def _village(code: str, people: int) -> str:
    rows = "\n".join(f"| {code}-{number} | {code} | 220183 |" for number in range(people))
    return f"patients\n| case_id | resident_division | reporting_division |\n{rows}\n"


def test_the_thresholds_are_of_residents_wherever_they_were_reported():
    employer = "employers\n| uscc |\n| A |\n"
    nine = world("2020-07-31", employer + _village("220182101001", 9))
    ten = world("2020-07-31", employer + _village("220182101001", 10))
    assert figure("patient_village_count", nine) == "0/1"
    assert figure("patient_village_count", ten) == "1/1"
    assert figure("patient_township_count", world("2020-07-31", employer + _village("220182101001", 99))) == "0/1"
    assert figure("patient_township_count", world("2020-07-31", employer + _village("220182101001", 100))) == "1/1"


def test_a_point_is_owed_to_a_village_and_a_station_to_a_township():
    employer = "employers\n| uscc |\n| A |\n"
    ledger = """
        rehabilitation_stations
        | station_no | station_kind | division     | state   |
        | 1          | station      | 220182101    | running |
        | 2          | point        | 220182101001 | {state} |
        """
    owed = employer + _village("220182101001", 10)
    assert figure("rehabilitation_provision_rate", world("2020-07-31", owed + ledger.format(state="planned"))) == "1/1"
    assert figure("rehabilitation_provision_rate", world("2020-07-31", owed + ledger.format(state="closed"))) == "0/1"
    nobody = world("2020-07-31", employer + _village("220182101001", 9) + ledger.format(state="running"))
    assert figure("rehabilitation_provision_rate", nobody) == "0/0"
