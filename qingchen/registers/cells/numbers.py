"""Whole and measured numbers: thousands commas, units and percent signs that people add; `<0.1` under a limit."""

import polars as pl

from qingchen.registers.cells.units import without_unit
from qingchen.registers.cells.words_for_values import in_place_of_a_number
from qingchen.registers.register import Column, ColumnType

BELOW = r"^\s*[<＜﹤≤≦]|^\s*(?:小于|低于)\s*\d"
_BELOW = r"^(?:[<≤≦]|小于|低于)=?"
_THOUSANDS = r"^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$"
_SPACED_THOUSANDS = r"^[-+]?\d{1,3}(?:\s\d{3})+(?:\.\d+)?\s*(?:[^\d\s.].*)?$"
_NUMBER = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?$"
_MOST_EXACT = 2.0**53


def read(texts: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    frame = pl.DataFrame({"text": _bare(texts, column)})
    text = pl.col("text")
    plain = pl.when(text.str.contains(_THOUSANDS)).then(text.str.replace_all(",", "")).otherwise(text)
    number = pl.when(plain.str.contains(_NUMBER)).then(plain).str.strip_prefix("+").cast(pl.Float64, strict=False)
    frame = frame.with_columns(pl.when(number.is_finite()).then(number).alias("value"))
    word = in_place_of_a_number(text)
    unread = (
        pl.when(text.str.contains(_BELOW))
        .then(pl.lit("less_than"))
        .when(text.str.contains(r"^(?:未检出|未检测出|低于检出限|[nN]\.?[dD]\.?)$"))
        .then(pl.lit("not_detected"))
        .when(word.is_not_null())
        .then(word)
        .when(text.str.contains(r"^[-+]?[\d.]+,[\d,.]*$"))
        .then(pl.lit("comma_in_number"))
        .when(text.str.contains(r"^[-+]?\d+(?:\.\d+)?[^\d.,~+-][^,~]{0,11}$"))
        .then(pl.lit("other_unit" if column.unit else "not_a_number"))
        .otherwise(pl.lit("not_a_number"))
    )
    value = pl.col("value")
    if column.type is ColumnType.INTEGER:
        whole = (value == value.round()) & (value.abs() < _MOST_EXACT)
        frame = frame.with_columns(
            pl.when(value.is_null()).then(unread).when(~whole).then(pl.lit("not_whole")).alias("fault"),
            pl.when(whole).then(value).cast(pl.Int64).alias("value"),
        )
    else:
        frame = frame.with_columns(pl.when(value.is_null()).then(unread).alias("fault"))
    return frame["value"], frame["fault"]


def _bare(texts: pl.Series, column: Column) -> pl.Series:
    """Without the unit that some write behind the number, and the sign of what lies below a column's limit."""
    split = texts.str.contains(r"\d\s+\d") & ~texts.str.contains(_SPACED_THOUSANDS)
    bare = texts.zip_with(split, texts.str.replace_all(r"\s", ""))
    if column.below:
        bare = bare.str.replace(_BELOW, "")
    return without_unit(bare, column.unit)
