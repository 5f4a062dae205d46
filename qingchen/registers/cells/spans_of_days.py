"""Two days in one cell: 2020.7.15-7.17, 2020年3月16日至17日. Read only under a heading that asks for both."""

import polars as pl

_TO = r"\s*(?:-{1,2}|~|—{1,2}|–|至|到)\s*"
_FIRST = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_LAST = r"(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月])?(\d{1,2})日?"
_SPAN = rf"^{_FIRST}{_TO}{_LAST}$"
SPAN = r"^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?" + _TO + r"(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月])?\d{1,2}日?$"
SPAN_WITHOUT_YEAR = r"^\d{1,2}[/.月]\d{1,2}日?" + _TO + r"(?:\d{1,2}[/.月])?\d{1,2}日?$"


def read_spans(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """First and last day of each text, null where it is no span, or one that ends before it begins."""
    text = pl.col("text")
    part = [text.str.extract(_SPAN, group) for group in range(1, 7)]
    frame = pl.DataFrame({"text": texts.str.normalize("NFKC").str.strip_chars()}).select(
        _day(part[0], part[1], part[2]).alias("first"),
        _day(pl.coalesce(part[3], part[0]), pl.coalesce(part[4], part[1]), part[5]).alias("last"),
    )
    right = pl.col("first") <= pl.col("last")
    frame = frame.select(pl.when(right).then(pl.col("first", "last")))
    return frame["first"], frame["last"]


def _day(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    written = pl.concat_str(year, month.str.zfill(2), day.str.zfill(2), separator="-")
    return written.str.to_date("%Y-%m-%d", strict=False)
