"""Opens a number to its rows."""

from typing import Literal

import ibis.expr.types as ir
import polars as pl

from qingchen.indicators.facts import Reader, SharedFacts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import employers
from qingchen.values.region import EVERYWHERE, Area

Part = Literal["numerator", "missing", "denominator", "excluded"]


def rows_behind(
    reader: Reader,
    indicator: Indicator,
    area: Area = EVERYWHERE,
    part: Part = "missing",
    *,
    employer: tuple[str, int] | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> pl.DataFrame:
    """The rows behind one number of a place, ordered by division, employer and source, in `rows.ROW_COLUMNS`.

    area       of the place, in codes current on the cut-off day
    part       numerator: objects counted (also in part); missing: objects not or not wholly counted, with the reason;
               denominator: both; excluded: those only in the population with excluded employers
    employer   (USCC, site number), to see one employer
    No personal data: a worker is employer, work position and the place in the received file.
    """
    facts = SharedFacts(reader, [indicator.reads])
    ordered = _part(facts, indicator, area, part, employer).order_by("division", "uscc", "site_no", "_batch", "_row")
    page = ordered.limit(limit, offset=offset) if limit is not None else ordered
    frame = pl.from_arrow(page.to_pyarrow())
    assert isinstance(frame, pl.DataFrame)
    return frame


def count_behind(
    reader: Reader,
    indicator: Indicator,
    area: Area = EVERYWHERE,
    part: Part = "missing",
    *,
    employer: tuple[str, int] | None = None,
) -> int:
    """How many rows `rows_behind` would give without a limit."""
    facts = SharedFacts(reader, [indicator.reads])
    return int(_part(facts, indicator, area, part, employer).count().to_pyarrow().as_py())


def _part(
    facts: SharedFacts, indicator: Indicator, area: Area, part: Part, employer: tuple[str, int] | None
) -> ir.Table:
    seen = employers(facts).select("division").distinct().to_pyarrow()["division"].to_pylist()
    rows = facts.once(indicator.name, lambda: indicator.rows(facts))
    rows = rows.filter(rows.division.isin([code for code in seen if code is not None and code in area]))
    if employer is not None:
        rows = rows.filter(rows.uscc == employer[0], rows.site_no == employer[1])
    wanted = {
        "numerator": rows.in_scope & (rows.numerator > 0),
        "missing": rows.in_scope & (rows.numerator < rows.denominator),
        "denominator": rows.in_scope,
        "excluded": ~rows.in_scope,
    }
    return rows.filter(wanted[part])
