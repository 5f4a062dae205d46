"""The copy that goes back: marked cells, what is wrong beside the row, a summary."""

import io
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from qingchen.registers import annotate
from qingchen.registers.annotate import annotated_workbook
from qingchen.registers.catalogue import register_named
from qingchen.registers.read import read_file
from qingchen.registers.validate import validate

FILES = Path(__file__).parents[2] / "fixtures" / "registers"
pytestmark = pytest.mark.usefixtures("july_2020")


def annotated(file: Path, register_name: str) -> bytes:
    register = register_named(register_name)
    read = read_file(file, file.name, register)
    return annotated_workbook(register, read, read.problems + validate(register, read.frame, file.name))


def test_the_wrong_cell_is_marked_and_the_row_says_why() -> None:
    book = openpyxl.load_workbook(io.BytesIO(annotated(FILES / "identity_wrong.xlsx", "exposed_workers")))
    assert book.sheetnames == ["问题汇总", "Sheet1"]
    sheet = book["Sheet1"]
    assert [sheet.cell(line, 2).fill.fgColor.rgb for line in (2, 3, 4, 5)] == ["FFFFC7CE"] * 3 + ["00000000"]
    assert sheet.cell(5, 4).fill.fgColor.rgb == "FFFFC7CE"
    assert sheet.cell(1, 10).value == "核对结果"
    assert "校验码不对" in sheet.cell(2, 10).value
    summary = "\n".join(str(cell.value) for row in book["问题汇总"].iter_rows() for cell in row if cell.value)
    assert "共 4 处问题" in summary
    assert "出生日期在日历上没有" in summary


def test_corrected_it_can_be_sent_again(tmp_path: Path) -> None:
    file = tmp_path / "again.xlsx"
    file.write_bytes(annotated(FILES / "employers_messy.xlsx", "employers"))
    again = read_file(file, "again.xlsx", register_named("employers"))
    first = read_file(FILES / "employers_messy.xlsx", "employers_messy.xlsx", register_named("employers"))
    assert again.problems == []
    assert again.frame.equals(first.frame)


def test_a_cell_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "formula.csv"
    text = (FILES / "employers_utf8.csv").read_text(encoding="utf-8")
    file.write_text(text.replace("示例采石有限公司", '"=HYPERLINK(""http://x"")"'), encoding="utf-8")
    sheet = openpyxl.load_workbook(io.BytesIO(annotated(file, "employers")))["数据"]
    assert sheet["C2"].data_type in ("s", "inlineStr")
    assert sheet["C2"].value == '=HYPERLINK("http://x")'


def test_of_a_long_file_only_the_rows_with_problems_come_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(annotate, "COPIED_WHOLE", 3)
    file = tmp_path / "long.csv"
    heading, row = (FILES / "employers_utf8.csv").read_text(encoding="utf-8").splitlines()
    codes = ("91229900MA0DEMA01U", "91229900MA0DEMA02Y", "91229900MA0DEMA032")
    rows = [row.replace("91229900MA0DEMA01U", code) for code in codes]
    rows = [row.replace("采石", f"采石{name}") for name, row in zip("甲乙丙", rows, strict=True)]
    rows[2] = rows[2].replace("在产", "在厂")
    file.write_text("\n".join([heading, *rows]), encoding="utf-8")
    sheet = openpyxl.load_workbook(io.BytesIO(annotated(file, "employers")))["数据"]
    assert sheet.max_row == 2
    cells = [cell.value for cell in sheet[2]]
    assert "在厂" in cells
    assert 4 in cells


def test_a_file_that_could_not_be_read_at_all_still_gets_its_summary() -> None:
    book = openpyxl.load_workbook(io.BytesIO(annotated(FILES / "trainings.xlsx", "employers")))
    assert book.sheetnames == ["问题汇总"]
    assert any("职业健康培训台账" in str(cell.value) for row in book["问题汇总"].iter_rows() for cell in row)


def test_nothing_is_marked_where_nothing_is_wrong() -> None:
    read = read_file(FILES / "employers_utf8.csv", "employers_utf8.csv", register_named("employers"))
    assert isinstance(read.frame, pl.DataFrame)
    book = openpyxl.load_workbook(io.BytesIO(annotated(FILES / "employers_utf8.csv", "employers")))
    assert not [cell for row in book["数据"].iter_rows() for cell in row if cell.fill.fgColor.rgb == "FFFFC7CE"]


@pytest.mark.parametrize(
    ("name", "register_name"),
    [
        ("01_two_row_heading.xlsx", "employers"),
        ("02_town_sheets.xls", "employers"),
        ("03_merged_body.et", "exposed_workers"),
        ("06_printed_pages.xlsx", "health_examinations"),
        ("07_measurements.xlsx", "dust_measurements"),
    ],
)
def test_the_copy_of_a_county_keeps_its_headings_merges_and_sheets(
    name: str, register_name: str, tmp_path: Path
) -> None:
    county = FILES.parent / "counties" / name
    first = read_file(county, name, register_named(register_name))
    file = tmp_path / "again.xlsx"
    file.write_bytes(annotated(county, register_name))
    again = read_file(file, "again.xlsx", register_named(register_name))
    assert again.frame.equals(first.frame)
    assert [problem.rule for problem in again.problems] == [problem.rule for problem in first.problems]


def test_of_a_long_file_merged_text_comes_with_each_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(annotate, "COPIED_WHOLE", 3)
    county = FILES.parent / "counties" / "07_measurements.xlsx"
    file = tmp_path / "again.xlsx"
    file.write_bytes(annotated(county, "dust_measurements"))
    again = read_file(file, "again.xlsx", register_named("dust_measurements"))
    assert again.frame["report_no"].to_list() == ["示检字〔2020〕第071号", "示检字〔2020〕第072号"]
