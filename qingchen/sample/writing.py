"""Frames of codes as the files that counties send: Chinese headings and labels, .csv or .xlsx."""

from datetime import datetime
from pathlib import Path

import polars
import xlsxwriter

from qingchen.registers.catalogue import register_named
from qingchen.registers.register import Column, ColumnType
from qingchen.standards.codes import code_list

CREATED = datetime(2020, 7, 1)


def write_register(register_name: str, frame: polars.DataFrame, path: Path) -> None:
    """Write the columns that the register has, in its order; the same frame gives the same bytes."""
    told = as_told(register_name, frame)
    if path.suffix == ".csv":
        path.write_text(told.write_csv(), encoding="utf-8-sig")
    else:
        _write_workbook(register_named(register_name).title, told, path)


def as_told(register_name: str, frame: polars.DataFrame) -> polars.DataFrame:
    """Chinese headings and labels, days as text: what stands in the file."""
    columns = [column for column in register_named(register_name).columns if column.name in frame.columns]
    return frame.select(_told(column).alias(column.title) for column in columns)


def _told(column: Column) -> polars.Expr:
    value = polars.col(column.name)
    match column.type:
        case ColumnType.CODE:
            return value.replace_strict(_labels(column), return_dtype=polars.String)
        case ColumnType.CODES:
            return value.list.eval(
                polars.element().replace_strict(_labels(column), return_dtype=polars.String)
            ).list.join("、")
        case ColumnType.BOOLEAN:
            return (
                polars.when(value.is_null()).then(None).when(value).then(polars.lit("是")).otherwise(polars.lit("否"))
            )
        case ColumnType.DATE:
            return value.cast(polars.Date).dt.strftime("%Y-%m-%d")
        case _:
            return value


def _labels(column: Column) -> dict[str, str]:
    assert column.codes is not None
    return {entry.code: entry.label for entry in code_list(column.codes).entries}


def _write_workbook(title: str, told: polars.DataFrame, path: Path) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "created": CREATED})
        sheet = book.add_worksheet(title[:31])
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet.set_column(0, told.width - 1, 16, text)
        sheet.write_row(0, 0, told.columns, bold)
        for number, row in enumerate(told.iter_rows(), start=1):
            sheet.write_row(number, 0, row)
