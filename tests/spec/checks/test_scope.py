"""治理范围缩小 · 以微型为由剔除 · 外部名录中的单位没有登记."""

from tests.spec.check_tables import leads, world, world_of


def test_a_small_employer_in_production_is_no_micro_one():
    reader = world(
        "2020-07-31",
        """
        employers
        | uscc | name | in_scope | exclusion_reason | size  | production_status | workers |
        | A    | 甲矿 | no       | micro            | small | operating         | 40      |
        | B    | 乙矿 | no       | micro            | micro | operating         | 8       |
        | C    | 丙矿 | no       | micro            | small | closed            | 40      |
        | D    | 丁矿 | no       | closed           | small | operating         | 40      |
        | E    | 戊矿 | yes      | micro            | small | operating         | 40      |
        """,
    )
    assert leads("excluded_as_micro_though_larger", reader) == [
        ("甲矿", "以“微型”为由不纳入治理范围，而同一行的规模是小型，劳动者 40 人，在产。")
    ]


def shrinking(now: list[dict[str, object]], earlier: list[dict[str, object]] | None = None):
    names = "甲乙丙丁戊"
    before = earlier or [{"uscc": name, "name": f"{name}矿", "_batch": 1, "_about": "2020-06-01"} for name in names]
    return world_of("2020-07-31", {"employers@earlier": before, "employers": now})


def row(name: str, in_scope: bool, status: str = "operating", **more: object) -> dict[str, object]:
    given = {"uscc": name, "name": f"{name}矿", "in_scope": in_scope, "production_status": status}
    return given | {"_batch": 2, "_about": "2020-07-18", "_row": "甲乙丙丁戊".index(name)} | more


def test_three_operating_employers_that_left_the_scope_are_a_lead_of_their_county():
    out = [row("甲", False), row("乙", False), row("丙", False), row("丁", True), row("戊", True)]
    assert leads("scope_shrunk", shrinking(out)) == [
        (
            "榆树市",
            "以前的批次中在范围、在产的 5 户，现有 3 户仍在产而不在范围内或者整户撤回（撤回 0 户），如丙矿。",
        )
    ]


def test_employers_that_closed_stood_still_or_were_doubles_did_not_shrink_the_scope():
    closed = [row("甲", False, "closed"), row("乙", False, "closed"), row("丙", False), row("丁", False)]
    assert not leads("scope_shrunk", shrinking([*closed, row("戊", True)]))
    doubles = [
        {"uscc": name, "site_no": site, "name": f"{name}矿", "_batch": 1, "_about": "2020-06-01"}
        for name in "甲乙丙"
        for site in (1, 2)
    ]
    assert not leads("scope_shrunk", shrinking([row(name, True) for name in "甲乙丙"], doubles))


def test_employers_withdrawn_whole_shrank_the_scope():
    assert leads("scope_shrunk", shrinking([row("丁", True), row("戊", True)])) == [
        (
            "榆树市",
            "以前的批次中在范围、在产的 5 户，现有 3 户仍在产而不在范围内或者整户撤回（撤回 3 户），如丙矿。",
        )
    ]


def test_an_entry_of_a_list_whose_code_nobody_registered_is_a_lead():
    reader = world(
        "2020-07-31",
        """
        employers
        | uscc | name |
        | A    | 甲矿 |

        external_list_entries
        | entry_no | entry_name | uscc | matched_uscc | match_result | list_taken_on | supplied_by |
        | 1        | 甲矿       | A    | A            | matched      | 2020-06-20    | 应急管理局  |
        | 2        | 乙矿       | B    | -            | missed       | 2020-06-20    | 应急管理局  |
        | 3        | 丙矿       | C    | C            | matched      | 2020-06-20    | 应急管理局  |
        | 4        | 丁店       | D    | -            | out_of_scope | 2020-06-20    | 应急管理局  |
        | 5        | 戊厂       | -    | -            | not_compared | 2020-06-20    | 应急管理局  |
        | 6        | 己厂       | F    | -            | not_compared | 2020-06-20    | 应急管理局  |
        | 7        | 甲矿一井   | Z    | A            | matched      | 2020-06-20    | 应急管理局  |
        | 8        | 庚厂       | -    | -            | missed       | 2020-06-20    | 应急管理局  |
        """,
    )
    assert [subject for subject, _ in leads("employer_known_elsewhere", reader)] == ["乙矿", "丙矿", "己厂", "庚厂"]
    assert leads("employer_known_elsewhere", reader)[0][1] == (
        "应急管理局的名录（2020-06-20）有这家单位，编号 2，粉尘单位库中没有。"
    )
