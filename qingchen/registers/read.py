"""Reads a received file as a register: opens it, finds the headings, makes every cell a typed value."""

from dataclasses import replace
from pathlib import Path

import polars as pl

from qingchen.registers.compiled_mapping import mapped
from qingchen.registers.heading_problems import heading_problems
from qingchen.registers.headings import find_headings, register_resembled
from qingchen.registers.mapping import ColumnMapping
from qingchen.registers.own_sheets import OWN_SHEETS
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.read_rows import read_rows
from qingchen.registers.read_table import ReadTable, empty_frame
from qingchen.registers.received_file import open_file
from qingchen.registers.register import Register
from qingchen.registers.row_problem import ProblemList, RowProblem
from qingchen.values.source import Source


def read_file(path: Path, file_name: str, register: Register, mapping: ColumnMapping | None = None) -> ReadTable:
    """Every row of the file and every problem of its headings and cells, none raised.

    Raises Problem file.not_a_workbook, file.too_large.
    """
    left_out: list[str] = []
    slipped = ProblemList()
    sheets = []
    for sheet in open_file(path, file_name):
        if sheet.name in OWN_SHEETS:
            continue
        if sheet.hidden:
            left_out.append(f"工作表“{sheet.name}”是隐藏的，未读取。")
        elif sheet.frame.height:
            if mapping is not None:
                brought = mapped(mapping, sheet, register, file_name)
                sheet = brought.sheet
                left_out += brought.told
                slipped += brought.problems
            sheets.append(sheet)
    read = _read_sheets(sheets, file_name, register, left_out)
    return replace(read, problems=ProblemList(read.problems) + slipped) if slipped else read


def _read_sheets(sheets: list[RawSheet], file_name: str, register: Register, left_out: list[str]) -> ReadTable:
    frames, problems, raw = [empty_frame(register)], ProblemList(), []
    unread: list[RowProblem] = []
    for sheet in sheets:
        headings = find_headings(sheet, register)
        other = register_resembled(sheet, register)
        if other is not None:
            unread.append(_other_register(sheet, file_name, register, other))
        elif headings is None:
            unread.append(_no_heading(sheet, file_name))
        else:
            raw.append((sheet, headings))
            wrong, foreign = heading_problems(sheet, headings, register, file_name)
            problems += wrong
            left_out += _not_kept(sheet, [*headings.not_kept, *foreign])
            frame, found, told = read_rows(sheet, headings, register, file_name)
            frames.append(frame)
            problems += found
            left_out += told
    if not raw:
        # Only where no sheet is the register's: a sheet of notes beside the rows is no fault.
        problems += unread or [_empty(file_name)]
    else:
        if not problems and not any(frame.height for frame in frames):
            problems += [_empty(file_name)]
        left_out += [f"工作表“{problem.source.sheet}”未读取：{problem.sentence}" for problem in unread]
    return ReadTable(register, file_name, _together(frames), problems, left_out, raw)


def _together(frames: list[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat(frames, how="vertical")


def _not_kept(sheet: RawSheet, headings: list[str]) -> list[str]:
    where = f"「{sheet.name}」" if sheet.name else ""
    return [f"{where}“{text}”列不属于台账内容，未读取。" for text in headings]


def _no_heading(sheet: RawSheet, file_name: str) -> RowProblem:
    sentence = "前 30 行中没有找到表头。请把模板的表头行放在数据上方，再报送。"
    return RowProblem(Source(file_name, sheet.name), None, "", "no_heading", sentence)


def _other_register(sheet: RawSheet, file_name: str, register: Register, other: Register) -> RowProblem:
    sentence = (
        f"从表头看，这是《{other.title}》，不是《{register.title}》。请到《{other.title}》处报送，或换成正确的文件。"
    )
    return RowProblem(Source(file_name, sheet.name), None, other.name, "other_register", sentence)


def _empty(file_name: str) -> RowProblem:
    return RowProblem(Source(file_name), None, "", "no_rows", "文件中没有数据行。请按模板在表头下填写后再报送。")
