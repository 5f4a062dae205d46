"""Rows as .xlsx, streamed: the package leaves while its one sheet is being written, and nothing lies on a disk.

xlsxwriter makes the package (`workbook_shell`); only the rows are written here, column by column at once: its own
constant-memory mode keeps the sheet, with what is sealed of persons, in a clear temporary file, and needs a minute for
what takes seconds so. Every text is an inline string: a spreadsheet never takes one for a formula.
"""

import zipfile
from collections.abc import Iterator
from datetime import date

import polars as pl

from qingchen.problems import Problem
from qingchen.registers.exchange.style import Style
from qingchen.registers.exchange.taken import Taken
from qingchen.registers.exchange.texts import as_text, is_number
from qingchen.registers.exchange.workbook_shell import SHEET, shell
from qingchen.registers.raw_sheet import letter
from qingchen.registers.register import Column, ColumnType
from qingchen.registers.workbook_date import dated_entry

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
"""Lines that Excel's own limit leaves below the headings."""
_MANY_CELLS = 25_000_000
"""From about here the sheet's text may pass 2 GiB, which the older form of a zip cannot hold."""
_DAY_ZERO, _FIRST_SAFE_DAY = date(1899, 12, 30), date(1900, 3, 1)
_NOT_IN_XML = [chr(code) for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)]
_READ_AS_ONE = r"_(x[0-9A-Fa-f]{4}_)"
"""In .xlsx `_x0041_` is read as A (ECMA-376, ST_Xstring): what is meant as it stands begins with an escaped line."""


def check_fits(title: str, rows: int) -> None:
    """Raises Problem.export.too_many_rows."""
    if rows > MOST_ROWS:
        raise Problem("export.too_many_rows", title=title, rows=f"{rows:,}", limit=f"{MOST_ROWS:,}")


def workbook_out(
    columns: tuple[Column, ...],
    frames: Iterator[pl.DataFrame],
    style: Style,
    hidden: frozenset[str],
    title: str,
    rows: int,
) -> Iterator[bytes]:
    """`rows`: how many there are in all frames; at most MOST_ROWS."""
    assert rows <= MOST_ROWS
    empty = shell(columns, style, hidden, title, rows)
    taken = Taken()
    with zipfile.ZipFile(taken, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in empty.parts.items():
            package.writestr(dated_entry(name, package), data)
        with package.open(dated_entry(SHEET, package), "w", force_zip64=rows * len(columns) > _MANY_CELLS) as sheet:
            sheet.write(empty.before.encode())
            yield taken.take()
            line = 2
            for frame in frames:
                sheet.write(_lines(columns, frame, style, hidden, empty.styles, line).encode())
                line += frame.height
                yield taken.take()
            sheet.write(empty.after.encode())
    yield taken.take()


def _lines(
    columns: tuple[Column, ...],
    frame: pl.DataFrame,
    style: Style,
    hidden: frozenset[str],
    styles: tuple[int, ...],
    line: int,
) -> str:
    numbered = frame.with_columns(pl.int_range(line, line + frame.height).cast(pl.String).alias("_at"))
    cells = [
        _cell(one, style, one.name in hidden, f'<c r="{letter(at)}', styles[at]).alias(f"c{at}")
        for at, one in enumerate(columns)
    ]
    rows = numbered.select(pl.concat_str(pl.lit('<row r="'), "_at", pl.lit('">'), *cells, pl.lit("</row>")))
    return "".join(rows.to_series())


def _cell(column: Column, style: Style, masked: bool, begins: str, number: int) -> pl.Expr:
    """One column's cells as XML; empty text where there is no value."""
    text = as_text(column, style, masked=masked, formulas=False).cast(pl.String)
    opened = pl.concat_str(pl.lit(begins), pl.col("_at"), pl.lit(f'" s="{number}"'))
    inline = pl.concat_str(
        opened, pl.lit(' t="inlineStr"><is><t xml:space="preserve">'), _escaped(text), pl.lit("</t></is></c>")
    )
    written = inline
    if not masked and is_number(column):
        written = pl.concat_str(opened, pl.lit("><v>"), text, pl.lit("</v></c>"))
    elif not masked and column.type is ColumnType.DATE:
        day = pl.col(column.name)
        serial = (day - pl.lit(_DAY_ZERO)).dt.total_days().cast(pl.String)
        dated = pl.concat_str(opened, pl.lit("><v>"), serial, pl.lit("</v></c>"))
        # Excel's calendar has a 29 February 1900: earlier days go as text.
        written = pl.when(day >= _FIRST_SAFE_DAY).then(dated).otherwise(inline)
    return written.fill_null("")


def _escaped(text: pl.Expr) -> pl.Expr:
    plain = text.str.replace_all(_READ_AS_ONE, "_x005F_$1")
    plain = plain.str.replace_all("&", "&amp;", literal=True)
    plain = plain.str.replace_all("<", "&lt;", literal=True).str.replace_all(">", "&gt;", literal=True)
    held = plain.str.contains(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{FFFE}\x{FFFF}]")
    escaped = plain.str.replace_many(_NOT_IN_XML, [f"_x{ord(one):04X}_" for one in _NOT_IN_XML])
    return pl.when(held).then(escaped).otherwise(plain)
