"""Files that nobody would make on purpose: each row is read or told, or the file is refused in a sentence."""

import gc
import random
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.problems import Problem
from qingchen.registers.annotate import annotated_workbook
from qingchen.registers.catalogue import register_named
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read import read_file
from qingchen.registers.read_table import SHEET, ReadTable
from qingchen.registers.received_file import open_file
from qingchen.registers.second_table import RULE as SECOND_TABLE

HEADINGS = [
    "姓名",
    "身份证号",
    "单位名称",
    "统一社会信用代码",
    "岗位",
    "粉尘种类",
    "开始接尘日期",
    "用工形式",
    "在岗状态",
]
ROW = ["示例甲", "229900196001010012", "示例厂", "91229900MA0DEMA01U", "破碎", "矽尘", "2015-03-01", "劳动合同", "在岗"]
pytestmark = pytest.mark.usefixtures("july_2020")

ODD_CELLS: list[Any] = [
    "",
    None,
    "同上",
    "〃",
    "/",
    "#REF!",
    "=1+1",
    "@x",
    "2.3E+17",
    "合计",
    "填表人：",
    "姓名",
    "\u3000\u00a0",
    "１２３",
    0,
    -1.5,
    1e300,
    229900196001010012,
    True,
    "长" * 3000,
    "一\n二",
    "01/02/2020",
    "<0.1",
]


class Mangled:
    """A workbook drawn from a seed: headings moved, split and merged, cells broken, sheets hidden or empty."""

    def __init__(self, seed: int, path: Path) -> None:
        self.chance = random.Random(seed)
        self.path = path
        with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
            for number in range(self.chance.randint(1, 3)):
                if self.chance.random() < 0.15:
                    book.add_chartsheet(f"图{number}")
                else:
                    self._sheet(book, book.add_worksheet(f"Sheet{number}"))
            book.add_worksheet("末")

    def _sheet(self, book: Any, sheet: Any) -> None:
        chance = self.chance
        if chance.random() < 0.2:
            sheet.hide()
        top, left = chance.choice([0, 0, 1, 3, 28, 40]), chance.choice([0, 0, 2, 700])
        headings = list(HEADINGS)
        chance.shuffle(headings)
        headings = headings[: chance.randint(0, len(headings))] + chance.choices(["", "姓名", "没有的列"], k=2)
        for at, heading in enumerate(headings):
            sheet.write(top, left + at, heading)
        for line in range(top + 1, top + 1 + chance.randint(0, 12)):
            for at in range(len(headings)):
                cell = chance.choice(ODD_CELLS) if chance.random() < 0.4 else chance.choice(ROW)
                if isinstance(cell, str) and cell.startswith("#"):
                    sheet.write_formula(line, left + at, "=1/0", None, cell)
                elif isinstance(cell, str):
                    sheet.write_string(line, left + at, cell)
                else:
                    sheet.write(line, left + at, cell)
        for _ in range(chance.randint(0, 4)):
            first, begin = chance.randint(0, 12), chance.randint(0, 6) + left
            try:
                sheet.merge_range(
                    first, begin, first + chance.randint(0, 5), begin + chance.randint(1, 4), chance.choice(ROW)
                )
            except xlsxwriter.exceptions.OverlappingRange:
                continue
        if chance.random() < 0.3:
            sheet.set_row(top + 1, None, None, {"hidden": True})
        if chance.random() < 0.3:
            sheet.write_blank(
                chance.choice([60_000, 1_048_575]), 16_383, None, book.add_format({"bg_color": "#FF0000"})
            )


ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "mixed"]
REGISTERS = st.sampled_from(["exposed_workers", "employers", "dust_measurements"])


def mangled_text(seed: int, path: Path) -> Path:
    """A text table drawn from a seed: ragged, quoted, in one encoding or in two."""
    chance = random.Random(seed)
    mark, end = chance.choice(",\t;"), chance.choice(["\n", "\r\n", "\r"])
    headings = chance.sample(HEADINGS, len(HEADINGS))
    lines = [[]] * chance.randint(0, 3) + [headings]
    for _ in range(chance.randint(0, 8)):
        cells = [str(chance.choice(ODD_CELLS) or "") if chance.random() < 0.2 else cell for cell in ROW]
        lines.append(cells[: chance.randint(1, 9)] if chance.random() < 0.3 else cells + [""] * chance.randint(0, 3))
    texts = [mark.join(f'"{cell}"' if mark in cell or "\n" in cell else cell for cell in line) + end for line in lines]
    encoding = chance.choice(ENCODINGS)
    if encoding == "mixed":
        path.write_bytes(b"".join(text.encode(chance.choice(["utf-8", "gb18030"])) for text in texts))
    else:
        path.write_bytes("".join(texts).encode(encoding))
    return path


