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
_APART: dict[str, pl.DataType] = {"also": pl.List(pl.String()), "sentence_apart": pl.String()}


def found_rows(lines: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """`lines` hold what a lead has (`also` and `sentence_apart` where other places are meant), and may hold more."""
    told = [{name: line[name] for name in _SCHEMA} | {name: line.get(name) for name in _APART} for line in lines]
    return pl.DataFrame(told, schema=_SCHEMA | _APART, orient="row")
