"""The form goes out with the records drawn and comes back with what was found; every fault is told at once."""

import io
import re
from datetime import date

import openpyxl
import pytest

from qingchen.verification.sampling import recount_form
from qingchen.verification.sampling.records import Record
from qingchen.verification.sampling.recount import Result
from qingchen.verification.sampling.recount_line import Written, read_lines

RECORDS = [
    Record("7-1", "220502/coal", "U1", 1, "示例一矿", "220502", "掘进工", 1, 1, 7, 1, 2),
    Record("7-2", "220502/coal", "U2", 1, "示例二矿", "220502", "", 2, 3, 7, 2, 3),
    Record("7-3", "220502/coal", "U3", 1, "示例三矿", "220502", "", 0, 1, 7, 3, 4),
]
DRAWN, PLACES = {one.code: one for one in RECORDS}, {one.code: place for place, one in enumerate(RECORDS, 1)}
TODAY = date(2020, 7, 23)
CODE = "Zk6Pq_q4-CcTUoft"


def _form(written: dict[str, Written] | None = None) -> bytes:
    names = {"7-1": "张*"}
    return recount_form.write(
        "核查表",
        [f"甲。{recount_form.DRAW_CODE} {CODE}，种子 7。", "乙"],
        RECORDS,
        sources={},
        names=names,
        written=written or {},
    )


def test_what_was_filled_comes_back() -> None:
    lines = {
        "7-1": Written("7-1", "一致", "", "体检报告 12 号", "2020-07-22"),
        "7-2": Written("7-2", "不一致", "1", "签到册"),
    }
    read, fault = recount_form.read(_form(lines), CODE)
    assert fault == ""
    assert [line for line in read if not line.blank] == list(lines.values())


def test_numbers_and_days_typed_into_cells_are_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_form()))
    sheet = book[recount_form.SHEET]
    for column, value in zip("HIJK", ("不一致", 1, "签到册", date(2020, 7, 22)), strict=True):
        sheet[f"{column}6"] = value
    out = io.BytesIO()
    book.save(out)
    read, _ = recount_form.read(out.getvalue(), CODE)
    held, faults = read_lines(read, DRAWN, PLACES, TODAY)
    assert faults == []
    assert [(one.record.code, one.found.done, one.on) for one in held] == [("7-2", 1, date(2020, 7, 22))]


def test_a_form_out_of_the_printer_has_no_result_yet() -> None:
    read, _ = recount_form.read(_form(), CODE)
    assert len(read) == 3
    assert all(line.blank for line in read)
    assert read_lines(read, DRAWN, PLACES, TODAY) == ([], [])


def test_every_fault_is_told_at_once() -> None:
    lines = [
        Written("7-1", "差不多", "", "甲"),
        Written("7-2", "不一致", "", ""),
        Written("7-3", "一致", "", "乙", "2020-08-01"),
        Written("7-3", "一致", "", "乙"),
        Written("9-9", "一致", "", "丙"),
    ]
    held, faults = read_lines(lines, DRAWN, PLACES, TODAY)
    assert held == []
    told = "\n".join(faults)
    for word in ("差不多", "须填核实数", "原始凭证", "在今天之后", "填写了两次", "9-9"):
        assert word in told
    assert "第 2 份（示例二矿）" in told


@pytest.mark.parametrize(
    "written", ["2020/7/3", "2020.7.3", "2020年7月3日", "２０２０－７－３", "2020-07-03 00:00:00", "20200703"]
)
def test_a_day_is_read_however_offices_write_it(written: str) -> None:
    held, faults = read_lines([Written("7-1", "一致", "", "甲", written)], DRAWN, PLACES, TODAY)
    assert (faults, [line.on for line in held]) == ([], [date(2020, 7, 3)])


@pytest.mark.parametrize("written", ["2020年7月", "7月3日", "昨天", "2020-02-30", "01/02/2020"])
def test_a_day_that_is_not_said_in_full_is_told(written: str) -> None:
    held, faults = read_lines([Written("7-1", "一致", "", "甲", written)], DRAWN, PLACES, TODAY)
    assert held == []
    assert written in faults[0]


def test_records_not_reached_need_no_paper() -> None:
    held, faults = read_lines([Written("7-1", "未能核查")], DRAWN, PLACES, TODAY)
    assert faults == []
    assert (held[0].found.result, held[0].found.done) == (Result.NOT_REACHED, None)


def test_what_is_no_workbook_is_said() -> None:
    assert "不是能打开的工作簿" in recount_form.read(b"PK nothing", CODE)[1]


def test_the_form_of_another_draw_is_told_by_both_codes_though_its_lines_are_called_alike() -> None:
    lines, fault = recount_form.read(_form({"7-1": Written("7-1", "一致", "", "体检报告 12 号")}), "another")
    assert (lines, CODE in fault, "another" in fault) == ([], True, True)


def test_what_is_wrong_with_a_file_is_told_without_a_word_of_ours() -> None:
    for data in (b"", b"hello", b"PK nothing"):
        assert not re.search(r"[A-Za-z]", recount_form.read(data, CODE)[1])
