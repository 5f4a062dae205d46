"""Freezing the computed values of a round: pages and documents read these stored results, never live ones."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from qingchen.accounts.actions import record
from qingchen.indicators.actions import store_results
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute, without_object
from qingchen.indicators.groups import By, Group, UnitArea
from qingchen.indicators.models import ResultRun
from qingchen.indicators.result import Result
from qingchen.inspection.models import Inspectee, Round
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.policies import check_round_opened
from qingchen.inspection.store import campaign_of, targets_of
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor

NOT_LISTED = "（不在粉尘单位台账）"


@transaction.atomic
def freeze_results(actor: Actor, round_: Round, about: date) -> list[ResultRun]:
    """Compute every indicator about a day for the units, all counties and the visited employers, and keep it."""
    check_permitted("freeze_results", actor, province_standing(actor))
    check_round_opened(round_, "freeze_results")
    reader = ScopedReader(actor, snapshot(about))
    units = [UnitArea(unit.code, unit.name, unit.area) for unit in round_.units.all()]
    visited = dict(Inspectee.objects.filter(unit__round=round_, kind="employer").values_list("code", "name"))
    runs = []
    levels: tuple[By, ...] = ("unit", "county", "employer") if visited else ("unit", "county")
    for by in levels:
        among = visited if by == "employer" else None
        results = compute(reader, list(indicators().values()), by, units, targets_of(round_), among=among)
        results += _not_listed(reader, {result.group_code for result in results}, among or {})
        runs.append(store_results(actor, results, by=by, campaign=round_.campaign))
    for by in levels[:2]:
        runs += _split(actor, round_, reader, by, units)
    details = {"about": about.isoformat(), "runs": [run.public_id for run in runs]}
    record(actor, "freeze_results", "round", round_.public_id, details=details)
    return runs


def _not_listed(reader: ScopedReader, listed: set[str], visited: Mapping[str, str]) -> list[Result]:
    """Visited employers that the register of employers does not hold on the day: no such object, and told by name."""
    groups = [Group(code, f"{name}{NOT_LISTED}") for code, name in visited.items() if code not in listed]
    return without_object(reader, [one for one in indicators().values() if one.per_employer], groups)


def _split(actor: Actor, round_: Round, reader: ScopedReader, by: By, units: list[UnitArea]) -> list[ResultRun]:
    """What the forms ask for by key industry (分列), kept beside the whole."""
    asked = {name for form in campaign_of(round_).forms.values() for item in form.items for name in item.indicators}
    chosen = [one for name, one in indicators().items() if any(each.startswith(f"{name}@") for each in asked)]
    results = compute(reader, chosen, by, units, across="industry") if chosen else []
    return [store_results(actor, results, by=by, across="industry", campaign=round_.campaign)] if results else []
