"""职业健康管理人员培训率: an employer without managers is one untrained, never 0/0."""

from tests.spec.tables import outcome, world


def test_managers_are_counted_and_none_is_one_untrained():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | managers_full_time | managers_part_time | production_status |
        | A    | 1                  | 0                  | operating         |
        | B    | 1                  | 2                  | operating         |
        | C    | 0                  | 0                  | operating         |
        | D    | -                  | -                  | operating         |
        | E    | 1                  | -                  | operating         |
        | F    | 2                  | 0                  | operating         |
        | G    | 2                  | 0                  | closed            |
        | H    | 0                  | 0                  | operating         |

        trainings
        | uscc | person_key | audience | trained_until | hours |
        | A    | 甲         | manager  | 2020-05-18    | 16    |
        | B    | 乙         | manager  | 2020-05-18    | 16    |
        | B    | 乙         | manager  | 2020-06-18    | 16    |
        | B    | 丙         | manager  | 2020-05-18    | 16    |
        | E    | 丁         | manager  | 2020-05-18    | 16    |
        | E    | 戊         | manager  | 2020-05-18    | 16    |
        | F    | 己         | manager  | 2020-05-18    | 8     |
        | H    | 庚         | manager  | 2020-05-18    | 16    |
        """,
    )
    assert outcome("manager_training_rate", facts) == {
        "A": "1/1",
        "B": "2/3 管理人员 3 名，培训合格 2 名",
        "C": "0/1 未配备职业健康管理人员，按1名未培训计",
        "D": "0/1 未配备职业健康管理人员，按1名未培训计",
        "E": "1/1",
        "F": "0/2 管理人员本年度培训学时不足",
        "G": "excluded 0/2 管理人员本年度无培训记录",
        "H": "0/1 未配备职业健康管理人员，按1名未培训计",
    }
