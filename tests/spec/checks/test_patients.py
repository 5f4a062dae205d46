"""许多患者登记同一个电话 · 医保救助知道的患者没有建档."""

from tests.spec.check_tables import leads, world


def test_four_patients_with_one_telephone_are_a_lead_three_are_a_family():
    reader = world(
        "2020-07-31",
        """
        patients
        | case_id | phone_key | alive | resident_division | not_counted_reason |
        | 1       | p         | yes   | 220182            | -                  |
        | 2       | p         | yes   | 220182            | -                  |
        | 3       | p         | yes   | 220182            | -                  |
        | 4       | p         | yes   | 220183            | -                  |
        | 5       | q         | yes   | 220182            | -                  |
        | 6       | q         | yes   | 220182            | -                  |
        | 7       | q         | yes   | 220182            | -                  |
        | 8       | q         | no    | 220182            | -                  |
        | 9       | q         | yes   | 220182            | duplicate          |
        | 10      | -         | yes   | 220182            | -                  |
        | 11      | -         | yes   | 220182            | -                  |
        | 12      | -         | yes   | 220182            | -                  |
        | 13      | -         | yes   | 220182            | -                  |
        """,
    )
    assert leads("phone_shared_by_many_patients", reader) == [
        ("榆树市的患者", "有 4 名在世患者登记同一个电话，分住 2 个村（社区）。")
    ]


def test_whoever_is_aided_as_a_patient_has_a_file():
    reader = world(
        "2020-07-31",
        """
        patients
        | case_id | person_key | name_key |
        | 1       | 甲         | n1       |
        | 2       | -          | n2       |

        medical_aid_matches
        | person_key | name_key | scheme            | division | matched_on |
        | 甲         | n1       | basic_insurance   | 220182   | 2020-06-30 |
        | 乙         | n2       | basic_insurance   | 220182   | 2020-06-30 |
        | 丙         | n3       | basic_insurance   | 220182   | 2020-06-30 |
        | 丙         | n3       | medical_aid       | 220182   | 2020-06-30 |
        """,
    )
    assert leads("patient_known_elsewhere", reader) == [
        ("榆树市的救助对象", "医保救助比对表有此人（2020-06-30，2 项），患者一人一档中没有。")
    ]
