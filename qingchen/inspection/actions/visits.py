"""Where the round goes: a county chosen by a shown measure (directed), employers drawn by a repeatable order."""

from collections.abc import Mapping

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.inspection.actions.rounds import add_sheets
from qingchen.inspection.draw import frame_digest, order_of_visits
from qingchen.inspection.models import Draw, Inspectee, Unit
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.policies import check_round_opened
from qingchen.values.actor import Actor


@transaction.atomic
def select_county(actor: Actor, unit: Unit, code: str, name: str, reason: str) -> Inspectee:
    """Choose the county of a unit, with its reason; it gets a self-check and an inspection sheet."""
    check_permitted("select_county", actor, province_standing(actor))
    check_round_opened(unit.round, "select_county")
    inspectee = Inspectee.objects.create(
        unit=unit, kind="county", code=code, name=name, chosen="directed", reason=reason, released_at=clock.now()
    )
    add_sheets(inspectee, "form1", ("self_check", "inspection"))
    record(
        actor,
        "select_county",
        "inspectee",
        inspectee.public_id,
        region=unit.code,
        details={"code": code, "reason": reason},
    )
    return inspectee


@transaction.atomic
def draw_employers(actor: Actor, unit: Unit, seed: str, frame: Mapping[str, str], take: int = 1) -> list[Inspectee]:
    """Draw `take` employers for unannounced visits; frame and seed are kept so that anyone can repeat it.

    frame    name of each employer by its code `<USCC>-<site_no>`: {"91229900…-1": "某某建材有限公司"}

    The visits are sealed until the team's report is signed. Raises Problem draw.empty_frame.
    """
    check_permitted("draw_employers", actor, province_standing(actor))
    check_round_opened(unit.round, "draw_employers")
    drawn = order_of_visits(seed, frame)[:take]
    draw = Draw.objects.create(
        unit=unit,
        seed=seed,
        frame="\n".join(sorted(frame)),
        frame_digest=frame_digest(frame),
        take=take,
        drawn="\n".join(drawn),
        drawn_at=clock.now(),
    )
    inspectees = []
    for code in drawn:
        inspectee = Inspectee.objects.create(
            unit=unit,
            kind="employer",
            code=code,
            name=frame[code],
            chosen="drawn",
            reason=f"抽样框 {len(frame)} 户，指纹 {draw.frame_digest[:16]}，种子 {seed}",
        )
        add_sheets(inspectee, "form2", ("inspection",))
        inspectees.append(inspectee)
    # Neither the seed nor who was drawn stands in the line: it is read by people who may not know of the visit.
    record(actor, "draw_employers", "draw", draw.public_id, details={"frame_digest": draw.frame_digest})
    return inspectees
