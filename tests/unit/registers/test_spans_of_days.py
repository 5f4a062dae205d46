"""Two days in one cell, where a heading asks for both."""

from datetime import date

import polars as pl
import pytest

from qingchen.registers.cells.spans_of_days import read_spans


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020.7.15-7.17", date(2020, 7, 15), date(2020, 7, 17)),
        ("2020年3月16日至17日", date(2020, 3, 16), date(2020, 3, 17)),
        ("2020-12-30-2021-1-2", date(2020, 12, 30), date(2021, 1, 2)),
        ("2020/4/20—2020/4/21", date(2020, 4, 20), date(2020, 4, 21)),
        ("２０２０．４．２０～２１", date(2020, 4, 20), date(2020, 4, 21)),
        ("2020.7.17-7.15", None, None),
        ("2020.2.28-2.30", None, None),
        ("7.15-7.17", None, None),
        ("2020-7-15", None, None),
        ("2020-07-15 00:00:00", None, None),
        ("2020.7-8", None, None),
    ],
)
def test_first_and_last_day(text: str, first: date | None, last: date | None) -> None:
    begins, ends = read_spans(pl.Series([text, None], dtype=pl.String))
    assert (begins.to_list(), ends.to_list()) == ([first, None], [last, None])
