"""Days: 2020-7-15, 2020.7.15, 2020/07/15, 2020年7月15日, 20200715, true dates and the serials of Excel."""

from datetime import date

import polars as pl

from qingchen.registers.register import Column

_PARTED = r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?$"
_CLOSED = r"^((?:19|20)\d{2})(\d{2})(\d{2})$"
_SERIAL = r"^(\d{5})(?:\.\d+)?$"
_DAY_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 18_264, 73_050
"""1950-01-01 to 2099-12-31: a number outside is a number, not a day that Excel shows as one."""


def read(texts: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    text = pl.col("text")
    serial = text.str.extract(_SERIAL).cast(pl.Int64)
    days = pl.when(serial.is_between(_FIRST_SERIAL, _LAST_SERIAL)).then(serial)
    frame = pl.DataFrame({"text": texts}).select(
        text,
        pl.coalesce(_day(_PARTED), _day(_CLOSED), pl.lit(_DAY_ZERO) + pl.duration(days=days)).alias("value"),
    )
    value = pl.when(pl.col("value").dt.year().is_between(1850, 2150)).then(pl.col("value"))
    fault = (
        pl.when(pl.col("value").is_not_null())
        .then(None)
        .when(text.str.contains(_PARTED) | text.str.contains(_CLOSED))
        .then(pl.lit("no_such_day"))
        .when(text.str.contains(r"^(19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*月?$"))
        .then(pl.lit("day_missing"))
        .when(text.str.contains(r"^[-+]?[\d,]+(\.\d+)?$"))
        .then(pl.lit("number_in_date"))
        .otherwise(pl.lit("not_a_date"))
    )
    told = frame.select(text, value.alias("value")).with_columns(fault.alias("fault"))
    return told["value"], told["fault"]


def _day(pattern: str) -> pl.Expr:
    parts = [pl.col("text").str.extract(pattern, group) for group in (1, 2, 3)]
    written = pl.concat_str(parts[0], parts[1].str.zfill(2), parts[2].str.zfill(2), separator="-")
    return written.str.to_date("%Y-%m-%d", strict=False)
