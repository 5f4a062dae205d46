"""The rows of a statistical check: one a subject tested, whatever came of it."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import polars as pl

_SCHEMA: dict[str, pl.DataType] = {
    "subject": pl.String(),
    "sentence": pl.String(),
    "division": pl.String(),
    "p_value": pl.Float64(),
    "rows_behind": pl.Int64(),
    "_batch": pl.Int64(),
    "_row": pl.Int64(),
    "_line": pl.Int64(),
    "also": pl.List(pl.String()),
}


class _Rowed(Protocol):
    @property
    def row(self) -> Any: ...


def tested(
    subject: str, sentence: str, division: str | None, p_value: float, behind: Sequence[_Rowed]
) -> dict[str, object]:
    """One line for `frame_of`; `behind` are the things that speak most against the subject, at least one."""
    first = behind[0].row
    trace = {name: first[name] for name in ("_batch", "_row", "_line")}
    return {
        "subject": subject,
        "sentence": sentence,
        "division": division,
        "p_value": p_value,
        "rows_behind": len(behind),
    } | trace


def frame_of(lines: Iterable[dict[str, object]]) -> pl.DataFrame:
    return pl.DataFrame(list(lines), schema=_SCHEMA, orient="row")
