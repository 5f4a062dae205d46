"""Each form by itself: what spreadsheets would run, what programs read, and how much is held at once."""

import io
from datetime import date

import openpyxl
import polars as pl
import pyarrow.parquet as pq
import pytest

from qingchen.problems import Problem
from qingchen.registers.exchange import workbook_out
from qingchen.registers.exchange.form import Form, stream
from qingchen.registers.exchange.style import Style
from qingchen.registers.register import Column, ColumnType, Register, RegisterKind

REGISTER = Register(
    "things",
    "测试台账",
    RegisterKind.EVENT,
    (
        Column("title", "名称", ColumnType.TEXT),
        Column("share", "比例", ColumnType.DECIMAL),
        Column("on", "日期", ColumnType.DATE),
        Column("sex", "性别", ColumnType.CODE, codes="sex"),
        Column("name", "姓名", ColumnType.TEXT, sensitive=True, stand_in="name_key"),
    ),
    ("title",),
    "on",
)
ROWS = pl.DataFrame(
    {
        "title": ["=HYPERLINK(1)", "+1", "-1", "@x", "＝1", "_x0041_", '1,"2"\n3'],
        "share": [0.1 + 0.2, -2.5, None, 1.0, 1e-7, 3.0, 4.0],
        "on": [date(2020, 2, 29), date(1899, 1, 1), None, *[date(2020, 1, 1)] * 4],
        "sex": ["male", "female", None, "male", "male", "male", "male"],
        "name": ["张*", "李*", None, "王*", "赵*", "钱*", "=*"],
    }
)


def written(form: Form, style: Style = Style.WORDS) -> bytes:
    return b"".join(stream(REGISTER, iter([ROWS[:3], ROWS[3:]]), form, style, masked=True, rows=ROWS.height))


def test_csv_opens_in_excel_and_holds_no_formula():
    text = written(Form.CSV)
    assert text.startswith("\ufeff名称,比例,日期,性别,姓名\r\n".encode())
    lines = text.decode("utf-8-sig").split("\r\n")
    assert lines[1] == "'=HYPERLINK(1),0.30000000000000004,2020-02-29,男,张*"
    assert lines[2] == "'+1,-2.5,1899-01-01,女,李*"
    assert lines[3] == "'-1,,,,"
    assert [line[:3] for line in lines[4:6]] == ["'@x", "'＝1"]
    assert lines[7].endswith(",男,'=*")


def test_csv_for_programs_has_identifiers_and_codes():
    lines = written(Form.CSV, Style.CODES).decode("utf-8-sig").split("\r\n")
    assert lines[0] == "title,share,on,sex,name"
    assert lines[2] == "'+1,-2.5,1899-01-01,female,李*"


def test_a_workbook_holds_text_numbers_and_days_as_what_they_are_and_never_a_formula():
    sheet = openpyxl.load_workbook(io.BytesIO(written(Form.WORKBOOK))).active
    assert sheet.title == "测试台账"
    assert sheet.dimensions == "A1:E8"
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "n", "d", "inlineStr"}
    assert [cell.value for cell in sheet[2]][:2] == ["=HYPERLINK(1)", 0.30000000000000004]
    assert sheet["C2"].value.date() == date(2020, 2, 29)
    assert sheet["C3"].value == "1899-01-01"
    assert sheet["A2"].quotePrefix
    assert sheet["A2"].number_format == "@"
    assert [sheet["D2"].value, sheet["E2"].value] == ["男", "张*"]


def test_a_workbook_of_more_lines_than_excel_has_is_refused_with_the_way_out():
    with pytest.raises(Problem, match=r"选中 1,048,576 行.*请改导出 CSV 或 Parquet") as refused:
        workbook_out.check_fits("测试台账", 1_048_576)
    assert refused.value.code == "export.too_many_rows"
    workbook_out.check_fits("测试台账", 1_048_575)


def test_parquet_keeps_types_and_codes_and_says_what_each_column_is():
    table = pq.read_table(io.BytesIO(written(Form.PARQUET)))
    assert table.to_pylist() == ROWS.to_dicts()
    assert table.schema.field("name").metadata == {b"title": "姓名".encode(), b"masked": b"true"}
    assert table.schema.metadata[b"title"] == "测试台账".encode()


def test_no_rows_still_make_a_whole_file():
    for form in Form:
        data = b"".join(stream(REGISTER, iter([]), form, Style.WORDS, masked=True, rows=0))
        if form is Form.WORKBOOK:
            assert openpyxl.load_workbook(io.BytesIO(data)).active.max_row == 1
        elif form is Form.PARQUET:
            assert pq.read_table(io.BytesIO(data)).num_rows == 0
        else:
            assert data in (b"", "\ufeff名称,比例,日期,性别,姓名\r\n".encode())
