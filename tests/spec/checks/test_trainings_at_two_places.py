"""同一人同一天在两处参加面授培训 · 同一签字用于几个人."""

from tests.spec.check_tables import leads, world


def test_one_person_sits_in_one_room_a_day():
    reader = world(
        "2020-07-31",
        """
        employers
        | uscc | name |
        | A    | 甲矿 |
        | B    | 乙矿 |

        trainings
        | person_key | training_no | organiser | uscc | trained_from | trained_until | mode      |
        | 甲         | T1          | 一站      | A    | 2020-03-02   | 2020-03-03    | in_person |
        | 甲         | T2          | 二站      | A    | 2020-03-03   | 2020-03-03    | in_person |
        | 乙         | T1          | 一站      | A    | 2020-03-02   | 2020-03-03    | in_person |
        | 乙         | T3          | 二站      | A    | 2020-03-04   | 2020-03-04    | in_person |
        | 丙         | T1          | 一站      | A    | 2020-03-02   | 2020-03-03    | in_person |
        | 丙         | T4          | 二站      | A    | 2020-03-03   | 2020-03-03    | online    |
        | 丁         | T1          | 一站      | A    | 2020-03-02   | 2020-03-03    | in_person |
        | 丁         | T5          | 一站      | A    | 2020-03-03   | 2020-03-03    | in_person |
        | 戊         | T1          | 一站      | A    | 2020-03-02   | 2020-03-03    | in_person |
        | 戊         | T6          | 一站      | B    | 2020-03-02   | 2020-03-02    | in_person |
        """,
    )
    assert leads("trained_at_two_places", reader) == [
        ("甲矿的受训人员", "2020-03-03 参加面授培训 T2（二站），同一天又参加面授培训 T1（一站）。"),
        ("乙矿的受训人员", "2020-03-02 参加面授培训 T6（一站），同一天又参加面授培训 T1（一站）。"),
    ]


def test_a_signature_is_one_person_s_unless_the_whole_sheet_was_entered():
    reader = world(
        "2020-07-31",
        """
        employers
        | uscc | name |
        | A    | 甲矿 |

        trainings
        | person_key | training_no | trained_until | signature_digest |
        | 甲         | T1          | 2020-03-03    | s1               |
        | 乙         | T1          | 2020-03-03    | s1               |
        | 丙         | T1          | 2020-03-03    | s2               |
        | 丙         | T2          | 2020-04-03    | s2               |
        | 丁         | T3          | 2020-04-03    | sheet            |
        | 戊         | T3          | 2020-04-03    | sheet            |
        | 己         | T4          | 2020-04-03    | -                |
        | 庚         | T4          | 2020-04-03    | -                |
        """,
    )
    assert leads("signature_used_for_two_people", reader) == [("甲矿", "同一签字影像在 1 次培训中用于 2 个人。")]
