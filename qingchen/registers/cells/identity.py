"""Identity numbers (GB 11643-1999): digit and calendar date, fifteen digits become eighteen; the area never rejects.

Fifteen-digit numbers were given until 1999: 19 is put before the year and the check digit added.
"""

import polars as pl

from qingchen.registers.register import Column

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS = "10X98765432"
SCIENTIFIC = r"^\d(\.\d+)?[eE]\+?\d{2}$"

_NONE = r"^(?:暂?无|没有|不详|不清|未知|未提供|未办理?|丢失|遗失|无身份证|无证件号?码?|缺)$"


def read(texts: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    text = pl.col("text")
    frame = pl.DataFrame({"text": plain(texts)}).with_columns(
        pl.when(text.str.contains(r"^\d{15}$"))
        .then(text.str.slice(0, 6) + "19" + text.str.slice(6))
        .when(text.str.contains(r"^\d{17}[\dX]$"))
        .then(text.str.slice(0, 17))
        .alias("body")
    )
    frame = frame.with_columns(_check_digit(pl.col("body")).alias("digit"))
    wrong = (text.str.len_chars() == 18) & (text.str.slice(17) != pl.col("digit"))
    day = pl.col("body").str.slice(6, 8).str.to_date("%Y%m%d", strict=False)
    frame = frame.with_columns(
        pl.when(text.str.contains(SCIENTIFIC))
        .then(pl.lit("lost_digits"))
        .when(text.str.contains(_NONE))
        .then(pl.lit("identity_none"))
        .when(pl.col("body").is_null())
        .then(pl.lit("identity_length"))
        .when(wrong)
        .then(pl.lit("identity_check_digit"))
        .when(day.is_null() | ~day.dt.year().is_between(1850, 2150))
        .then(pl.lit("identity_day"))
        .alias("fault")
    )
    value = pl.when(pl.col("fault").is_null()).then(pl.col("body") + pl.col("digit"))
    return frame.select(value.alias("value"))["value"], frame["fault"]


def plain(texts: pl.Series) -> pl.Series:
    """Without spaces and the apostrophe that keeps Excel from counting; upper case."""
    return texts.str.replace_all(r"[\s'’‘]", "").str.to_uppercase()


def _check_digit(body: pl.Expr) -> pl.Expr:
    number = body.cast(pl.Int64, strict=False)
    total = pl.sum_horizontal([(number // 10 ** (16 - place) % 10) * weight for place, weight in enumerate(_WEIGHTS)])
    digit = (total % 11).replace_strict(list(range(11)), list(_DIGITS), return_dtype=pl.String)
    return pl.when(number.is_not_null()).then(digit)
