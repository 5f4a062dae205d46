"""The facts of a place for its assessment: stored results, the team's answers, the ledger of findings."""

from datetime import date

from qingchen import clock
from qingchen.assessment.place_facts import PlaceFacts, RateFacts
from qingchen.findings.models import EscalationStep, Finding
from qingchen.findings.overviewed import overviewed
from qingchen.findings.states import FindingState
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.models import ResultRun, StoredResult
from qingchen.inspection.models import Round, Unit
from qingchen.inspection.plans import Campaign
from qingchen.inspection.states import SheetState
from qingchen.inspection.store import campaign_of, entries_of, form_of, sheet_of
from qingchen.inspection.three_values import rate_of
from qingchen.values.rate import Rate


def facts_of(unit: Unit) -> PlaceFacts:
    """As they stand now. What the team found counts once its report is signed; before that it is not told."""
    round_ = unit.round
    campaign = campaign_of(round_)
    own = unit.inspectees.get(kind="unit")
    sheet = sheet_of(own, "inspection")
    assert sheet is not None, "every unit has an inspection sheet"
    form = form_of(sheet)
    entries = entries_of(sheet) if sheet.state == SheetState.SIGNED else {}
    verified = {
        item.indicator: rate_of(entries[item.code].answer)
        for item in form.items
        if item.indicator and item.code in entries
    }
    then, now = (_by_name(run, unit) for run in _runs(round_))
    rates = {
        name: _rate(campaign, name, unit, verified.get(name), then.get(name), now.get(name))
        for name in target_names(campaign)
    }
    return PlaceFacts(
        unit.code,
        unit.full_name,
        rates,
        {code: entry.verdict for code, entry in entries.items() if entry.verdict},
        tuple(item.code for item in form.items if item.key_item and item.judged),
        _findings(unit),
    )


def target_names(campaign: Campaign) -> list[str]:
    """Indicators that the campaign sets a target for, in the order of its table."""
    return list(dict.fromkeys(target.indicator for target in campaign.targets))


def _runs(round_: Round) -> tuple[ResultRun | None, ResultRun | None]:
    """The results of the inspection (the newest about a day in its window or before) and the newest of all."""
    runs = ResultRun.objects.filter(by="unit", across="", campaign=round_.campaign).order_by("-id")
    return runs.filter(about__lte=round_.window_until).first(), runs.first()


def _by_name(run: ResultRun | None, unit: Unit) -> dict[str, StoredResult]:
    return {row.indicator: row for row in run.results.filter(group_code=unit.code)} if run else {}


def _rate(
    campaign: Campaign,
    name: str,
    unit: Unit,
    verified: Rate | None,
    then: StoredResult | None,
    now: StoredResult | None,
) -> RateFacts:
    target = campaign.target(name, unit.code, _last_day(unit.round))
    assert target is not None, "the name comes from the campaign's own targets"
    declared = indicators()[name]
    return RateFacts(
        declared.title,
        target.value,
        target.source,
        verified,
        then.rate if then else None,
        now.rate if now else None,
        declared.better == "lower",
    )


def _last_day(round_: Round) -> date:
    return date(round_.window_until.year, 12, 31)


def _findings(unit: Unit) -> dict[str, int]:
    """Counts of what the place may know of: each has its number."""
    known = Finding.objects.filter(inspectee__unit=unit).exclude(number="").exclude(state=FindingState.WITHDRAWN)
    rows = overviewed(known.select_related("inspectee__unit__round", "inspectee__unit__team"), among=[])
    found = [one for one in rows if one.finding.stands]
    today = clock.today()
    due = [one.finding for one in found if one.finding.due_on and one.finding.due_on <= today]
    circulated = EscalationStep.objects.filter(finding__in=[one.finding for one in found], step="circulate")
    own = [one.finding for one in rows if one.finding.source == "self_check"]
    return {
        "found": len(found),
        "due": len(due),
        "closed_in_time": sum(_mended_in_time(row) for row in due),
        "overdue": sum(one.late_days > 0 for one in found),
        "circulated": circulated.values("finding").distinct().count(),
        "superficial": sum(one.superficial for one in found),
        "own": len(own),
        "own_mended": sum(row.state in (FindingState.REVIEWED, FindingState.CLOSED) for row in own),
    }


def _mended_in_time(row: Finding) -> bool:
    """Closed, and reported mended within its term: how long the reviewers took is not the place's."""
    return row.state == FindingState.CLOSED and bool(row.mended_on and row.due_on and row.mended_on <= row.due_on)
