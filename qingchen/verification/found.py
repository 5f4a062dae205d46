"""The rows of a check that finds its leads in Python, from few rows."""

from collections.abc import Iterable, Mapping

import polars as pl

_SCHEMA: dict[str, pl.DataType] = {
    "subject": pl.String(),
    "sentence": pl.String(),
    "division": pl.String(),
    "rows_behind": pl.Int64(),
    "_batch": pl.Int64(),
    "_row": pl.Int64(),
    "_line": pl.Int64(),
}


def found_rows(lines: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """`lines` hold what a lead has, and may hold more."""
    return pl.DataFrame([{name: line[name] for name in _SCHEMA} for line in lines], schema=_SCHEMA, orient="row")
