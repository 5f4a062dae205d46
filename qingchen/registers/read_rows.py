"""The rows below the heading row of a sheet, as typed values, with the faults of their cells."""

import polars as pl

from qingchen.registers.cells import faults as cell_faults
from qingchen.registers.cells.cleaning import trimmed
from qingchen.registers.cells.identity import plain
from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.headings import Headings
from qingchen.registers.left_out import sort_out
from qingchen.registers.lines_left_out import LinesLeftOut
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.read_cells import read_cells
from qingchen.registers.read_table import SHEET, UNREAD
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.registers.row_problem import DETAILED, ProblemList, RowProblem
from qingchen.registers.second_table import second_table
from qingchen.values.source import Source

_LONG = r"^\d{16,}$"


def read_rows(
    sheet: RawSheet, headings: Headings, register: Register, file_name: str, left_out: LinesLeftOut
) -> tuple[pl.DataFrame, ProblemList]:
    """Of a sheet or a piece of one: frame as in ReadTable, problems of cells. Lines that are no rows are added to
    `left_out`."""
    below = trimmed(sheet.frame.filter(pl.col(LINE) > headings.line))
    heading = [headings.written.get(at) for at in range(len(sheet.names))]
    rows = sort_out(below, sheet, heading, left_out)
    places = {name: sheet.names[at] for at, name in sorted(headings.columns.items(), reverse=True)}
    spans = headings.spans(register)
    rows, values, faults = read_cells(rows, sheet, register, places, left_out.understood, spans)
    _other_documents(register, rows, places, values, faults)
    for name, broken in _digits_lost(sheet, register, rows, places).items():
        faults[name] = faults[name].set(broken, "lost_digits")
        values[name] = values[name].set(broken, None)
    other = second_table(rows, sheet.names, faults, Source(file_name, sheet.name))
    if other is not None:
        above = rows[LINE] < other.source.row
        rows = rows.filter(above)
        values = {name: series.filter(above) for name, series in values.items()}
        faults = {name: series.filter(above) for name, series in faults.items()}
    frame = pl.DataFrame([series.alias(name) for name, series in values.items()]).with_columns(
        *_filled(register, faults),
        pl.lit(sheet.name, dtype=pl.String).alias(SHEET),
        rows[LINE],
        _bits(register, faults, rows.height).alias(UNREAD),
    )
    told = _told(sheet, register, rows, places, {n: f for n, f in faults.items() if n in places}, file_name)
    if other is not None:
        told += [other]
    return frame, told


def _filled(register: Register, faults: dict[str, pl.Series]) -> list[pl.Expr]:
    """The columns that may be left out, with what an empty cell means there."""
    filled = []
    for name in DEFAULTS.keys() & register.by_name.keys():
        unread = faults[name].is_not_null() if name in faults else pl.lit(False)
        filled.append(
            pl.when(pl.col(name).is_null() & ~unread).then(pl.lit(DEFAULTS[name])).otherwise(pl.col(name)).alias(name)
        )
    return filled


def _other_documents(
    register: Register,
    rows: pl.DataFrame,
    places: dict[str, str],
    values: dict[str, pl.Series],
    faults: dict[str, pl.Series],
) -> None:
    """Numbers of passports and permits have their own rules: kept as written, but for lost digits."""
    if "identity_type" not in places or "identity_number" not in places:
        return
    other = values["identity_type"].is_not_null() & (values["identity_type"] != DEFAULTS["identity_type"])
    if other.any():
        lost = faults["identity_number"].fill_null("") == "lost_digits"
        written = plain(rows[places["identity_number"]].str.normalize("NFKC"))
        kept = other & ~lost
        values["identity_number"] = written.zip_with(kept, values["identity_number"])
        faults["identity_number"] = faults["identity_number"].set(kept, None)


def _digits_lost(
    sheet: RawSheet, register: Register, rows: pl.DataFrame, places: dict[str, str]
) -> dict[str, pl.Series]:
    """Cells of sixteen digits and more that are numbers: a spreadsheet keeps fifteen.

    A text of so many digits is right, so the kinds of the cells are asked for, and only where a column
    holds a text that a number could show as (a multiple of sixteen).
    """
    if sheet.numbers is None:
        return {}
    asked = {}
    for column in register.columns:
        if column.name in places and column.type in (
            ColumnType.IDENTITY_NUMBER,
            ColumnType.EMPLOYER_CODE,
            ColumnType.TEXT,
        ):
            cells = rows[places[column.name]]
            tail = cells.str.slice(-4).cast(pl.Int64, strict=False)
            broken = (cells.str.contains(_LONG) & (tail % 16 == 0)).fill_null(False)
            if broken.any():
                asked[column.name] = broken
    if not asked:
        return {}
    at = {name: int(places[name][1:]) for name in asked}
    kinds = sheet.numbers(sorted(at.values()))
    lines = rows[LINE] - 1
    return {name: broken & kinds[f"c{at[name]}"].gather(lines) for name, broken in asked.items()}


def _bits(register: Register, faults: dict[str, pl.Series], height: int) -> pl.Series:
    """`_unread`: also a required column that the sheet has not at all is told once, and not again in every row."""
    bits = pl.repeat(0, height, dtype=pl.Int64, eager=True)
    for bit, column in enumerate(register.columns):
        if column.name in faults:
            if faults[column.name].null_count() < height:
                bits = bits + faults[column.name].is_not_null().cast(pl.Int64) * (1 << bit)
        elif column.required and column.name not in DEFAULTS:
            bits = bits + (1 << bit)
    return bits


def _told(
    sheet: RawSheet,
    register: Register,
    rows: pl.DataFrame,
    places: dict[str, str],
    faults: dict[str, pl.Series],
    file_name: str,
) -> ProblemList:
    told = ProblemList()
    for name, fault in faults.items():
        total = fault.len() - fault.null_count()
        if total:
            column = register.by_name[name]
            table = pl.DataFrame({"line": rows[LINE], "cell": rows[places[name]], "fault": fault})
            first = table.filter(pl.col("fault").is_not_null()).head(DETAILED)
            told += ProblemList(
                [
                    _problem(Source(file_name, sheet.name, line), column, cell, rule)
                    for line, cell, rule in first.rows()
                ],
                total,
            )
    return told


def _problem(source: Source, column: Column, cell: str, fault: str) -> RowProblem:
    found = cell.removesuffix(" 00:00:00")
    if fault == "lost_digits" and found.isdigit():
        found = f"{float(found):.5E}"
    shown = cell_faults.shown(column, found)
    return RowProblem(source, column.title, shown, fault, cell_faults.sentence(fault, column, found))
