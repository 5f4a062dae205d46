"""Days: 2020-7-15, 2020.7.15, 2020/07/15, 2020年7月15日, 二〇二〇年七月十五日, 20200715, true dates, serials of Excel.

A month without a day (2020年7月, 2020/7) is its first day, as a spreadsheet itself makes it; that is told. What can be
read in two ways (01/02/2020, 2020.1 which may have been 2020.10) is not guessed at.
"""

from datetime import date

import polars as pl

from qingchen.registers.cells.chinese_days import in_digits
from qingchen.registers.cells.cleaning import half_width
from qingchen.registers.cells.spans_of_days import SPAN, SPAN_WITHOUT_YEAR
from qingchen.registers.cells.words_for_values import in_place_of_a_day
from qingchen.registers.register import Column

_BETWEEN = r"\s*[-/.年、,—–]\s*"
_BETWEEN_LOWER = r"\s*[-/.月、,—–]\s*"
_PLAIN = r"^(?:19|20)\d{2}-\d{2}-\d{2}$"
_PARTED = rf"^(\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN_LOWER}(\d{{1,2}})\s*[日号.]?(?:[ T].*)?$"
_CLOSED = r"^((?:19|20)\d{2})(\d{2})(\d{2})(?:\.0+)?(?:[ T].*)?$"
_DAY_FIRST = r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?$"
_SERIAL = r"^(\d{5})(?:\.\d+)?$"
_MONTH_ONLY = rf"^((?:19|20)\d{{2}})(?:{_BETWEEN}(\d{{1,2}})\s*(?:月份?)?|(0[1-9]|1[0-2]))$"
_TAIL_LOST = r"^(?:19|20)\d{2}\.1$"
_YEAR_ONLY = r"^(?:19|20)\d{2}\s*年?$"
_NO_YEAR = r"^(?:0?[1-9]|1[0-2])\s*[月/.-]\s*(?:0?[1-9]|[12]\d|3[01])\s*[日号]?$"
_SHORT_YEAR = r"^'?\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?$"
_PART_OF_YEAR = r"年?\s*(?:[上下]半年|第?\s*[一二三四1-4]\s*季度?|[上中下]旬|年[初中底末]|[春夏秋冬]季?)$"
_ABOUT = r"^(?:大?约)|(?:左右|前后|上下|以前|以后|之前|之后)$"
_DAY_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 18_264, 73_050
"""1950-01-01 to 2099-12-31: a number outside is a number, not a day that Excel shows as one."""


def read(texts: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    # Most files hold nothing else, and this is a tenth of the work.
    days = pl.select(pl.when(texts.str.contains(_PLAIN)).then(texts)).to_series().str.to_date("%Y-%m-%d", strict=False)
    other = days.is_null()
    if not other.any():
        return days, pl.Series([None], dtype=pl.String).new_from_index(0, texts.len())
    values, faults = _read(in_digits(texts.filter(other)))
    told = pl.Series([None], dtype=pl.String).new_from_index(0, texts.len())
    return days.scatter(other.arg_true(), values), told.scatter(other.arg_true(), faults)


def day_of(text: str) -> date | None:
    """The day that one cell says in full, however it is written; None where it says none, or more than one."""
    texts = half_width(pl.Series([text], dtype=pl.String))
    (day,) = _read(in_digits(texts))[0]
    return None if month_only(texts)[0] else day


def month_only(texts: pl.Series) -> pl.Series:
    """Which of the cells, as written, say a month and no day of it."""
    return in_digits(texts.str.normalize("NFKC").str.strip_prefix("'")).str.contains(_MONTH_ONLY).fill_null(False)


def _read(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    text = pl.col("text")
    serial = text.str.extract(_SERIAL).cast(pl.Int64)
    days = pl.when(serial.is_between(_FIRST_SERIAL, _LAST_SERIAL)).then(serial)
    day_first, month_first = _day(_DAY_FIRST, (3, 2, 1)), _day(_DAY_FIRST, (3, 1, 2))
    one_way = day_first.is_null() | month_first.is_null() | (day_first == month_first)
    lost = text.str.contains(_TAIL_LOST)
    frame = pl.DataFrame({"text": texts}).select(
        text,
        pl.coalesce(
            _day(_PARTED),
            _day(_CLOSED),
            pl.when(one_way).then(pl.coalesce(day_first, month_first)),
            pl.when(~lost).then(pl.coalesce(_day(_MONTH_ONLY, (1, 2)), _day(_MONTH_ONLY, (1, 3)))),
            pl.lit(_DAY_ZERO) + pl.duration(days=days),
        ).alias("value"),
        (~one_way).alias("two_ways"),
    )
    value = pl.when(pl.col("value").dt.year().is_between(1850, 2150)).then(pl.col("value"))
    word = in_place_of_a_day(text)
    fault = (
        pl.when(pl.col("value").is_not_null())
        .then(None)
        .when(pl.col("two_ways"))
        .then(pl.lit("ambiguous_day"))
        .when(lost)
        .then(pl.lit("ambiguous_month"))
        .when(text.str.contains(_YEAR_ONLY))
        .then(pl.lit("day_missing"))
        .when(
            text.str.contains(_PARTED)
            | text.str.contains(_CLOSED)
            | text.str.contains(_DAY_FIRST)
            | text.str.contains(_MONTH_ONLY)
        )
        .then(pl.lit("no_such_day"))
        .when(text.str.contains(_NO_YEAR) | text.str.contains(SPAN_WITHOUT_YEAR))
        .then(pl.lit("year_missing"))
        .when(text.str.contains(_SHORT_YEAR))
        .then(pl.lit("short_year"))
        .when(text.str.contains(SPAN))
        .then(pl.lit("range_of_days"))
        .when(text.str.contains(_PART_OF_YEAR))
        .then(pl.lit("part_of_year"))
        .when(text.str.contains(_ABOUT))
        .then(pl.lit("about_day"))
        .when(word.is_not_null())
        .then(word)
        .when(text.str.contains(r"^[-+]?[\d,]+(\.\d+)?$"))
        .then(pl.lit("number_in_date"))
        .otherwise(pl.lit("not_a_date"))
    )
    told = frame.select(text, value.alias("value"), "two_ways").with_columns(fault.alias("fault"))
    return told["value"], told["fault"]


def _day(pattern: str, groups: tuple[int, ...] = (1, 2, 3)) -> pl.Expr:
    """Year, month and day from the pattern's groups; without a group for the day the first of the month."""
    parts = [pl.col("text").str.extract(pattern, group) for group in groups]
    day = parts[2].str.zfill(2) if len(parts) == 3 else pl.when(parts[1].is_not_null()).then(pl.lit("01"))
    written = pl.concat_str(parts[0], parts[1].str.zfill(2), day, separator="-")
    return written.str.to_date("%Y-%m-%d", strict=False)
