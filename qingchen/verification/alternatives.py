"""The ways, other than ours, in which a place may have counted an item: from the same facts."""

from collections.abc import Iterable

import polars as pl

from qingchen.indicators.every import every_indicator
from qingchen.indicators.facts import Reader, SharedFacts
from qingchen.indicators.indicator import Indicator
from qingchen.values.rate import Rate
from qingchen.values.region import Area
from qingchen.verification.causes import Alternative, CauseKind

OTHER_DEFINITIONS = {
    "periodic_monitoring_rate": ("periodic_monitoring_year_rate",),
    "health_examination_rate": ("health_examination_overdue_rate",),
}
"""Indicators by which the same item is often counted."""


def alternatives_of(
    reader: Reader, indicator: Indicator, area: Area, earlier: Iterable[Reader] = ()
) -> list[Alternative]:
    """What the item would be in `area` counted otherwise. `earlier`: readers of the same facts about earlier days."""
    rows = _rows(reader, indicator)
    main = pl.col("in_scope")
    own = rows.filter(_within(rows, area))
    found = [Alternative(CauseKind.EXCLUSIONS, "计入剔除的单位", _rate(own))]
    if area.excludes:
        whole = rows.filter(_within(rows, Area(area.includes)), main)
        found.append(Alternative(CauseKind.PARENT_AND_CHILD, "连同单列的下级单位", _rate(whole)))
    merged = own.filter(main).sort("numerator", descending=True).unique("uscc", keep="first", maintain_order=True)
    if indicator.counted == "用人单位":
        found.append(Alternative(CauseKind.DOUBLE_COUNTING, "同一信用代码的几个场所只算一户", _rate(merged)))
    for name in OTHER_DEFINITIONS.get(indicator.name, ()):
        other = every_indicator()[name]
        by_other = _rows(reader, other)
        rate = _rate(by_other.filter(_within(by_other, area), main))
        found.append(Alternative(CauseKind.DEFINITION, f"按“{other.title}”", rate))
    for then in earlier:
        before = _rows(then, indicator)
        rate = _rate(before.filter(_within(before, area), main))
        found.append(Alternative(CauseKind.CUT_OFF, f"截至 {then.about}", rate))
    return found


def _rows(reader: Reader, indicator: Indicator) -> pl.DataFrame:
    rows = indicator.rows(SharedFacts(reader, [indicator.reads]))
    return rows.select("uscc", "division", "in_scope", "numerator", "denominator").to_polars()


def _within(rows: pl.DataFrame, area: Area) -> pl.Series:
    held = {code: code in area for code in rows["division"].drop_nulls().unique()}
    return rows["division"].replace_strict(held, default=False, return_dtype=pl.Boolean)


def _rate(rows: pl.DataFrame) -> Rate:
    return Rate(int(rows["numerator"].sum()), int(rows["denominator"].sum()))
