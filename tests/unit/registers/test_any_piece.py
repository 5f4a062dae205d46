"""A long sheet is read in pieces: of whatever length they are, the same rows come out and the same is told."""

import io
from datetime import date

import polars as pl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.registers import sheet_pieces
from qingchen.registers.catalogue import register_named, registers
from qingchen.registers.received_rows import read_received

_HEADINGS = ["培训期次编号", "统一社会信用代码", "单位名称", "培训开始日期", "培训结束日期", "学时", "培训方式"]
_HEADINGS += ["培训对象", "姓名", "证件号码", "是否合格"]
_CELLS = ["PX1", "91229900MA0DEMA01U", "示例厂", "2020-05-18", "2020-05-19", "16", "面授"]
_CELLS += ["主要负责人", "示例甲", "229900196001010012", "是"]
_LINES = {
    "row": _CELLS,
    "other": ["PX2", *_CELLS[1:]],
    "months": [*_CELLS[:3], "2020-05", "2020年4月", *_CELLS[5:]],
    "ditto": ["PX3", "同上", "同上", *_CELLS[3:]],
    "dashes": ["PX4", *_CELLS[1:5], "/", *_CELLS[6:]],
    "numbers": [str(number) for number in range(1, len(_CELLS) + 1)],
    "again": _HEADINGS,
    "blank": [],
    "subtitle": ["一、矿山企业"],
    "total": ["合计", "", "", "", "", "32"],
    "note": ["填表人：示例甲"],
}
LINES = st.lists(st.sampled_from(list(_LINES)), min_size=1, max_size=14)


def _workbook(lines: list[str]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, cells in enumerate([_HEADINGS, *(_LINES[kind] for kind in lines)]):
            sheet.write_row(at, 0, cells)
    return out.getvalue()


def _read(data: bytes, length: int) -> tuple[pl.DataFrame, list[str], list[str], list[int]]:
    before, sheet_pieces.LINES_A_PIECE = sheet_pieces.LINES_A_PIECE, length
    try:
        table, problems = read_received(register_named("trainings"), "培训.xlsx", data, ["2203"], date(2020, 7, 20))
    finally:
        sheet_pieces.LINES_A_PIECE = before
    return table.frame, [one.text for one in problems], sorted(table.left_out), [problems.total, problems.hints]


@settings(max_examples=25, deadline=None)
@given(lines=LINES, length=st.integers(1, 9))
def test_pieces_of_any_length_give_the_rows_and_the_problems_of_the_whole(lines, length):
    data = _workbook(lines)
    whole, in_pieces = _read(data, 1_000), _read(data, length)
    assert in_pieces[0].equals(whole[0])
    assert in_pieces[1:] == whole[1:]


def test_a_rule_that_looks_at_other_rows_says_within_what():
    for register in registers().values():
        for rule in register.rules:
            assert (".over(" in str(rule.broken())) == bool(rule.within), (register.name, rule.name)
