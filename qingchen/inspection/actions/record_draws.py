"""Drawing records for a recount: the team freezes the frame, the office publishes it, the public number draws."""

import json
import secrets
from datetime import date

from django.db import transaction

from qingchen.accounts.actions import record
from qingchen.inspection import store
from qingchen.inspection.actions.frames import check_enough, frozen_draw
from qingchen.inspection.draws.frozen import drawn_codes, label_of
from qingchen.inspection.draws.models import Draw, DrawSession
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.models import Inspectee, Team
from qingchen.inspection.permissions import check_permitted
from qingchen.inspection.policies import check_round_opened, check_team_working
from qingchen.inspection.recounts.asked_before import looks_frozen, question_of, question_text
from qingchen.inspection.recounts.frozen_draw import looks_text, records_text
from qingchen.inspection.recounts.models import RecordDraw
from qingchen.inspection.recounts.store import frame_of, question_for, records_at
from qingchen.problems import Problem
from qingchen.values.actor import Actor
from qingchen.values.draw_certificate import SPREAD, frame_text
from qingchen.values.draw_seed import seed_of
from qingchen.verification.sampling.outcome import Frame
from qingchen.verification.sampling.records import digest_of


@transaction.atomic
def freeze_records(actor: Actor, inspectee: Inspectee, indicator: str, frame: Frame, digest: str) -> Draw:
    """Freeze the records of an item of a place, as many to be drawn as the last look needs, and what is asked of them.

    digest   of the frame as it was shown: another frame is refused
    Sealed until the team has signed: a place that knew which item is recounted would mend the very rows.

    Raises Problem recount.no_plan, recount.drawn_before, recount.frame_waits, recount.frame_changed,
    recount.no_results.
    """
    check_permitted("freeze_records", actor, store.standing(actor, inspectee))
    check_round_opened(inspectee.unit.round, "freeze_records")
    team = Team.objects.select_for_update().get(id=inspectee.unit.team_id)  # before it is signed, or after: not beside
    check_team_working(team.state, team.number, "freeze_records")
    question = question_for(actor, inspectee, indicator)
    item, of = question.row.item.title, f"{inspectee.code}/{indicator}/{frame}"
    _check_once(inspectee, indicator, frame, item, of)
    run, records = frame_of(actor, inspectee, question, frame)
    plan = question.plan(frame, len(records))
    if plan is None:
        raise Problem("recount.no_plan", place=inspectee.name, item=item)
    if digest_of(records) != digest:
        raise Problem("recount.frame_changed", place=inspectee.name, item=item)
    draw = frozen_draw(inspectee.unit, "records", f"{inspectee.name}“{item}”核查记录", "", sealed=True, of=of)
    draw.method, draw.take, draw.salt = "sha256", json.dumps({SPREAD: plan.last}), secrets.token_hex(32)
    draw.frame = frame_text([(one.code, one.stratum) for one in records])
    about = {
        "inspectee": inspectee.public_id,
        "place": inspectee.name,
        "indicator": indicator,
        "of": frame,
        "about": run.about.isoformat(),
        "known_on": run.known_on.isoformat(),
        "batches_until": run.batches_until,
    }
    draw.explained = question_text(question.asked(frame, len(records)), plan, about)
    check_enough(draw)
    draw.save()
    record(actor, "freeze_records", "draw", draw.public_id)
    return draw


def keep_drawn_records(actor: Actor, session: DrawSession, draw: Draw) -> RecordDraw:
    """Write down the records that the number drew, as they stand in the facts of the frozen frame."""
    held = question_of(draw)
    inspectee = Inspectee.objects.select_related("unit__round").get(public_id=held["inspectee"])
    days = (date.fromisoformat(held["about"]), date.fromisoformat(held["known_on"]))
    records = records_at(actor, inspectee, held["indicator"], held["of"], *days, held["batches_until"])
    assert digest_of(records) == draw.told_digest, "facts up to a batch are never changed"
    by_code = {one.code: one for one in records}
    return RecordDraw.objects.create(
        public_id=draw.public_id,
        inspectee=inspectee,
        indicator=held["indicator"],
        of=held["of"],
        about=days[0],
        known_on=days[1],
        batches_until=held["batches_until"],
        claimed=held["claimed"],
        target=held["target"],
        listed_numerator=held["listed"][0],
        listed_denominator=held["listed"][1],
        seed=seed_of(session.number, label_of(draw), draw.salt),
        frame=draw.frame.removesuffix("\n"),
        frame_digest=draw.told_digest,
        plan=looks_text(looks_frozen(draw)),
        drawn=records_text([by_code[code] for code in drawn_codes(draw, session.number)]),
        drawn_by=session.drawn_by,
        drawn_at=session.drawn_at,
    )


def _check_once(inspectee: Inspectee, indicator: str, frame: Frame, item: str, of: str) -> None:
    """Raises Problem recount.drawn_before, recount.frame_waits."""
    if RecordDraw.objects.filter(inspectee=inspectee, indicator=indicator, of=frame).exists():
        raise Problem("recount.drawn_before", place=inspectee.name, item=item)
    waiting = Draw.objects.filter(session__round=inspectee.unit.round, subject=f"records/{of}")
    if waiting.exclude(session__state=SessionState.PREPARING).exists():
        raise Problem("recount.frame_waits", place=inspectee.name, item=item)
