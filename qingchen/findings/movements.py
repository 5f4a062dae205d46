"""Whether the figure behind a finding moved: stored results before it was raised and after it was mended."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from qingchen import clock
from qingchen.findings.closure import Movement, movement
from qingchen.findings.models import Finding
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.models import ResultRun, StoredResult
from qingchen.inspection.store import form_of, sheet_of


@dataclass(frozen=True, slots=True)
class Moved:
    """What a finding's indicator showed before and shows after; None where there is no such result."""

    indicator: str
    before: StoredResult | None
    after: StoredResult | None
    movement: Movement


def movement_of(finding: Finding) -> Movement:
    return movements_of([finding])[finding.id].movement


def movements_of(findings: Iterable[Finding]) -> dict[int, Moved]:
    """By finding id. Results of one run are read once."""
    read: dict[tuple[int, str], dict[str, StoredResult]] = {}
    items: dict[int, dict[str, str]] = {}
    found = {}
    for finding in findings:
        inspectee = finding.inspectee
        if inspectee.id not in items:
            sheet = sheet_of(inspectee, "inspection")
            items[inspectee.id] = {one.code: one.indicator for one in form_of(sheet).items} if sheet else {}
        name = items[inspectee.id].get(finding.item_code, "")
        if not name:
            found[finding.id] = Moved("", None, None, Movement.NONE)
            continue
        runs = ResultRun.objects.filter(by=inspectee.kind, campaign=inspectee.unit.round.campaign, across="")
        before = runs.filter(about__lte=finding.at.astimezone(clock.SHANGHAI).date()).order_by("-id").first()
        after = None
        if finding.mended_on:
            after = runs.filter(about__gte=finding.mended_on).order_by("-id").first()
        found[finding.id] = _moved(
            name, *(_result(read, run, name, inspectee.code) if run else None for run in (before, after))
        )
    return found


def _result(
    read: dict[tuple[int, str], dict[str, StoredResult]], run: ResultRun, name: str, code: str
) -> StoredResult | None:
    if (run.id, name) not in read:
        read[run.id, name] = {row.group_code: row for row in run.results.filter(indicator=name)}
    return read[run.id, name].get(code)


def _moved(name: str, before: StoredResult | None, after: StoredResult | None) -> Moved:
    declared = indicators()[name]
    target = after.target_share if after else None
    lower = declared.better == "lower"
    moved = movement(_exact(name, before), _exact(name, after), lower_is_better=lower, target=target)
    return Moved(name, before, after, moved)


def _exact(name: str, result: StoredResult | None) -> Fraction | None:
    if result is None:
        return None
    return Fraction(result.numerator) if indicators()[name].measure == "count" else result.rate.exact
