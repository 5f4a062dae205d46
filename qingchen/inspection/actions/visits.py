"""Which county of a unit is visited: chosen by a shown measure (directed). Employers are drawn: see draws.py."""

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.inspection.actions.rounds import add_sheets
from qingchen.inspection.frames import area_measure, county_measures
from qingchen.inspection.models import Inspectee, Round, Unit
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.policies import check_round_opened
from qingchen.inspection.selection import RankedCounty, rank_counties
from qingchen.inspection.store import is_county_level
from qingchen.problems import Problem
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor


def county_ranking(actor: Actor, unit: Unit) -> list[RankedCounty]:
    """Counties of the unit by how dust employers concentrate there, the first one the most; none for a county unit."""
    check_permitted("select_county", actor, province_standing(actor))
    if is_county_level(unit):
        return []
    reader = ScopedReader(actor, snapshot(clock.today()))
    return rank_counties(county_measures(reader, unit.area, clock.today()))


def province_ranking(actor: Actor, round_: Round) -> list[tuple[Unit, list[RankedCounty]]]:
    """Every unit with its counties ranked as `county_ranking` does; a unit of county level with itself alone."""
    check_permitted("select_county", actor, province_standing(actor))
    reader = ScopedReader(actor, snapshot(clock.today()))
    told = []
    for unit in round_.units.prefetch_related("inspectees").order_by("position"):
        if is_county_level(unit):
            code = min(unit.area.includes)
            measures = {code: area_measure(reader, code, unit.full_name, unit.area)}
        else:
            measures = dict(county_measures(reader, unit.area, clock.today()))
        told.append((unit, rank_counties(measures)))
    return told


@transaction.atomic
def select_county(actor: Actor, unit: Unit, code: str, reason: str = "") -> Inspectee:
    """Choose the county of a unit; without a reason of the office, the measure's own sentence is kept.

    It gets a self-check and an inspection sheet. Raises Problem thing.not_found, visit.chosen_before.
    """
    check_permitted("select_county", actor, province_standing(actor))
    check_round_opened(unit.round, "select_county")
    ranked = next((county for county in county_ranking(actor, unit) if county.code == code), None)
    if ranked is None:
        raise Problem("thing.not_found", what=f"{unit.name}的县（市、区）{code}")
    if unit.inspectees.filter(kind="county").exists():
        raise Problem("visit.chosen_before", unit=unit.full_name, what="受检县（市、区）")
    inspectee = Inspectee.objects.create(
        unit=unit,
        kind="county",
        code=code,
        name=ranked.name,
        chosen="directed",
        reason=reason.strip() or ranked.reason,
        released_at=clock.now(),
    )
    add_sheets(inspectee, "form1", ("self_check", "inspection"))
    details = {"code": code, "reason": inspectee.reason}
    record(actor, "select_county", "inspectee", inspectee.public_id, region=unit.code, details=details)
    return inspectee
