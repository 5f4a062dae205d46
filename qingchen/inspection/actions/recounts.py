"""Filing what was found of drawn records as facts."""

from collections.abc import Sequence

import polars
from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.indicators.catalogue import indicators
from qingchen.inspection import store
from qingchen.inspection.models import Inspectee, Team
from qingchen.inspection.permissions import check_permitted
from qingchen.inspection.policies import check_round_opened, check_team_working
from qingchen.inspection.recounts.models import RecordDraw
from qingchen.inspection.recounts.store import recount_of
from qingchen.problems import Problem
from qingchen.registers.actions import put_rows
from qingchen.registers.models import Batch
from qingchen.values.actor import Actor
from qingchen.verification.sampling.recount_line import Recounted, Written, read_lines


@transaction.atomic
def file_recount(actor: Actor, draw: RecordDraw, lines: Sequence[Written]) -> Batch | None:
    """File what was found as rows of `recounts`; a line filed again supersedes. None where nothing new was written.

    Raises Problem recount.faulty with every fault: then nothing is filed.
    """
    _check(actor, draw.inspectee, "file_recount")
    known = recount_of(actor, draw)
    places = {one.code: place for place, one in enumerate(known.records, 1)}
    drawn = {one.code: one for one in known.records}
    changed = [line for line in lines if line != known.written.get(line.code)]
    read, faults = read_lines(changed, drawn, places, clock.today())
    if faults:
        raise Problem("recount.faulty", count=len(faults), lines=tuple(faults))
    if not read:
        return None
    rows = [_row(draw, one, places[one.record.code]) for one in read]
    batch = put_rows(actor, "recounts", polars.DataFrame(rows), _region(draw.inspectee))
    details = {"records": len(rows), "batch": batch.number}
    record(actor, "file_recount", "record_draw", draw.public_id, region=draw.inspectee.unit.code, details=details)
    return batch


def _check(actor: Actor, inspectee: Inspectee, act: str) -> None:
    check_permitted(act, actor, store.standing(actor, inspectee))
    check_round_opened(inspectee.unit.round, act)
    team = Team.objects.select_for_update().get(id=inspectee.unit.team_id)  # before it is signed, or after: not beside
    check_team_working(team.state, team.number, act)


def _row(draw: RecordDraw, one: Recounted, place: int) -> dict[str, object]:
    round_, held = draw.inspectee.unit.round, one.record
    return {
        "round_code": f"{round_.campaign}-{round_.number}",
        "draw_code": draw.public_id,
        "seed": draw.seed,
        "frame_digest": draw.frame_digest,
        "stratum": held.stratum,
        "drawn_place": place,
        "register_name": indicators()[draw.indicator].register,
        "subject": held.code,
        "division": held.division,
        "attribute": draw.indicator,
        "reported_value": f"{held.reported}/{held.objects}",
        "recounted_value": "" if one.found.done is None else f"{one.found.done}/{held.objects}",
        "reported_number": float(held.reported),
        "recounted_number": None if one.found.done is None else float(one.found.done),
        "result": one.found.result.value,
        "source_document": one.document,
        "team_code": str(draw.inspectee.unit.team.number),
        "recounted_on": one.on,
    }


def _region(inspectee: Inspectee) -> str:
    return inspectee.code if inspectee.kind == "county" else ",".join(inspectee.unit.area.includes)
