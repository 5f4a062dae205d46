"""机构、人员、协管员、装备、专家: who is there on the day, at prefecture, county and township."""

from tests.spec.tables import figure, world

EMPLOYER = "employers\n| uscc |\n| A |\n"


def test_staff_are_those_in_post_by_kind_of_organisation_duty_and_title():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        staff
        | person_key | organisation_kind | post                | duty      | title            | since      | left_on    | division |
        | 甲         | administration    | administrator       | full_time | -                | -          | -          | 2201     |
        | 乙         | administration    | administrator       | part_time | -                | 2020-07-31 | -          | 220182   |
        | 丙         | supervision       | enforcement_officer | full_time | -                | -          | 2020-08-01 | 220182   |
        | 丁         | supervision       | enforcement_officer | part_time | -                | -          | 2020-07-31 | 220183   |
        | 戊         | disease_control   | technician          | full_time | associate_senior | -          | -          | 220182   |
        | 己         | disease_control   | technician          | part_time | -                | -          | -          | 220182   |
        | 庚         | disease_control   | technician          | part_time | intermediate     | -          | -          | 220182   |

        trainings
        | person_key | audience            | trained_until | passed |
        | 丙         | enforcement_officer | 2020-05-01    | yes    |
        | 丁         | enforcement_officer | 2020-05-01    | yes    |
        """,
    )
    assert figure("administration_full_time_count", facts) == "1/2"
    assert figure("administration_part_time_count", facts) == "1/2"
    assert figure("supervision_full_time_count", facts) == "1/1", "丁 left on the day"
    assert figure("supervision_part_time_count", facts) == "0/1"
    assert figure("disease_control_full_time_count", facts) == "1/3"
    assert figure("disease_control_part_time_count", facts) == "2/3"
    assert figure("disease_control_senior_count", facts) == "1/3"
    assert figure("disease_control_intermediate_count", facts) == "1/3"
    assert figure("disease_control_junior_count", facts) == "1/3"
    assert figure("officer_training_rate", facts) == "1/1"
    assert figure("enforcement_force_rate", facts) == "2/69", "长春 and 220182, of nine prefectures and sixty counties"


def test_a_township_is_covered_by_one_person_appointed_on_the_day():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        co_supervisors
        | person_key | division  | appointed_on | ended_on   | rounds_this_year | reports_this_year | trained_on |
        | 甲         | 220182101 | 2019-09-01   | -          | 3                | 2                 | 2020-03-01 |
        | 乙         | 220182101 | 2019-09-01   | -          | -                | 1                 | 2019-12-31 |
        | 丙         | 220182102 | 2020-08-01   | -          | 9                | -                 | 2020-03-01 |
        | 丁         | 220182103 | 2019-09-01   | 2020-07-31 | 9                | -                 | 2020-03-01 |
        """,
    )
    numerator, _, townships = figure("township_cover_rate", facts).partition("/")
    assert numerator == "1"
    assert int(townships) > 800
    assert figure("co_supervisor_activity_count", facts) == "6/6"
    assert figure("co_supervisor_training_rate", facts) == "1/2"


def test_institutions_count_where_filed_for_dust_valid_and_at_work():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        institutions
        | institution_no | institution_kind | division | filed_on   | valid_until | scopes   | status    | department | accepted_cases | closed_cases | overdue_cases | organisation_uscc |
        | 1              | diagnosis        | 2201     | 2020-07-31 | -           | dust     | active    | -          | 5              | 3            | 1             | -                 |
        | 2              | diagnosis        | 2202     | 2020-08-01 | -           | dust     | active    | -          | -              | 2            | -             | -                 |
        | 3              | diagnosis        | 2203     | 2019-01-01 | 2020-07-30  | dust     | active    | -          | -              | -            | -             | -                 |
        | 4              | examination      | 220182   | 2019-01-01 | -           | chemical | active    | -          | -              | -            | -             | -                 |
        | 5              | examination      | 220183   | 2019-01-01 | -           | dust     | active    | -          | -              | -            | -             | -                 |
        | 6              | examination      | 220184   | 2019-01-01 | -           | dust     | cancelled | -          | -              | -            | -             | -                 |
        | 7              | administration   | 220182   | -          | -           | -        | active    | 职业健康股 | -              | -            | -             | -                 |
        | 8              | disease_control  | 220381   | -          | -           | -        | active    | 职业卫生科 | -              | -            | -             | -                 |
        | 10             | examination      | 220171   | 2019-01-01 | -           | dust     | active    | -          | -              | -            | -             | -                 |
        | 9              | supervision      | 220182   | -          | -           | -        | active    | -          | -              | -            | -             | O1                |

        equipment
        | organisation_uscc | item         | quantity | calibration_due_on | state     |
        | O1                | dust_sampler | 1        | 2020-07-31         | in_use    |
        | O1                | dust_meter   | 1        | 2020-07-30         | in_use    |
        | O1                | sound_meter  | 1        | -                  | in_use    |
        | O1                | camera       | 1        | -                  | in_use    |
        | O1                | vehicle      | 0        | -                  | in_use    |
        | O1                | laptop       | 1        | -                  | in_repair |
        | O1                | other        | 1        | -                  | in_use    |
        """,
    )
    assert figure("diagnosis_institution_count", facts) == "1/3"
    assert figure("diagnosis_prefecture_rate", facts) == "1/9"
    assert figure("examination_county_rate", facts) == "2/60", "220183, and 220105 in which the zone 220171 lies"
    assert figure("county_section_rate", facts) == "1/60"
    assert figure("disease_control_section_rate", facts) == "1/60"
    assert figure("accepted_diagnosis_count", facts) == "5/5"
    assert figure("closed_diagnosis_count", facts) == "5/7", "more closed than accepted is told as it is written"
    assert figure("overdue_diagnosis_count", facts) == "1/5"
    assert figure("equipment_item_rate", facts) == "2/12", "a meter without a calibration in force does not count"


def test_letters_and_experts():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        documents
        | ledger_no | document_kind         | division | issued_on  |
        | 1         | responsibility_letter | 220182   | 2020-01-02 |
        | 2         | responsibility_letter | 2201     | 2020-01-02 |
        | 3         | plan                  | 220183   | 2020-01-02 |
        | 4         | responsibility_letter | 220381   | 2020-01-02 |

        experts
        | expert_no | entered_on | left_on    | draws_this_year |
        | 1         | -          | -          | 2               |
        | 2         | 2020-07-31 | -          | -               |
        | 3         | -          | 2020-07-31 | 4               |
        """,
    )
    assert figure("responsibility_letter_rate", facts) == "2/60", "公主岭's letter by its code of the day"
    assert figure("expert_count", facts) == "2/2"
    assert figure("expert_draw_count", facts) == "2/2"
