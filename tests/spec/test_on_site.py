"""现场与复核: what teams found at the employers visited, and records looked up again at their source."""

from tests.spec.tables import figure, outcome, world


def test_only_visited_employers_count_by_their_newest_sheet():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |
        | B    |
        | C    |

        answers
        | inspectee_code | item_code | verdict        | value_text | numerator | denominator | submitted_on |
        | A-1            | AF1-01    | met            | 是         | -         | -           | 2020-07-20   |
        | A-1            | AF1-02    | not_applicable | 不适用     | -         | -           | 2020-07-20   |
        | A-1            | AF1-03    | met            | 2          | -         | -           | 2020-07-20   |
        | A-1            | AF1-05    | not_met        | 3          | -         | -           | 2020-07-20   |
        | A-1            | AF1-05    | met            | 9          | -         | -           | 2020-07-21   |
        | B-1            | AF1-01    | met            | 是         | -         | -           | 2020-07-20   |
        | A-1            | AF2-01    | met            | 是         | -         | -           | 2020-07-20   |
        | A-1            | AF2-02    | met            | 是         | -         | -           | 2020-07-20   |
        | A-1            | AF2-03    | not_met        | 25         | -         | -           | 2020-07-20   |
        | B-1            | AF2-01    | not_met        | 否         | -         | -           | 2020-07-20   |
        | B-1            | AF2-02    | met            | 是         | -         | -           | 2020-07-20   |
        | A-1            | AF4-01    | not_met        | -          | 3         | 5           | 2020-07-20   |
        | B-1            | AF4-01    | met            | -          | 4         | 4           | 2020-07-20   |
        | B-1            | AF4-02    | -              | -          | -         | -           | 2020-07-20   |
        | A-1            | AF6-04    | met            | -          | 9         | 10          | 2020-07-20   |
        """,
    )
    assert outcome("sound_responsibility_rate", facts) == {
        "A": "1/1",
        "B": "0/1 责任制、机构、人员、制度有一项未达标",
    }, "B's other three are missing"
    assert figure("declared_as_found_rate", facts) == "0/1", "of those that declared"
    assert figure("visited_facility_position_rate", facts) == "7/9", "sums over sums"
    assert figure("visited_facility_running_rate", facts) == "0/0", "an answer without numbers is no object"
    assert figure("visited_insurance_rate", facts) == "9/10"


def test_a_drawn_record_agrees_in_everything_and_what_could_not_be_reached_is_left_out():
    facts = world(
        "2020-07-31",
        """
        recounts
        | draw_code | subject | attribute                | result      | reported_number |
        | 1         | a       | health_examination_rate  | agrees      | 1               |
        | 1         | b       | health_examination_rate  | not_found   | 1               |
        | 1         | c       | health_examination_rate  | not_reached | 1               |
        | 1         | d       | health_examination_rate  | agrees      | 0               |
        | 2         | a       | worker_training_rate     | agrees      | 1               |
        | 3         | E       | declaration_rate         | agrees      | 1               |
        | 3         | E       | periodic_monitoring_rate | differs     | 1               |
        | 3         | F       | declaration_rate         | agrees      | 0               |
        """,
    )
    assert figure("examination_agreement_rate", facts) == "1/2", "of what was told as done"
    assert figure("training_agreement_rate", facts) == "1/1"
    assert figure("survey_agreement_rate", facts) == "1/2", "E differs in one thing of two"
