"""Clean values as the texts of an export; what a spreadsheet would take for a formula leaves as text.

A text that begins with = + - @ ' or a space gets an apostrophe in front, as one types it in Excel to keep text as it
is; so does an empty one, which is not the same as none. Our reader takes one apostrophe away: the value comes back.
Numbers and days are written from numbers and days, never from text, and stay as they are.
"""

from collections.abc import Callable

import polars as pl

from qingchen.registers.cells.cleaning import NOTHING
from qingchen.registers.completed_rows import DITTO
from qingchen.registers.exchange.style import Style
from qingchen.registers.register import Column, ColumnType
from qingchen.standards.codes import code_list

FORMULA = r"^[=+\-@＝＋－＠]"
"""How a formula begins: OWASP's list for CSV; full width, as Chinese input methods write, Excel takes it too."""
TAKEN_AWAY = r"^(['\t\r\n ]|$)"
"""What our own reader takes away at the beginning of a cell, or takes for no value at all."""
_PLAIN = (ColumnType.INTEGER, ColumnType.DECIMAL)


def as_text(column: Column, style: Style, *, masked: bool = False, formulas: bool = True) -> pl.Expr:
    """The column as text; numbers stay numbers. A masked column is text already.

    formulas   guard against formulas too: not needed where the file says of a cell that it is text
    """
    return _text(column, style, masked, _guarded if formulas else _kept).alias(column.name)


def _text(column: Column, style: Style, masked: bool, guarded: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    value = pl.col(column.name)
    if masked:
        return guarded(value.cast(pl.String))
    match column.type:
        case ColumnType.INTEGER | ColumnType.DECIMAL:
            return value
        case ColumnType.DATE:
            return value.dt.to_string("%Y-%m-%d")
        case ColumnType.BOOLEAN:
            yes, no = ("是", "否") if style is Style.WORDS else ("true", "false")
            return pl.when(value).then(pl.lit(yes)).when(~value).then(pl.lit(no))
        case ColumnType.CODE:
            return _labelled(value, column) if style is Style.WORDS else value
        case ColumnType.CODES:
            several = value.list.eval(_labelled(pl.element(), column)) if style is Style.WORDS else value
            return several.list.join("、" if style is Style.WORDS else ";")
        case _:
            return guarded(value)


def _guarded(text: pl.Expr) -> pl.Expr:
    return _quoted(text, text.str.contains(FORMULA) | _taken_away(text))


def _kept(text: pl.Expr) -> pl.Expr:
    return _quoted(text, _taken_away(text))


def _taken_away(text: pl.Expr) -> pl.Expr:
    """A lone stroke is what offices write for nothing, a ditto mark for the line above: as values they are quoted."""
    return text.str.contains(TAKEN_AWAY) | text.str.contains(NOTHING) | text.is_in(sorted(DITTO))


def _quoted(text: pl.Expr, where: pl.Expr) -> pl.Expr:
    return pl.when(where).then(pl.concat_str(pl.lit("'"), text)).otherwise(text)


def is_number(column: Column) -> bool:
    return column.type in _PLAIN


def _labelled(value: pl.Expr, column: Column) -> pl.Expr:
    entries = code_list(column.codes or "").entries
    codes, labels = [entry.code for entry in entries], [entry.label for entry in entries]
    return value.replace(codes, labels)
