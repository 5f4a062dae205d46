"""Rates by place, trade, size or employer from one picture of the facts: sums over sums, nothing rounded."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from qingchen.indicators.cells import Cells, cells, site_code
from qingchen.indicators.code_version import code_version
from qingchen.indicators.dates import share_of_year_elapsed
from qingchen.indicators.facts import Reader
from qingchen.indicators.groups import By, Group, UnitArea, groups, unit_of, unlisted
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.result import Result, Standing
from qingchen.indicators.targets import TargetOf, province_targets
from qingchen.values.rate import Rate
from qingchen.values.region import EVERYWHERE, Area

NOTHING = Rate(0, 0)
CROSS = "×"
"""Between the two codes of a group of a crossed table, and of its two names."""


@dataclass(frozen=True)
class _Told:
    """A line of the table, and the unit whose target holds for it."""

    group: Group
    unit: str


def compute(
    reader: Reader,
    indicators: Sequence[Indicator],
    by: By,
    units: Sequence[UnitArea] = (),
    targets: TargetOf | None = None,
    *,
    across: By | None = None,
    within: Area = EVERYWHERE,
    among: Collection[str] | None = None,
    held: Cells | None = None,
) -> list[Result]:
    """Every indicator for every group, also for groups without an object (0/0).

    reader    ScopedReader over a snapshot: has `about`, `known_on`, `batches_until`
    units     the campaign's inspection units; needed for by="unit", and for their targets
    targets   (target name, unit code or «*») → Fraction or None; default: the province's on the cut-off day
    across    a second grouping: the groups are pairs `a×b`, those of which some indicator counts something
    within    area that the reader is limited to: groups outside it are left out, cut ones marked partial
    among     codes of the only groups wanted; None for all
    held      the counts, where they are at hand (`cells`)
    """
    both = (by,) if across is None else (by, across)
    told = [one for one in indicators if one.per_employer or "employer" not in both]
    held = held or cells(reader, told, both)
    counts = _counts(held, both, units)
    lines = _lines(reader, held, both, units, within, {code for _, code in counts})
    lines = [line for line in lines if among is None or line.group.code in among]
    target_of = targets or province_targets(reader.about)
    elapsed = share_of_year_elapsed(reader.about)
    standing = Standing(reader.about, reader.known_on, reader.batches_until, code_version())
    results = []
    for indicator in told:
        goals = {unit: target_of(indicator.target, unit) for unit in {line.unit for line in lines}}
        gradual = indicator.measure == "rate" and indicator.better == "higher"
        by_now = {unit: goal * elapsed if goal and gradual else None for unit, goal in goals.items()}
        results += [
            _result(
                indicator,
                line.group,
                counts.get((indicator.name, line.group.code), (NOTHING, NOTHING)),
                goals[line.unit],
                by_now[line.unit],
                standing,
            )
            for line in lines
        ]
    return results


def without_object(reader: Reader, indicators: Sequence[Indicator], groups: Sequence[Group]) -> list[Result]:
    """Groups that the facts do not hold at all, each indicator 0/0: there is no such object."""
    standing = Standing(reader.about, reader.known_on, reader.batches_until, code_version())
    return [_result(one, group, (NOTHING, NOTHING), None, None, standing) for one in indicators for group in groups]


def _counts(held: Cells, by: Sequence[By], units: Sequence[UnitArea]) -> dict[tuple[str, str], tuple[Rate, Rate]]:
    """By indicator and group: in the main population, and of the excluded employers alone."""
    found: dict[tuple[str, str], tuple[Rate, Rate]] = defaultdict(lambda: (NOTHING, NOTHING))
    group = pl.concat_str([pl.col(one).fill_null("") for one in by], separator=CROSS)
    for sums in held.summed(by, units):
        names = [column.removesuffix("/numerator") for column in sums.columns if column.endswith("/numerator")]
        columns = [column for name in names for column in (f"{name}/numerator", f"{name}/denominator")]
        for in_scope, code, *numbers in sums.select("in_scope", group, *columns).iter_rows():
            for name, numerator, denominator in zip(names, numbers[::2], numbers[1::2], strict=True):
                if numerator or denominator:
                    main, excluded = found[name, code]
                    rate = Rate(numerator, denominator)
                    found[name, code] = (main + rate, excluded) if in_scope else (main, excluded + rate)
    return found


def _lines(
    reader: Reader, held: Cells, by: Sequence[By], units: Sequence[UnitArea], within: Area, counted: set[str]
) -> list[_Told]:
    """The lines of the table. `counted`: codes of the groups in which something is counted."""
    sides = [_side(reader, held, one, units, within) for one in by]
    for place, grouping in enumerate(by):
        known = {line.group.code for line in sides[place]}
        told = {code.split(CROSS)[place] for code in counted}
        sides[place] += [_Told(unlisted(grouping, code), "*") for code in sorted(told - known - {""})]
    if len(sides) == 1:
        return sides[0]
    first, second = ({line.group.code: (place, line) for place, line in enumerate(side)} for side in sides)
    pairs = []
    for code in counted:
        one, other = code.split(CROSS)
        if one in first and other in second:
            pairs.append((first[one][0], second[other][0], _crossed(first[one][1], second[other][1])))
    return [told for *_, told in sorted(pairs, key=lambda pair: pair[:2])]


def _crossed(one: _Told, other: _Told) -> _Told:
    a, b = one.group, other.group
    group = Group(a.code + CROSS + b.code, f"{a.name} {CROSS} {b.name}", a.partial or b.partial)
    return _Told(group, one.unit if one.unit != "*" else other.unit)


def _side(reader: Reader, held: Cells, by: By, units: Sequence[UnitArea], within: Area) -> list[_Told]:
    if by != "employer":
        found = groups(by, held.seen, units, reader.about, within)
        return [_Told(group, unit_of(by, group.code, units)) for group in found]
    unit_by_division = {code: unit_of(by, code, units) for code in held.sites["division"].drop_nulls().unique()}
    sites = held.sites.select(site_code(), "name", "division").iter_rows()
    return [_Told(Group(code, name), unit_by_division.get(division, "*")) for code, name, division in sites]


def _result(
    indicator: Indicator,
    group: Group,
    counts: tuple[Rate, Rate],
    target: Fraction | None,
    pro_rata: Fraction | None,
    standing: Standing,
) -> Result:
    main, excluded = counts
    return Result(
        indicator=indicator.name,
        title=indicator.title,
        counted=indicator.counted,
        version=indicator.version,
        group_code=group.code,
        group_name=group.name,
        group_partial=group.partial,
        rate=main,
        rate_with_excluded=main + excluded,
        target=target,
        pro_rata=pro_rata,
        standing=standing,
        measure=indicator.measure,
        unit=indicator.unit,
        better=indicator.better,
    )
