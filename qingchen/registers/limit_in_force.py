"""The exposure limit in force for each measured sample, for all rows at once."""

import polars as pl

from qingchen.standards.dated import NotInForce
from qingchen.standards.exposure_limits import exposure_limit

_ASKED = ("dust_kind", "fraction", "free_silica_percent", "sampled_on")


def limit_in_force() -> pl.Expr:
    """The limit (mg/m³, of fibres f/ml) by the columns of a measurement; null where it cannot be told or there is none.

    Each distinct question is asked once.
    """
    return pl.struct(*_ASKED).map_batches(_limits, return_dtype=pl.Float64)


def _limits(samples: pl.Series) -> pl.Series:
    asked = samples.struct.unnest()
    distinct = asked.unique()
    answers = [_limit(*row) for row in distinct.iter_rows()]
    told = distinct.with_columns(pl.Series("_limit", answers, dtype=pl.Float64))
    return asked.join(told, on=list(_ASKED), how="left", nulls_equal=True, maintain_order="left")["_limit"]


def _limit(dust_kind, fraction, free_silica_percent, sampled_on) -> float | None:  # type: ignore[no-untyped-def]
    if dust_kind is None or fraction is None or sampled_on is None:
        return None
    try:
        found = exposure_limit(dust_kind, fraction, free_silica_percent, sampled_on)
    except NotInForce:
        return None
    return float(found.value_mg_m3) if found else None
