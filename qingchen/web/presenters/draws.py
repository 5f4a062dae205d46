"""Sessions and draws in words."""

import json
from collections.abc import Sequence
from typing import Any

from qingchen import clock
from qingchen.inspection import store
from qingchen.inspection.draws.frozen import digest_of, names_of, strata_of, take_of
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.draws.store import SeenSession, is_released, known_draws
from qingchen.inspection.models import Round
from qingchen.inspection.recounts import store as recounts
from qingchen.inspection.recounts.asked_before import looks_frozen
from qingchen.inspection.staffing.terms import drawn_words
from qingchen.problems import Problem
from qingchen.values.actor import Actor
from qingchen.values.draw_certificate import SPREAD


def page(actor: Actor, one: Round | None, seen: Sequence[SeenSession]) -> dict[str, Any]:
    newest = _newest(seen)
    return {
        "one": one,
        "may": bool(one) and store.may(actor, "publish_frames", one),
        "today": clock.today(),
        "sessions": [_session(each, newest) for each in seen],
    }


def detail(actor: Actor, draw: Draw) -> dict[str, Any]:
    names, held = names_of(draw), paper_of(draw)
    return {
        "draw": draw,
        "line": line(draw),
        "frame": [[*row.split("\t"), ""][:3] for row in draw.frame.splitlines()[:300]],
        "named": draw.kind not in ("records", "findings"),
        "recount": draw.public_id if _may_recount(actor, draw) else "",
        "framed": len(names),
        "left_out": json.loads(draw.left_out),
        "scores": [(names.get(code, code), score) for code, score in _scores(draw)][:300],
        "seed": held.get("seed", ""),
        "label": held.get("label", ""),
        "commitment": held.get("commitment", ""),
        "digest": held.get("digest", ""),
        "how": held.get("how", ""),
        "redraws": [line(each) for each in _others(actor, draw)],
    }


def line(draw: Draw) -> dict[str, Any]:
    names, held = names_of(draw), paper_of(draw)
    return {
        "id": draw.public_id,
        "title": draw.title,
        "event": draw.event,
        "reason": draw.reason,
        "sealed": draw.sealed and not is_released(draw),
        "was_sealed": draw.sealed,
        "method": draw.get_method_display(),
        "framed": len(names),
        "digest": draw.told_digest or digest_of(draw),
        "strata": _shares(draw),
        "take": sum(take_of(draw).values()),
        "drawn": _drawn(draw, [names[code] for code in held.get("drawn", ())]),
        "certified": bool(held),
        "substitutes": [drawn_words(one) for one in draw.substitutes.select_related("draw__unit")],
    }


def paper_of(draw: Draw) -> dict[str, Any]:
    return dict(json.loads(draw.certificate)) if draw.certificate else {}


def _newest(seen: Sequence[SeenSession]) -> dict[str, int]:
    """The last event of each subject that was drawn, of what the actor may know of."""
    newest: dict[str, int] = {}
    for each in seen:
        for draw in each.draws if each.session.state == SessionState.DRAWN else ():
            newest[draw.subject] = max(newest.get(draw.subject, 0), draw.event)
    return newest


def _session(seen: SeenSession, newest: dict[str, int]) -> dict[str, Any]:
    session = seen.session
    return {
        "one": session,
        "state": SessionState(session.state).title,
        "preparing": session.state == SessionState.PREPARING,
        "published": session.state == SessionState.PUBLISHED,
        "drawn": session.state == SessionState.DRAWN,
        "draws": [line(draw) | {"redrawn": draw.event < newest.get(draw.subject, 0)} for draw in seen.draws],
        "units": len({slot.unit_id for slot in session.slots.all()}),
        "slots": [(slot.unit.full_name, slot.get_kind_display(), slot.commitment) for slot in session.slots.all()],
    }


def _scores(draw: Draw) -> list[tuple[str, Any]]:
    return [] if draw.kind == "records" else list(json.loads(draw.explained).items())


def _shares(draw: Draw) -> list[str]:
    """How many of what; the many strata of records are told by their number."""
    strata, take = strata_of(draw), take_of(draw)
    if SPREAD in take:
        by, counted = ("检查单位", "个") if draw.kind == "findings" else ("县和重点行业", "份")
        return [f"抽 {take[SPREAD]} {counted}，按{by} {len(strata)} 层均匀散布"]
    return [f"{name} {size} 条抽 {take.get(name, 0)}" for name, size in strata.items()]


def _drawn(draw: Draw, names: list[str]) -> list[str]:
    if draw.kind != "records" or not names:
        return names
    looks = "、".join(str(look.records) for look in looks_frozen(draw))
    return [f"记录 {len(names)} 份，分次查看 {looks} 份"]


def _may_recount(actor: Actor, draw: Draw) -> bool:
    """Whether the page of the recount is the actor's to open: of another place the certificate alone is."""
    if draw.kind != "records" or not draw.certificate:
        return False
    try:
        recounts.draw_for(actor, draw.public_id)
    except Problem:
        return False
    return True


def _others(actor: Actor, draw: Draw) -> list[Draw]:
    rows = known_draws(actor).filter(session__round=draw.session.round, subject=draw.subject)
    return list(rows.exclude(id=draw.id))
