"""The acts of a session of draws, in the order that they must have: freeze frames, publish them, draw by the number."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.actions.frames import check_enough, frozen_draw
from qingchen.inspection.actions.record_draws import keep_drawn_records
from qingchen.inspection.actions.rounds import add_sheets
from qingchen.inspection.draws.frozen import (
    ALL,
    commitment,
    digest_of,
    drawn_codes,
    label_of,
    names_of,
    paper,
    slot_commitment,
)
from qingchen.inspection.draws.models import SLOT_KINDS, Draw, DrawSession, DrawSlot
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.frames import draw_frame, risk_scores
from qingchen.inspection.models import Inspectee, Unit
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.policies import check_round_opened, check_team_working, next_session_state
from qingchen.inspection.recounts.asked_before import records_about
from qingchen.problems import Problem
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor
from qingchen.values.draw_certificate import frame_text
from qingchen.values.region import Area


@transaction.atomic
def freeze_employers(
    actor: Actor,
    unit: Unit,
    take: Mapping[str, int],
    *,
    sealed: bool = True,
    method: str = "sha256",
    reason: str = "",
    salt: str = "",
) -> Draw:
    """Freeze the frame of the unit's employers in the session being prepared; frozen again there, it is replaced.

    take    how many in all (under ALL), or by stratum of risk
    reason  of a redraw: why what was drawn before does not stand
    salt    of a sealed draw: where a witness brings it in an envelope; else one is made

    Raises Problem draw.empty_frame, draw.too_few, draw.redraw_no_reason, sheet.wrong_state after the team has signed.
    """
    check_permitted("freeze_employers", actor, province_standing(actor))
    check_round_opened(unit.round, "freeze_employers")
    # Drawn after its team has signed, a sealed draw would be everybody's to see at once, and nobody could go there.
    check_team_working(unit.team.state, unit.team.number, "freeze_employers")
    county = unit.inspectees.filter(kind="county").first()
    area = Area((county.code,), unit.area.excludes) if county else unit.area
    place = county.name if county else unit.full_name
    reader = ScopedReader(actor, snapshot(clock.today()))
    frame = draw_frame(reader, area)
    if not frame:
        raise Problem("draw.empty_frame", place=place)
    draw = frozen_draw(unit, "employers", f"{place}用人单位", reason, sealed=sealed)
    draw.method = method
    draw.take = json.dumps(dict(take), ensure_ascii=False)
    draw.salt = (salt.strip() or secrets.token_hex(32)) if sealed else ""
    scores = {} if ALL in take else risk_scores(reader, area)
    strata = {code: score.stratum for code, score in scores.items()}
    draw.explained = json.dumps({code: asdict(score) for code, score in scores.items()}, ensure_ascii=False)
    draw.frame = frame_text([(code, strata.get(code, ALL), name) for code, name in frame.items()])
    check_enough(draw)
    draw.save()
    # Of a sealed draw the line names neither unit nor frame: people read it who may not know of the visit.
    details = {} if sealed else {"subject": draw.subject, "frame_digest": digest_of(draw)}
    record(actor, "freeze_employers", "draw", draw.public_id, region="" if sealed else unit.code, details=details)
    return draw


@transaction.atomic
def drop_frame(actor: Actor, draw: Draw) -> None:
    """Take a frame out of the session being prepared. Raises Problem draw.wrong_state once it is published."""
    check_permitted("drop_frame", actor, province_standing(actor))
    session = DrawSession.objects.select_for_update().get(id=draw.session_id)
    if session.state != SessionState.PREPARING:
        raise Problem(
            "draw.wrong_state", title=session.title, state=SessionState(session.state).title, act="撤下抽样框"
        )
    public_id = draw.public_id
    draw.delete()
    record(actor, "drop_frame", "draw", public_id)


@transaction.atomic
def publish_frames(actor: Actor, session: DrawSession, source: str, source_on: date | None) -> DrawSession:
    """Tell the fingerprints of the open frames, and of every unit a commitment, and name the number that will decide.

    A unit without a sealed draw gets a commitment to nothing that nobody can tell from the others.
    Raises Problem draw.wrong_state, draw.no_frames, draw.no_source, draw.number_before_frame.
    """
    check_permitted("publish_frames", actor, province_standing(actor))
    session = DrawSession.objects.select_for_update().get(id=session.id)
    _check_time(session, "publish_frames")
    session.state = next_session_state(session, "publish_frames")
    if not source.strip() or source_on is None:
        raise Problem("draw.no_source")
    if source_on < clock.today():
        raise Problem("draw.number_before_frame", on=source_on.isoformat(), today=clock.today().isoformat())
    session.source, session.source_on, session.published_at = source.strip(), source_on, clock.now()
    session.save()
    draws = list(session.draws.all())
    if not draws:
        raise Problem("draw.no_frames", title=session.title)
    sealed: dict[tuple[int, str], list[str]] = {}
    for draw in draws:
        draw.told_digest = digest_of(draw)
        draw.save(update_fields=["told_digest"])
        if draw.sealed:
            sealed.setdefault((draw.unit_id, draw.kind), []).append(commitment(draw))
    for unit in session.round.units.all():
        for kind in SLOT_KINDS:
            bound = sealed.get((unit.id, kind))
            told = slot_commitment(bound) if bound else secrets.token_hex(32)
            DrawSlot.objects.create(session=session, unit=unit, kind=kind, commitment=told)
    details = {
        "source": session.source,
        "source_on": source_on.isoformat(),
        "frames": {label_of(draw): draw.told_digest for draw in draws if not draw.sealed},
        "commitments": {
            f"{slot.unit.code}/{slot.kind}": slot.commitment for slot in session.slots.select_related("unit")
        },
    }
    record(actor, "publish_frames", "draw_session", session.public_id, details=details)
    return session


@transaction.atomic
def draw_by_number(actor: Actor, session: DrawSession, number: str) -> list[Inspectee]:
    """Draw everything of a published session by the number named beforehand; the employers drawn, sealed or not.

    Raises Problem draw.wrong_state, draw.no_number, draw.number_too_early, draw.frame_changed, draw.visit_begun.
    """
    check_permitted("draw_by_number", actor, province_standing(actor))
    session = DrawSession.objects.select_for_update().get(id=session.id)
    _check_time(session, "draw_by_number")
    session.state = next_session_state(session, "draw_by_number")
    assert session.source_on is not None
    number = " ".join(number.split())
    if not number:
        raise Problem("draw.no_number", source=session.source)
    if clock.today() < session.source_on:
        raise Problem("draw.number_too_early", source=session.source, on=session.source_on.isoformat())
    changed = [draw for draw in session.draws.all() if digest_of(draw) != draw.told_digest]
    if changed:
        lines = tuple(f"{draw.title}：公布的是 {draw.told_digest}，现在是 {digest_of(draw)}" for draw in changed)
        raise Problem("draw.frame_changed", title=session.title, count=len(changed), lines=lines)
    session.number, session.drawn_at = number, clock.now()
    session.drawn_by = User.objects.get(username=actor.username)
    session.save()
    drawn = [one for draw in session.draws.select_related("unit__round") for one in _draw(actor, session, draw)]
    details = {
        "number": number,
        # The certificate of a sealed draw is told by its digest alone, as it is in nobody's hands yet.
        "certificates": {draw.public_id: json.loads(draw.certificate)["digest"] for draw in session.draws.all()},
    }
    record(actor, "draw_by_number", "draw_session", session.public_id, details=details)
    return drawn


def _check_time(session: DrawSession, act: str) -> None:
    """Raises Problem round.wrong_state. Findings are re-checked when the round is long closed."""
    if session.draws.exclude(kind="findings").exists():
        check_round_opened(session.round, act)


def _draw(actor: Actor, session: DrawSession, draw: Draw) -> list[Inspectee]:
    round_ = session.round
    about = {
        "draw_code": draw.public_id,
        "round": round_.title,
        "session": session.title,
        "title": draw.title,
        "source": session.source,
        "source_on": session.source_on.isoformat() if session.source_on else "",
        "published_at": session.published_at.isoformat() if session.published_at else "",
    }
    if draw.kind == "records":
        about |= records_about(draw)
    draw.certificate = paper(draw, about, session.number, session.drawn_at or clock.now())
    draw.save(update_fields=["certificate"])
    if draw.kind == "records":
        keep_drawn_records(actor, session, draw)
    if draw.kind != "employers":
        return []
    if draw.event > 1:
        _give_up(draw.unit, draw.title)
    codes, names = drawn_codes(draw, session.number), names_of(draw)
    reason = (
        f"{session.title}{f'（第 {draw.event} 次）' if draw.event > 1 else ''}：抽样框 {len(names)} 户，"
        f"指纹 {draw.told_digest[:16]}，公开号码“{session.source}”，抽 {len(codes)} 户"
    )
    drawn = []
    for code in codes:
        inspectee = Inspectee.objects.create(
            unit=draw.unit,
            kind="employer",
            code=code,
            name=names[code],
            chosen="drawn",
            reason=reason,
            released_at=None if draw.sealed else clock.now(),
        )
        add_sheets(inspectee, "form2", ("inspection",))
        drawn.append(inspectee)
    return drawn


def _give_up(unit: Unit, title: str) -> None:
    """What was drawn before is no visit any more: its empty sheets go. Its draw stands for ever."""
    for inspectee in unit.inspectees.filter(kind="employer", chosen="drawn"):
        try:
            inspectee.sheets.all().delete()
            inspectee.delete()
        except ProtectedError:
            raise Problem("draw.visit_begun", title=title, employer=inspectee.name) from None
