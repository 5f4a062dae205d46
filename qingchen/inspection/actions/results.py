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
from qingchen.inspection.store import targets_of
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
    details = {"about": about.isoformat(), "runs": [run.public_id for run in runs]}
    record(actor, "freeze_results", "round", round_.public_id, details=details)
    return runs
