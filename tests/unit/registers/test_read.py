"""What people send, and what each of its faults is answered."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from qingchen.problems import Problem
from qingchen.registers.catalogue import register_named
from qingchen.registers.read import read_file
from qingchen.registers.row_problem import RowProblem
from qingchen.registers.validate import validate

FILES = Path(__file__).parents[2] / "fixtures" / "registers"
pytestmark = pytest.mark.usefixtures("july_2020")


def problems_of(name: str, register_name: str = "employers") -> list[RowProblem]:
    register = register_named(register_name)
    read = read_file(FILES / name, name, register)
    return (read.problems + validate(register, read.frame, name)).faults


def the_problem_of(name: str, register_name: str = "employers") -> RowProblem:
    (problem,) = problems_of(name, register_name)
    return problem


def test_headings_are_found_under_titles_in_any_order_and_in_other_words() -> None:
    read = read_file(FILES / "employers_messy.xlsx", "employers_messy.xlsx", register_named("employers"))
    assert read.problems == []
    assert read.frame["_line"].to_list() == [5, 6, 8, 9]
    assert read.frame["name"][0] == "示例采石有限公司"
    assert read.frame["uscc"][1] == "91229900MA0DEMA02Y"
    assert read.frame["division"].to_list() == ["220184", "220112", "220104", "220104"]
    assert read.frame["workers"].to_list() == [1286, 320, 12, 30]
    assert read.frame["dust_kinds"][0].to_list() == ["silica", "limestone"]
    assert read.frame["in_scope"].to_list() == [True] * 4


def test_a_day_is_the_same_day_however_it_is_written() -> None:
    read = read_file(FILES / "employers_messy.xlsx", "employers_messy.xlsx", register_named("employers"))
    assert read.frame["effective_on"].to_list() == [date(2020, 6, 30)] * 4


def test_totals_blank_lines_and_signatures_are_left_out_and_named() -> None:
    read = read_file(FILES / "employers_messy.xlsx", "employers_messy.xlsx", register_named("employers"))
    told = "\n".join(read.left_out)
    for said in ("第 7 行为空行", "第 10 行为合计行", "第 11 行为表后说明行", "“备注”列"):
        assert said in told


@pytest.mark.parametrize("encoding", ["utf8", "bom", "gb18030"])
def test_a_csv_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    name = f"employers_{encoding}.csv"
    read = read_file(FILES / name, name, register_named("employers"))
    assert read.problems == []
    assert read.frame.select("name", "_sheet", "_line").row(0) == ("示例采石有限公司", None, 2)


def test_a_line_break_within_a_cell_moves_no_line_number(tmp_path: Path) -> None:
    lines = (FILES / "employers_utf8.csv").read_text(encoding="utf-8").splitlines()
    second = lines[1].replace("示例采石有限公司", '"示例\n采石有限公司"')
    third = lines[1].replace("91229900MA0DEMA01U", "91229900MA0DEMA02Y")
    file = tmp_path / "break.csv"
    file.write_text("\n".join([lines[0], second, third]) + "\n", encoding="utf-8")
    read = read_file(file, "break.csv", register_named("employers"))
    assert read.frame["_line"].to_list() == [2, 4]
    assert read.frame["name"][0] == "示例 采石有限公司"


def test_what_is_no_workbook_is_refused_with_the_reason(tmp_path: Path) -> None:
    register = register_named("employers")
    with pytest.raises(Problem) as raised:
        read_file(FILES / "not_a_workbook.xlsx", "not_a_workbook.xlsx", register)
    assert raised.value.code == "file.not_a_workbook"
    for start, why in (
        (b"", "空的"),
        (b"\xd0\xcf\x11\xe0", "旧版二进制格式"),
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04", "损坏"),
    ):
        file = tmp_path / "file.xlsx"
        file.write_bytes(start + bool(start) * bytes(range(1, 60)))
        with pytest.raises(Problem) as raised:
            read_file(file, "file.xlsx", register)
        assert why in raised.value.sentence


def test_a_damaged_workbook_is_read_or_refused_wherever_the_damage_lies(tmp_path: Path) -> None:
    whole = (FILES / "employers_messy.xlsx").read_bytes()
    file = tmp_path / "damaged.xlsx"
    for at in range(40, len(whole), 97):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with suppress(Problem):
            read_file(file, "damaged.xlsx", register_named("employers"))


@pytest.mark.parametrize(
    ("name", "rule", "place", "says"),
    [
        ("no_heading.xlsx", "no_heading", "「Sheet1」", "没有找到表头"),
        ("unknown_column.xlsx", "unknown_column", "「Sheet1」第 1 行「接尘人娄」", "是否为“接尘人数”"),
        ("missing_column.xlsx", "missing_column", "「Sheet1」第 1 行「生产状态」", "缺少必填的列“生产状态”"),
        ("number_in_date.xlsx", "number_in_date", "「Sheet1」第 2 行「情况截至日期」", "填写为“630”"),
        ("unknown_division.xlsx", "no_such_division", "第 2 行「工作场所行政区划代码」", "229999"),
        ("unknown_label.xlsx", "unknown_code", "第 2 行「重点行业」", "可填：煤矿、非煤矿山、冶金、建材、其他"),
        ("duplicate_key.xlsx", "duplicate_key", "第 4 行「统一社会信用代码」", "与第 2 行重复"),
        ("trainings.xlsx", "other_register", "「Sheet1」", "这是《职业健康培训台账》"),
    ],
)
def test_each_fault_has_its_own_sentence_with_its_place(name: str, rule: str, place: str, says: str) -> None:
    problem = the_problem_of(name)
    assert problem.rule == rule
    assert problem.text.startswith(name)
    assert place in problem.text
    assert says in problem.text


def test_merged_headings_of_two_rows_are_read() -> None:
    read = read_file(FILES / "merged_heading.xlsx", "merged_heading.xlsx", register_named("employers"))
    assert read.problems == []
    assert read.frame.select("_line", "workers", "workers_exposed").rows() == [(3, 86, 52)]


def test_an_identity_number_that_became_a_number_is_not_guessed_at() -> None:
    problems = problems_of("identity_scientific.xlsx", "exposed_workers")
    assert [(problem.source.row, problem.rule) for problem in problems] == [(2, "lost_digits"), (3, "lost_digits")]
    assert all("2.29900E+17" in problem.text and "文本" in problem.text for problem in problems)


def test_wrong_numbers_are_told_apart_and_shown_masked() -> None:
    problems = problems_of("identity_wrong.xlsx", "exposed_workers")
    assert [problem.rule for problem in problems] == [
        "identity_check_digit",
        "identity_day",
        "identity_length",
        "employer_code_check_digit",
    ]
    assert "229900**********13" in problems[0].text
    assert not any("19600101" in problem.text for problem in problems)


def test_a_cell_that_cannot_be_read_is_not_also_called_missing() -> None:
    read = read_file(FILES / "identity_wrong.xlsx", "identity_wrong.xlsx", register_named("exposed_workers"))
    assert read.problems.total == 4
    assert validate(register_named("exposed_workers"), read.frame) == []


def test_a_file_without_rows_says_so(tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.write_text((FILES / "employers_utf8.csv").read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    (problem,) = read_file(file, "empty.csv", register_named("employers")).problems
    assert problem.rule == "no_rows"


def test_many_problems_are_counted_exactly_and_told_in_part(tmp_path: Path) -> None:
    heading, row = (FILES / "employers_utf8.csv").read_text(encoding="utf-8").splitlines()
    file = tmp_path / "many.csv"
    file.write_text("\n".join([heading, *[row.replace("在产", "在厂")] * 2500]), encoding="utf-8")
    register = register_named("employers")
    read = read_file(file, "many.csv", register)
    problems = read.problems + validate(register, read.frame, "many.csv")
    assert len(problems) == 2000
    assert problems.total == 2500 + 2499


def test_a_second_table_below_is_told_once_and_its_lines_are_not_taken_for_rows(tmp_path):
    heading = ["姓名", "证件号码", "统一社会信用代码", "岗位", "接触粉尘种类", "开始接尘日期", "用工形式", "在岗状态"]
    row = ["示例甲", "229900196001010012", "91229900MA0DEMA01U", "破碎", "矽尘", "2015-03-01", "劳动合同", "在岗"]
    below = ["单位名称", "统一社会信用代码", "职业病危害风险分类", "接尘人数", "行业代码"]
    lines = [heading, row, [], ["二、单位情况"], below, ["示例厂", "91229900MA0DEMA01U", "严重", "45", "1011"]] + [
        ["示例厂", "91229900MA0DEMA02Y", "严重", str(at), "1011"] for at in range(9)
    ]
    path = tmp_path / "两张表.csv"
    path.write_text("\n".join(",".join(line) for line in lines), encoding="utf-8")
    table = read_file(path, "两张表.csv", register_named("exposed_workers"))
    assert table.frame["name"].to_list() == ["示例甲"]
    (problem,) = table.problems
    assert problem.text.startswith("两张表.csv第 5 行：从这一行起是另一张表（表头为单位名称、统一社会信用代码、")


def test_what_was_refused_is_not_also_told_as_understood():
    path = FILES.parent / "counties" / "10_ruined_numbers.xlsx"
    table = read_file(path, path.name, register_named("exposed_workers"))
    assert any("不能写“同上”" in problem.text for problem in table.problems)
    assert not any("同上" in told for told in table.left_out)
