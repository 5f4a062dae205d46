"""Drawing who goes to inspect (双随机的另一半): who may not go stands not in the frame, with the reason."""

import json
import secrets

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.inspection.actions.frames import check_enough, frozen_draw
from qingchen.inspection.avoidance import Candidate, Destination, left_out
from qingchen.inspection.draws.frozen import ALL, digest_of
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.frames import draw_frame
from qingchen.inspection.models import Member, Unit
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.policies import check_round_opened, check_team_working
from qingchen.inspection.staffing.drawn_inspectors import code_of
from qingchen.problems import Problem
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.standards import divisions
from qingchen.values.actor import Actor
from qingchen.values.draw_certificate import frame_text


@transaction.atomic
def freeze_inspectors(
    actor: Actor, unit: Unit, take: int, *, sealed: bool = True, reason: str = "", salt: str = ""
) -> Draw:
    """Freeze the frame of the people who may inspect the unit's employers, and of everybody else why not.

    Raises Problem draw.no_inspectors with every reason, draw.too_few, draw.redraw_no_reason, sheet.wrong_state.
    """
    check_permitted("freeze_inspectors", actor, province_standing(actor))
    check_round_opened(unit.round, "freeze_inspectors")
    check_team_working(unit.team.state, unit.team.number, "freeze_inspectors")
    people = _candidates(unit)
    barred = left_out(people, _destination(actor, unit))
    names = {one.code: f"{one.name}（{one.agency}）" for one in people}
    told = [(names[code], why) for code, why in barred.items()]
    if len(barred) == len(people):
        lines = tuple(f"{name}：{why}" for name, why in told)
        raise Problem("draw.no_inspectors", place=unit.full_name, lines=lines)
    draw = frozen_draw(unit, "inspectors", f"{unit.full_name}检查人员", reason, sealed=sealed)
    draw.method, draw.take = "sha256", json.dumps({ALL: take}, ensure_ascii=False)
    draw.salt = (salt.strip() or secrets.token_hex(32)) if sealed else ""
    draw.frame = frame_text([(code, ALL, name) for code, name in names.items() if code not in barred])
    draw.left_out = json.dumps(told, ensure_ascii=False)
    check_enough(draw)
    draw.save()
    details = {} if sealed else {"subject": draw.subject, "frame_digest": digest_of(draw)}
    record(actor, "freeze_inspectors", "draw", draw.public_id, region="" if sealed else unit.code, details=details)
    return draw


def _candidates(unit: Unit) -> list[Candidate]:
    """Everybody on a team of the round; the code is the team's number and the place in it."""
    rows = Member.objects.filter(team__round=unit.round).select_related("team", "user").prefetch_related("limits")
    return [
        Candidate(
            code_of(member.team.number, member.position),
            member.user.name,
            member.user.agency,
            member.duty,
            member.team.number,
            {limit.value: limit.reason for limit in member.limits.all() if limit.kind == "avoids"},
        )
        for member in rows.order_by("team__number", "position")
    ]


def _destination(actor: Actor, unit: Unit) -> Destination:
    today = clock.today()
    provinces = sorted({code[:2] for code in unit.area.includes})
    counties = [one.name for code in provinces for one in divisions.counties(code, today) if one.code in unit.area]
    frame = draw_frame(ScopedReader(actor, snapshot(today)), unit.area)
    visited = unit.inspectees.values_list("code", "public_id")
    codes = frozenset(part for pair in visited for part in pair) | {unit.code}
    names = (unit.full_name, *counties)
    return Destination(unit.full_name, unit.team.number, codes, names, frozenset(frame.values()))
