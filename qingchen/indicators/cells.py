"""Counts by the finest place or employer site, and their sums by anything coarser: sums over sums."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from qingchen.indicators.counting import counted
from qingchen.indicators.facts import Reader, SharedFacts
from qingchen.indicators.groups import NO_EMPLOYER, UNKNOWN, By, UnitArea, codes_of, place_code
from qingchen.indicators.indicator import Indicator

BY_SITE: Collection[By] = ("employer", "industry", "size")
"""Groupings that need to know the employer site; for all others its place will do."""
_ATTRIBUTES: Mapping[By, str] = {"industry": "key_industry", "size": "size"}


@dataclass(frozen=True)
class Cells:
    """Counts of indicators by the finest place (`division, in_scope`), or by site within it.

    counts   frames of `counting.counted`: `division, in_scope`, of the grain «site» also `uscc, site_no` (null where
             the counted objects belong to no employer), and the sums `<indicator>/numerator`, `…/denominator`
    sites    every registered employer, those in no population too: `uscc, site_no, name, division, key_industry, size`;
             empty of the grain «place»
    """

    counts: Sequence[pl.DataFrame]
    sites: pl.DataFrame

    @cached_property
    def seen(self) -> set[str]:
        """Every division in which there is a counted object."""
        divisions = [frame["division"].unique() for frame in self.counts]
        return set(pl.concat(divisions).unique().drop_nulls()) if divisions else set()

    def summed(self, by: Sequence[By], units: Sequence[UnitArea] = ()) -> list[pl.DataFrame]:
        """The same frames by `in_scope` and the groups of `by`, which are columns of these names."""
        unit = self._unit(units) if "unit" in by else None
        return [self._summed(frame, by, unit) for frame in self.counts]

    def _summed(self, frame: pl.DataFrame, by: Sequence[By], unit: pl.Expr | None) -> pl.DataFrame:
        sums = [column for column in frame.columns if "/" in column]
        if any(one in _ATTRIBUTES for one in by):
            kept = self.sites.select("uscc", "site_no", *_ATTRIBUTES.values())
            frame = frame.join(kept, on=["uscc", "site_no"], how="left", maintain_order="left")
        codes = [self._codes(one, unit).alias(one) for one in by]
        return frame.select("in_scope", *codes, *sums).group_by("in_scope", *by).agg(pl.col(sums).sum())

    def _codes(self, by: By, unit: pl.Expr | None) -> pl.Expr:
        if by in _ATTRIBUTES:
            known = pl.col(_ATTRIBUTES[by]).fill_null(UNKNOWN)
            return pl.when(pl.col("uscc").is_null()).then(pl.lit(NO_EMPLOYER)).otherwise(known)
        if by == "employer":
            return site_code()
        return unit if by == "unit" and unit is not None else place_code(by)

    def _unit(self, units: Sequence[UnitArea]) -> pl.Expr:
        """Told by as much of the code as any unit's area names: of a nation's villages their counties' will do."""
        named = [code for unit in units for code in (*unit.area.includes, *unit.area.excludes)]
        longest = max(map(len, named), default=0)
        code = codes_of("unit", {None, *(division[:longest] for division in self.seen)}, units)
        known = pl.col("division").str.slice(0, longest)
        return known.replace_strict(list(code), list(code.values()), return_dtype=pl.String)


def site_code() -> pl.Expr:
    """`91220100MA0000000X-1`; null where there is no employer."""
    return pl.col("uscc") + "-" + pl.col("site_no").cast(pl.String)


def cells(reader: Reader, indicators: Sequence[Indicator], by: Sequence[By]) -> Cells:
    """The counts that sums by any of `by` need."""
    if not any(one in BY_SITE for one in by):
        return Cells(counted(reader, indicators, "place"), pl.DataFrame())
    return Cells(counted(reader, indicators, "site"), sites(reader))


def sites(reader: Reader) -> pl.DataFrame:
    """Every registered employer, by division: figures about the register itself count those in no population too."""
    columns = ("uscc", "site_no", "name", "division", *_ATTRIBUTES.values())
    found = SharedFacts(reader, [{"employers": columns}]).table("employers").select(*columns)
    frame: Any = pl.from_arrow(found.to_pyarrow())
    return frame.sort("division", "uscc", "site_no")
