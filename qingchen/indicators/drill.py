"""Opens a number to its rows: counted, missing, excluded, never counted; each with reason and source."""

from collections.abc import Mapping
from typing import Literal

import ibis
import ibis.expr.types as ir
import polars as pl

from qingchen.indicators.exclusions import excluded_because, never_counted
from qingchen.indicators.facts import Reader, SharedFacts
from qingchen.indicators.groups import NO_EMPLOYER, UNKNOWN, By
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.registers.place import within
from qingchen.values.region import EVERYWHERE, Area

Part = Literal["numerator", "missing", "denominator", "excluded", "never"]
_SITE = ("uscc", "site_no")
_ATTRIBUTES: Mapping[By, str] = {"industry": "key_industry", "size": "size"}


def rows_behind(
    reader: Reader,
    indicator: Indicator,
    area: Area = EVERYWHERE,
    part: Part = "missing",
    *,
    employer: tuple[str, int] | None = None,
    also: Area = EVERYWHERE,
    among: Mapping[By, str] | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> pl.DataFrame:
    """The rows behind one number of a place, ordered by division, employer and source, in `rows.ROW_COLUMNS`.

    area       of the place, in codes current on the cut-off day
    part       numerator: objects counted (also in part); missing: objects not or not wholly counted, with the reason;
               denominator: both; excluded: those only in the population with excluded employers; never: employers
               that are in neither population. Of the last two the reason says why
    employer   (USCC, site number), to see one employer
    also       a second area in which they lie
    among      only objects of employers of this trade or size: codes of groups
    No personal data: a worker is employer, work position and the place in the received file.
    """
    rows = _part(reader, indicator, (area, also), part, employer, among or {})
    ordered = rows.order_by("division", "uscc", "site_no", "_batch", "_row")
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
    also: Area = EVERYWHERE,
    among: Mapping[By, str] | None = None,
) -> int:
    """How many rows `rows_behind` would give without a limit."""
    return int(_part(reader, indicator, (area, also), part, employer, among or {}).count().to_pyarrow().as_py())


def _part(
    reader: Reader,
    indicator: Indicator,
    areas: tuple[Area, ...],
    part: Part,
    employer: tuple[str, int] | None,
    among: Mapping[By, str],
) -> ir.Table:
    facts = SharedFacts(reader, [indicator.reads, {"employers": EMPLOYERS}])
    if part == "never":
        rows = never_counted(facts) if indicator.per_employer else never_counted(facts).limit(0)
    else:
        rows = facts.once(indicator.name, lambda: indicator.rows(facts))
    for area in areas:
        rows = rows if area == EVERYWHERE else rows.filter(within(rows.division, area))
    if employer is not None:
        rows = rows.filter(rows.uscc == employer[0], rows.site_no == employer[1])
    for by, code in among.items():
        rows = _of_group(rows, facts, by, code)
    if part == "never":
        return rows
    wanted = {
        "numerator": rows.in_scope & (rows.numerator > 0),
        "missing": rows.in_scope & (rows.numerator < rows.denominator),
        "denominator": rows.in_scope,
        "excluded": ~rows.in_scope,
    }
    kept = rows.filter(wanted[part])
    return excluded_because(kept, facts) if part == "excluded" else kept


def _of_group(rows: ir.Table, facts: SharedFacts, by: By, code: str) -> ir.Table:
    if code == NO_EMPLOYER:
        return rows.filter(rows.uscc.isnull())
    register = facts.table("employers")
    sites = register.filter(register[_ATTRIBUTES[by]].fill_null(UNKNOWN) == ibis.literal(code)).select(*_SITE)
    return rows.semi_join(sites, list(_SITE))
