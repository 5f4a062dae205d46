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
from qingchen.values.actor import Actor


def page(actor: Actor, one: Round | None, seen: Sequence[SeenSession]) -> dict[str, Any]:
    return {
        "one": one,
        "may": bool(one) and store.may(actor, "publish_frames", one),
        "today": clock.today(),
        "sessions": [_session(each) for each in seen],
    }


def detail(actor: Actor, draw: Draw) -> dict[str, Any]:
    names, held = names_of(draw), paper_of(draw)
    return {
        "draw": draw,
        "line": line(draw),
        "frame": [(code, *rest) for code, *rest in (row.split("\t") for row in draw.frame.splitlines())][:300],
        "framed": len(names),
        "left_out": json.loads(draw.left_out),
        "scores": [(names.get(code, code), score) for code, score in json.loads(draw.explained).items()][:300],
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
        "strata": [(name, size, take_of(draw).get(name, 0)) for name, size in strata_of(draw).items()],
        "take": sum(take_of(draw).values()),
        "drawn": [names[code] for code in held.get("drawn", ())],
        "certified": bool(held),
    }


def paper_of(draw: Draw) -> dict[str, Any]:
    return dict(json.loads(draw.certificate)) if draw.certificate else {}


def _session(seen: SeenSession) -> dict[str, Any]:
    session = seen.session
    return {
        "one": session,
        "state": SessionState(session.state).title,
        "preparing": session.state == SessionState.PREPARING,
        "published": session.state == SessionState.PUBLISHED,
        "drawn": session.state == SessionState.DRAWN,
        "draws": [line(draw) for draw in seen.draws],
        "slots": [(slot.unit.full_name, slot.get_kind_display(), slot.commitment) for slot in session.slots.all()],
    }


def _others(actor: Actor, draw: Draw) -> list[Draw]:
    rows = known_draws(actor).filter(session__round=draw.session.round, subject=draw.subject)
    return list(rows.exclude(id=draw.id))
