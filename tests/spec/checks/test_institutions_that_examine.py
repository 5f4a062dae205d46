"""体检机构: filed on the day, within its capacity, films, days of reports."""

from tests.spec.check_tables import leads, world, world_of

INSTITUTIONS = """
    employers
    | uscc | name |
    | A    | 甲矿 |

    institutions
    | institution_no | institution_name | filed_on   | valid_until | status    | scopes     | capacity_a_day |
    | 检一           | 第一医院         | 2020-01-10 | -           | active    | dust       | 2              |
    | 检二           | 第二医院         | 2015-01-10 | 2020-02-01  | active    | dust       | 90             |
    | 检三           | 第三医院         | 2015-01-10 | -           | active    | chemical   | -              |
    | 检四           | 第四医院         | 2015-01-10 | -           | cancelled | dust       | 90             |
    | 检五           | 第五医院         | -          | -           | inactive  | dust、physical | 90         |
    """


def examined(*rows: str):
    told = ["health_examinations", "| person_key | institution_no | examined_on |", *rows]
    return world("2020-07-31", INSTITUTIONS + "\n".join(told))


def test_an_examination_needs_an_institution_filed_for_dust_on_its_day():
    reader = examined(
        "| 甲 | 检一 | 2020-01-09 |",
        "| 乙 | 检一 | 2020-01-10 |",
        "| 丙 | 检二 | 2020-02-01 |",
        "| 丁 | 检二 | 2020-02-02 |",
        "| 戊 | 检三 | 2020-02-02 |",
        "| 己 | 检四 | 2020-02-02 |",
        "| 庚 | 检五 | 2020-02-02 |",
        "| 辛 | 检九 | 2020-02-02 |",
        "| 壬 | 检九 | 2020-03-02 |",
        "| 癸 | 检九 | 2019-03-02 |",
    )
    found = {sentence.partition("备案编号 ")[2] for _, sentence in leads("examined_by_unfiled_institution", reader)}
    assert found == {
        "检一 的机构作出：检查在备案之前。",
        "检二 的机构作出：检查在备案失效之后。",
        "检三 的机构作出：备案范围不含粉尘类。",
        "检四 的机构作出：该机构已注销。",
        "检九 的机构作出：机构台账中没有这个备案编号。",
    }


def test_more_people_on_a_day_than_the_filed_capacity_are_a_lead_once_an_institution():
    reader = examined(
        "| 甲 | 检一 | 2020-03-09 |",
        "| 乙 | 检一 | 2020-03-09 |",
        "| 丙 | 检一 | 2020-03-10 |",
        "| 丁 | 检一 | 2020-03-10 |",
        "| 戊 | 检一 | 2020-03-10 |",
        "| 戊 | 检三 | 2020-03-10 |",
    )
    assert leads("examined_beyond_capacity", reader) == [
        ("第一医院", "有 1 天超过备案的每日最大检查量 2 人，最多的一天（2020-03-10）检查 3 人。")
    ]


def test_a_film_number_stands_for_one_person_within_a_year():
    reader = world(
        "2020-07-31",
        INSTITUTIONS
        + """
        health_examinations
        | person_key | institution_no | institution_name | examined_on | film_no |
        | 甲         | 检一           | 第一医院         | 2020-03-09  | F1      |
        | 乙         | 检一           | 第一医院         | 2020-03-10  | F1      |
        | 丙         | 检一           | 第一医院         | 2019-03-10  | F1      |
        | 丁         | 检二           | 第二医院         | 2020-03-10  | F1      |
        | 戊         | 检二           | 第二医院         | 2020-03-10  | F2      |
        | 戊         | 检二           | 第二医院         | 2020-04-10  | F2      |
        """,
    )
    assert leads("film_used_for_two_people", reader) == [("第一医院", "胸片号 F1 在 2020 年用于 2 个人。")]


def reports(at_once: int, later: int):
    rows = [
        {
            "person_key": str(n),
            "examined_on": "2020-03-02",
            "reported_on": "2020-03-02" if n < at_once else "2020-03-12",
        }
        for n in range(at_once + later)
    ]
    return world_of("2020-07-31", {"employers": [{"uscc": "A"}], "health_examinations": rows})


def test_reports_on_the_day_are_a_lead_where_there_are_many_and_most_are():
    assert leads("reported_on_the_day_of_examination", reports(11, 9)) == [
        ("检一", "本年度 20 份体检报告中，11 份的报告日期就是检查日期。")
    ]
    assert not leads("reported_on_the_day_of_examination", reports(10, 10)), "half is not most"
    assert not leads("reported_on_the_day_of_examination", reports(19, 0)), "too few"
