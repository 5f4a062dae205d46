"""职业健康检查, one by one: items, newcomers, leavers, notices, what was done about findings, filing in time."""

from tests.spec.tables import figure, outcome, world

EMPLOYER = """
    employers
    | uscc |
    | A    |
    """


def test_newcomers_are_examined_before_the_first_day_and_not_long_before():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key | exposure_from |
        | 甲         | 2020-03-01    |
        | 乙         | 2020-03-01    |
        | 丙         | 2019-08-01    |
        | 丁         | 2019-07-31    |

        health_examinations
        | person_key | examination_type | examined_on |
        | 甲         | pre_placement    | 2020-03-01  |
        | 乙         | pre_placement    | 2020-03-02  |
        | 丙         | pre_placement    | 2018-07-31  |
        """,
    )
    assert outcome("pre_placement_examination_rate", facts) == {
        "甲": "1/1",
        "乙": "0/1 2020-03-01 开始接尘，此前无上岗前检查",
        "丙": "0/1 2019-08-01 开始接尘，此前无上岗前检查",
    }, "丁 is no newcomer any more"


def test_leavers_are_examined_on_leaving_or_in_the_ninety_days_before():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key | status      | exposure_until |
        | 甲         | left        | 2020-06-01     |
        | 乙         | retired     | 2020-06-01     |
        | 丙         | transferred | 2020-06-01     |
        | 丁         | left        | 2020-06-01     |
        | 戊         | dead        | 2020-06-01     |
        | 己         | left        | 2019-07-31     |

        health_examinations
        | person_key | examination_type | examined_on |
        | 甲         | exit             | 2020-06-20  |
        | 乙         | periodic         | 2020-03-03  |
        | 丙         | periodic         | 2020-03-02  |
        | 丁         | periodic         | 2020-06-02  |
        """,
    )
    assert outcome("exit_examination_rate", facts) == {
        "甲": "1/1",
        "乙": "1/1",
        "丙": "0/1 2020-06-01 离岗，无离岗时检查",
        "丁": "0/1 2020-06-01 离岗，无离岗时检查",
    }


def test_who_left_and_came_back_owes_both_an_examination_on_leaving_and_one_before_starting():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key | spell | status  | exposure_from | exposure_until |
        | 甲         | 1     | left    | 2015-03-01    | 2020-02-28     |
        | 甲         | 2     | in_post | 2020-05-01    | -              |
        | 乙         | 1     | left    | 2015-03-01    | 2019-10-31     |
        | 乙         | 2     | left    | 2020-01-01    | 2020-06-30     |

        health_examinations
        | person_key | examination_type | examined_on |
        | 甲         | exit             | 2020-02-20  |
        | 乙         | exit             | 2019-10-30  |
        """,
    )
    assert outcome("exit_examination_rate", facts) == {"甲": "1/1", "乙": "0/1 2020-06-30 离岗，无离岗时检查"}, (
        "of two leavings the last is asked for"
    )
    assert outcome("pre_placement_examination_rate", facts) == {"甲": "0/1 2020-05-01 开始接尘，此前无上岗前检查"}


def test_findings_are_reported_moved_or_rechecked():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        exposed_workers
        | person_key | status      |
        | 乙         | in_post     |
        | 丙         | transferred |

        health_examinations
        | person_key | examined_on | conclusion       | report_card_no | recheck_due_on | rechecked_on | worker_notified_on | employer_notified_on |
        | 甲         | 2020-03-01  | suspected        | 卡1            | -              | -            | 2020-03-20         | 2020-03-20           |
        | 甲         | 2020-04-01  | suspected        | -              | -              | -            | 2020-04-20         | 2020-04-20           |
        | 丁         | 2020-04-01  | suspected        | 卡2            | -              | -            | 2020-04-20         | 2020-08-01           |
        | 乙         | 2020-03-01  | contraindication | -              | -              | -            | -                  | -                    |
        | 丙         | 2020-03-01  | contraindication | -              | -              | -            | -                  | -                    |
        | 戊         | 2020-03-01  | recheck          | -              | 2020-07-31     | -            | -                  | -                    |
        | 戊         | 2020-03-02  | recheck          | -              | 2020-08-01     | -            | -                  | -                    |
        | 己         | 2020-03-01  | normal           | -              | -              | -            | 2020-03-09         | -                    |
        """,
    )
    assert figure("abnormal_handling_rate", facts) == "3/6", "a recheck that is not due yet is in neither number"
    assert figure("suspected_notice_rate", facts) == "1/3"
    assert figure("result_notice_rate", facts) == "4/8"


def test_filing_is_in_time_up_to_the_fifteenth_working_day_after_the_report():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        health_examinations
        | person_key | examined_on | reported_on | uploaded_on |
        | 甲         | 2020-06-01  | 2020-06-01  | 2020-06-22  |
        | 乙         | 2020-06-01  | 2020-06-01  | 2020-06-23  |
        | 丙         | 2020-06-01  | 2020-06-01  | -           |
        | 丁         | 2020-07-20  | 2020-07-30  | -           |
        | 戊         | 2020-07-20  | 2020-07-30  | 2020-07-31  |
        | 己         | 2020-06-01  | -           | 2020-06-22  |
        """,
    )
    assert figure("examination_upload_rate", facts) == "3/5", (
        "丁 has time left; without a report's day the examination's"
    )


def test_an_examination_fits_dust_with_a_film_and_lung_function():
    facts = world(
        "2020-07-31",
        EMPLOYER
        + """
        health_examinations
        | person_key | examined_on | items                    | chest_film_mode  | examination_type |
        | 甲         | 2020-03-01  | chest_film,lung_function | high_kilovoltage | periodic         |
        | 乙         | 2020-03-01  | chest_film,lung_function | -                | periodic         |
        | 丙         | 2020-03-01  | chest_film               | high_kilovoltage | periodic         |
        | 丁         | 2020-03-01  | chest_film               | high_kilovoltage | exit             |
        | 戊         | 2019-12-31  | chest_film               | high_kilovoltage | periodic         |
        """,
    )
    assert figure("examination_items_rate", facts) == "1/3"
