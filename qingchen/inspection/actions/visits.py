"""Where the round goes: a county chosen by a shown measure (directed), employers drawn by a repeatable order."""

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.inspection.actions.rounds import add_sheets
from qingchen.inspection.draw import frame_digest, order_of_visits
from qingchen.inspection.frames import county_measures, draw_frame
from qingchen.inspection.models import Draw, Inspectee, Unit
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.policies import check_round_opened
from qingchen.inspection.selection import RankedCounty, rank_counties
from qingchen.inspection.store import is_county_level
from qingchen.problems import Problem
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor
from qingchen.values.region import Area


def county_ranking(actor: Actor, unit: Unit) -> list[RankedCounty]:
    """Counties of the unit by how dust employers concentrate there, the first one the most; none for a county unit."""
    check_permitted("select_county", actor, province_standing(actor))
    if is_county_level(unit):
        return []
    reader = ScopedReader(actor, snapshot(clock.today()))
    return rank_counties(county_measures(reader, unit.area, clock.today()))


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


@transaction.atomic
def draw_employers(actor: Actor, unit: Unit, seed: str, take: int = 1) -> list[Inspectee]:
    """Draw `take` employers of the unit's county for unannounced visits; frame and seed are kept for repeating it.

    The visits are sealed until the team's report is signed. Raises Problem draw.empty_frame, draw.no_seed,
    visit.chosen_before: a draw is not repeated until it pleases.
    """
    check_permitted("draw_employers", actor, province_standing(actor))
    check_round_opened(unit.round, "draw_employers")
    if not seed.strip():
        raise Problem("draw.no_seed")
    if unit.draws.exists():
        raise Problem("visit.chosen_before", unit=unit.full_name, what="受检用人单位")
    county = unit.inspectees.filter(kind="county").first()
    area = Area((county.code,), unit.area.excludes) if county else unit.area
    frame = draw_frame(ScopedReader(actor, snapshot(clock.today())), area)
    if not frame:
        raise Problem("draw.empty_frame", place=county.name if county else unit.full_name)
    drawn = order_of_visits(seed, frame, take)
    draw = Draw.objects.create(
        unit=unit,
        seed=seed,
        frame="\n".join(sorted(frame)),
        frame_digest=frame_digest(frame),
        take=take,
        drawn="\n".join(drawn),
        drawn_at=clock.now(),
    )
    reason = f"抽样框 {len(frame)} 户，指纹 {draw.frame_digest[:16]}，种子 {seed}，按 SHA-256 排序取前 {take} 户"
    inspectees = []
    for code in drawn:
        inspectee = Inspectee.objects.create(
            unit=unit, kind="employer", code=code, name=frame[code], chosen="drawn", reason=reason
        )
        add_sheets(inspectee, "form2", ("inspection",))
        inspectees.append(inspectee)
    # Neither the unit, the seed nor who was drawn stands in the line: people read it who may not know of the visit.
    record(actor, "draw_employers", "draw", draw.public_id, details={"frame_digest": draw.frame_digest})
    return inspectees
