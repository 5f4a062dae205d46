"""Freezing the computed values of a round: pages and documents read these stored results, never live ones."""

from datetime import date

from django.db import transaction

from qingchen.accounts.actions import record
from qingchen.indicators.actions import store_results
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import By, UnitArea
from qingchen.indicators.models import ResultRun
from qingchen.inspection.models import Inspectee, Round
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.policies import check_round_opened
from qingchen.inspection.store import campaign_of, targets_of
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor


@transaction.atomic
def freeze_results(actor: Actor, round_: Round, about: date) -> list[ResultRun]:
    """Compute every indicator about a day for the units, all counties and the visited employers, and keep it."""
    check_permitted("freeze_results", actor, province_standing(actor))
    check_round_opened(round_, "freeze_results")
    reader = ScopedReader(actor, snapshot(about))
    units = [UnitArea(unit.code, unit.name, unit.area) for unit in round_.units.all()]
    visited = set(Inspectee.objects.filter(unit__round=round_, kind="employer").values_list("code", flat=True))
    runs = []
    levels: tuple[By, ...] = ("unit", "county", "employer") if visited else ("unit", "county")
    for by in levels:
        among = visited if by == "employer" else None
        results = compute(reader, list(indicators().values()), by, units, targets_of(round_), among=among)
        runs.append(store_results(actor, results, by=by, campaign=round_.campaign))
    for by in levels[:2]:
        runs += _split(actor, round_, reader, by, units)
    details = {"about": about.isoformat(), "runs": [run.public_id for run in runs]}
    record(actor, "freeze_results", "round", round_.public_id, details=details)
    return runs


def _split(actor: Actor, round_: Round, reader: ScopedReader, by: By, units: list[UnitArea]) -> list[ResultRun]:
    """What the forms ask for by key industry (分列), kept beside the whole."""
    asked = {name for form in campaign_of(round_).forms.values() for item in form.items for name in item.indicators}
    chosen = [one for name, one in indicators().items() if any(each.startswith(f"{name}@") for each in asked)]
    results = compute(reader, chosen, by, units, across="industry") if chosen else []
    return [store_results(actor, results, by=by, across="industry", campaign=round_.campaign)] if results else []
