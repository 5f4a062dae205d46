"""Tables on paper: nothing is cut off at the foot of a page, nobody has a column of dashes, long texts get the room."""

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from qingchen.reports.document import Column, Number, Table, plain
from qingchen.reports.form_table import columns_of, form_table, row_of
from qingchen.reports.pdf.write import write_pdf
from qingchen.reports.tall_rows import splits, stays_whole
from qingchen.reports.wording import addressees, chinese_marks
from tests.unit.reports.report_builders import form, plain_document

LONG = "".join(f"{number}.破碎岗位除尘器没有开启；" for number in range(1, 120))


def lowest_text_mm(data: bytes) -> float:
    """How far above the foot of its page the lowest text of any page stands, page numbers and notes apart."""
    low = []
    with pdfium.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            low += [text.get_charbox(at)[1] for at in range(text.count_chars()) if text.get_text_range(at, 1) == "岗"]
    return min(low) * 25.4 / 72


def test_a_row_taller_than_its_page_goes_on_on_the_next_one():
    columns = (Column("编码", 20), Column("情况", 136, "left"))
    table = Table("表", columns, (("A1", "短"), ("A2", LONG * 3)))
    assert [splits(table, row) for row in table.rows] == [False, True]
    data = write_pdf(plain_document(body=(table,)))
    assert lowest_text_mm(data) > 34
    with pdfium.PdfDocument(data) as document:
        printed = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    assert printed.count("119.破碎") == 3


def test_a_table_of_few_but_long_rows_does_not_leave_a_page_white():
    columns = (Column("编码", 20), Column("情况", 60, "left"))
    assert stays_whole(Table("", columns, (("A1", "短"),) * 8))
    assert not stays_whole(Table("", columns, (("A1", LONG[:200]),) * 8))


def test_a_form_has_no_column_of_dashes_and_a_long_answer_stands_with_the_remarks():
    rows = form(2).rows
    unasked = tuple(replace(row, claimed="—", remark="已核") for row in rows)
    excused = replace(unasked[0], verified="不适用：近三年没有建设项目（证明材料：说明.txt）")
    table = form_table(replace(form(2), rows=(excused, *unasked[1:])))
    titles = [column.title for column in table.columns]
    assert "申报值" not in titles
    assert "计算值" in titles
    assert sum(column.width_mm for column in table.columns) == pytest.approx(225)
    first = next(row for row in table.rows if isinstance(row, tuple))
    cells = dict(zip(titles, map(plain, first), strict=True))
    assert cells["核实值"] == "不适用"
    assert cells["备注"] == "不适用：近三年没有建设项目（证明材料：说明.txt）；已核"


def test_a_reason_is_told_once_with_the_remarks_and_that_of_the_place_is_told_as_its_own():
    row = replace(form(1).rows[0], claimed="不适用：没有", verified="不适用：没有", remark="")
    assert [plain(cell) for cell in row_of(row, columns_of([row]))][2:] == [
        "不适用",
        "93.2%（192 / 206）",
        "不适用",
        "≥95%",
        "未达标",
        "不适用：没有",
    ]
    other = replace(row, verified=Number("50.0%（1 / 2）", "answer-x"), remark="查到 2 份")
    assert plain(row_of(other, columns_of([other]))[-1]) == "自查填报“不适用：没有”；查到 2 份"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("乡镇(街道)总数", "乡镇（街道）总数"),
        ("100%(建议值,待确认)", "100%（建议值，待确认）"),
        ("(a), b: 1,000", "(a), b: 1,000"),
        ("12:30到达;离开", "12:30到达；离开"),
    ],
)
def test_marks_of_a_chinese_text_are_full_width(written, printed):
    assert chinese_marks(written) == printed


def test_what_the_names_of_all_offices_end_with_is_said_once():
    office = "尘肺病防治工作领导小组办公室"
    assert addressees((f"甲市{office}", f"乙市{office}")) == f"甲市、乙市{office}"
    assert addressees((f"甲市{office}",)) == f"甲市{office}"
    assert addressees(("甲市政府", "乙市政府")) == "甲市政府、乙市政府"
    assert addressees((office, f"乙市{office}")) == f"{office}、乙市{office}"
