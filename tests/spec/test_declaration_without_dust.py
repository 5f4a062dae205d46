"""纳入治理的粉尘单位申报不含粉尘: an operating employer in scope whose valid declaration leaves dust out."""

from tests.spec.tables import leads, world


def test_only_a_valid_declaration_of_an_employer_in_scope_with_exposed_workers_is_a_lead():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | name   | workers_dust_exposed | in_scope | production_status |
        | A    | 甲矿   | 35                   | yes      | operating         |
        | B    | 乙矿   | 35                   | yes      | operating         |
        | C    | 丙矿   | 0                    | yes      | operating         |
        | D    | 丁矿   | 35                   | no       | operating         |
        | E    | 戊矿   | 35                   | yes      | closed            |
        | F    | 己矿   | 35                   | yes      | operating         |
        | G    | 庚矿   | 35                   | yes      | operating         |
        | H    | 辛矿   | -                    | yes      | operating         |

        hazard_declarations
        | uscc | declared_on | declaration_type | dust |
        | A    | 2020-03-18  | initial          | no   |
        | B    | 2019-03-18  | initial          | no   |
        | B    | 2020-03-18  | change           | yes  |
        | C    | 2020-03-18  | initial          | no   |
        | D    | 2020-03-18  | initial          | no   |
        | E    | 2020-03-18  | initial          | no   |
        | F    | 2020-03-18  | cancellation     | no   |
        | H    | 2020-03-18  | initial          | no   |
        """,
    )
    assert leads("declaration_without_dust", facts) == [
        ("甲矿", "2020-03-18 的申报不含粉尘，而粉尘单位库记有接尘人员 35 人。")
    ]
