"""Computes rates by place from one picture of the facts. Sums over sums; nothing is rounded here."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

from qingchen.indicators.code_version import code_version
from qingchen.indicators.dates import share_of_year_elapsed
from qingchen.indicators.facts import Reader, SharedFacts
from qingchen.indicators.groups import By, Group, UnitArea, code_of, groups, unit_of
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.result import Result, Standing
from qingchen.indicators.targets import TargetOf, province_targets
from qingchen.values.rate import Rate
from qingchen.values.region import EVERYWHERE, Area

NOTHING = Rate(0, 0)


class Counts:
    """Rates of one indicator by group: in the main population, and of the excluded employers alone."""

    def __init__(self) -> None:
        self.main: dict[str, Rate] = defaultdict(lambda: NOTHING)
        self.excluded: dict[str, Rate] = defaultdict(lambda: NOTHING)

    def add(self, group: str, in_scope: bool, rate: Rate) -> None:
        part = self.main if in_scope else self.excluded
        part[group] += rate


def compute(
    reader: Reader,
    indicators: Sequence[Indicator],
    by: By,
    units: Sequence[UnitArea] = (),
    targets: TargetOf | None = None,
    *,
    within: Area = EVERYWHERE,
    among: Collection[str] | None = None,
) -> list[Result]:
    """Every indicator for every group, also for groups without an object (0/0).

    reader    ScopedReader over a snapshot: has `about`, `known_on`, `batches_until`
    units     the campaign's inspection units; needed for by="unit", and for their targets
    targets   (target name, unit code or «*») → Fraction or None; default: the province's on the cut-off day
    within    area that the reader is limited to: groups outside it are left out, cut ones marked partial
    among     codes of the only groups wanted; None for all
    """
    facts = SharedFacts(reader, [{"employers": EMPLOYERS}, *(indicator.reads for indicator in indicators)])
    told = [indicator for indicator in indicators if by != "employer" or indicator.per_employer]
    sums = {indicator.name: _sums(facts, indicator, by) for indicator in told}
    seen = {line["division"] for lines in sums.values() for line in lines if "division" in line}
    listed = _places(facts, by, seen, units, within)
    places = [(place, unit) for place, unit in listed if among is None or place.code in among]
    target_of = targets or province_targets(facts.about)
    elapsed = share_of_year_elapsed(facts.about)
    standing = Standing(reader.about, reader.known_on, reader.batches_until, code_version())
    results = []
    for indicator in told:
        counts = _counts(sums[indicator.name], by, units)
        goals = {unit: target_of(indicator.target, unit) for unit in {unit for _, unit in places}}
        gradual = indicator.measure == "rate" and indicator.better == "higher"
        lines = {unit: goal * elapsed if goal and gradual else None for unit, goal in goals.items()}
        results += [_result(indicator, place, counts, goals[unit], lines[unit], standing) for place, unit in places]
    return results


def _places(
    facts: SharedFacts, by: By, seen: set[str], units: Sequence[UnitArea], within: Area
) -> list[tuple[Group, str]]:
    """The groups of the table, each with the unit whose target holds for it. `seen`: where counted objects lie."""
    population = employers(facts)
    if by != "employer":
        seen = seen | set(population.select("division").distinct().to_pyarrow()["division"].to_pylist())
        return [(place, unit_of(by, place.code, units)) for place in groups(by, seen, units, facts.about, within)]
    ordered = population.select("uscc", "site_no", "name", "division").order_by("division", "uscc", "site_no")
    lines = ordered.to_pyarrow().to_pylist()
    unit_by_division = {line["division"]: unit_of(by, line["division"], units) for line in lines}
    return [(Group(_site_code(line), line["name"]), unit_by_division[line["division"]]) for line in lines]


def _sums(facts: SharedFacts, indicator: Indicator, by: By) -> list[dict[str, Any]]:
    rows = indicator.rows(facts)
    key = ["uscc", "site_no"] if by == "employer" else ["division"]
    sums = rows.group_by([*key, "in_scope"]).agg(numerator=rows.numerator.sum(), denominator=rows.denominator.sum())
    lines: list[dict[str, Any]] = sums.to_pyarrow().to_pylist()
    return lines


def _counts(sums: Sequence[Mapping[str, Any]], by: By, units: Sequence[UnitArea]) -> Counts:
    counts = Counts()
    for line in sums:
        group = _site_code(line) if by == "employer" else code_of(by, line["division"], units)
        counts.add(group, line["in_scope"], Rate(int(line["numerator"]), int(line["denominator"])))
    return counts


def _site_code(line: Mapping[str, Any]) -> str:
    return f"{line['uscc']}-{line['site_no']}"


def _result(
    indicator: Indicator,
    place: Group,
    counts: Counts,
    target: Fraction | None,
    pro_rata: Fraction | None,
    standing: Standing,
) -> Result:
    main = counts.main[place.code]
    return Result(
        indicator=indicator.name,
        title=indicator.title,
        counted=indicator.counted,
        version=indicator.version,
        group_code=place.code,
        group_name=place.name,
        group_partial=place.partial,
        rate=main,
        rate_with_excluded=main + counts.excluded[place.code],
        target=target,
        pro_rata=pro_rata,
        standing=standing,
        measure=indicator.measure,
        unit=indicator.unit,
        better=indicator.better,
    )