def _check(path: Path, register_name: str) -> None:
    register = register_named(register_name)
    refused = ""
    try:
        read = read_file(path, path.name, register)
    except Problem as problem:
        refused = problem.sentence
    if refused:
        assert refused.endswith("。")
        return
    assert all(problem.sentence.endswith("。") and problem.text for problem in read.problems)
    assert read.problems or read.frame.height
    for sheet, headings in read.raw:
        untold = _unread(read, path, sheet.name, headings.line) - _told(read, sheet.name)
        assert not untold, (untold, read.left_out)
    assert not read.problems or annotated_workbook(register, read, read.problems)


def _unread(read: ReadTable, path: Path, sheet_name: str | None, heading: int) -> set[int]:
    """Lines with content below the headings that are no rows, above a second table where there is one."""
    (sheet,) = (one for one in open_file(path, path.name) if one.name == sheet_name)
    rows = {line for name, line in read.frame.select(SHEET, LINE).rows() if name == sheet_name}
    second = [
        problem.source.row or 0
        for problem in read.problems
        if problem.rule == SECOND_TABLE and problem.source.sheet == sheet_name
    ]
    last = min(second, default=1 << 30)
    filled = {line for line, *cells in sheet.frame.rows() if any(cell and cell.strip() for cell in cells)}
    return {line for line in filled - rows if heading < line < last}


def _told(read: ReadTable, sheet_name: str | None) -> set[int]:
    where = f"「{sheet_name}」" if sheet_name else ""
    texts = [text.removeprefix(where) for text in read.left_out if text.startswith(where)]
    listed = (re.match(r"第 ([\d、]+)", text) for text in texts)
    return {int(line) for found in listed if found for line in found.group(1).split("、") if line}


def _check_workbook(seed: int, register_name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Mangled(seed, Path(folder) / "mangled.xlsx").path
        # The writer of a sheet of a million rows leaves 140 MB to the collector, which comes late in a large process.
        gc.collect()
        _check(path, register_name)


def _check_text(seed: int, register_name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _check(mangled_text(seed, Path(folder) / "mangled.csv"), register_name)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32), register_name=REGISTERS)
def test_of_a_mangled_workbook_every_row_is_read_or_told(seed: int, register_name: str) -> None:
    _check_workbook(seed, register_name)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32), register_name=REGISTERS)
def test_of_a_mangled_text_table_every_row_is_read_or_told(seed: int, register_name: str) -> None:
    _check_text(seed, register_name)


@pytest.mark.long
@settings(max_examples=1_500, deadline=None)
@given(seed=st.integers(0, 2**32), register_name=REGISTERS)
def test_of_many_mangled_files_every_row_is_read_or_told(seed: int, register_name: str) -> None:
    _check_workbook(seed, register_name)
    _check_text(seed, register_name)


def written(path: Path, fill: Any) -> Path:
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        for at, heading in enumerate(HEADINGS):
            sheet.write_string(0, at, heading)
            sheet.write_string(1, at, ROW[at])
        fill(book, sheet)
    return path


def thousands_of_merges(book: Any, sheet: Any) -> None:
    for line in range(2, 8_000, 2):
        sheet.merge_range(line, 0, line + 1, 0, "甲")


def styled_to_the_end(book: Any, sheet: Any) -> None:
    sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bg_color": "#FF0000"}))


@pytest.mark.parametrize("fill", [thousands_of_merges, styled_to_the_end])
def test_what_is_huge_on_paper_is_read_by_what_is_in_it(fill: Any, tmp_path: Path) -> None:
    read = read_file(written(tmp_path / "huge.xlsx", fill), "huge.xlsx", register_named("exposed_workers"))
    assert read.frame["name"][0] == "示例甲"


def test_many_columns_with_content_and_no_meaning_are_left_out_by_name(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        for at in range(len(HEADINGS), 400):
            sheet.write_string(0, at, f"乱{at}")
            sheet.write_string(1, at, "某")

    read = read_file(written(tmp_path / "wide.xlsx", fill), "wide.xlsx", register_named("exposed_workers"))
    assert list(read.problems) == []
    assert sum("不属于台账内容" in told for told in read.left_out) == 400 - len(HEADINGS)
