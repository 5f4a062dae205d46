"""The page of re-checks: what may be frozen now, what is frozen or waits, and each lot with what was found."""

from typing import Any

from qingchen.findings.actions.rechecks import taken_of
from qingchen.findings.models import Finding
from qingchen.findings.recheck_lots import (
    SUBJECT,
    RecheckLot,
    frame_rows,
    lots_of,
    outcomes_of,
    recheck_frame,
    rechecked,
)
from qingchen.findings.store import findings_for
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.models import Round
from qingchen.values.actor import Actor
from qingchen.values.draw_certificate import frame_text, text_digest

_FOUND = {True: ("通过", "tag-good"), False: ("未通过", "tag-bad")}
_ELSEWISE = {True: ("指标已改善，已销号", "tag-good"), False: ("反弹", "tag-bad")}


def page(actor: Actor, round_: Round) -> dict[str, Any]:
    by_number = {one.number: one for one in findings_for(actor, round_).exclude(number="")}
    lots = lots_of(round_)
    unfinished = bool(lots) and (lots[0].waits or not set(lots[0].drawn) <= set(outcomes_of(lots[0])))
    return {
        "now": _to_freeze(recheck_frame(round_)),
        "again": _to_freeze(recheck_frame(round_, again=True)) if unfinished else None,
        "frozen": Draw.objects.filter(
            session__round=round_, session__state=SessionState.PREPARING, subject=SUBJECT
        ).first(),
        "lots": [_lot(lot, by_number) for lot in lots],
    }


def _to_freeze(findings: list[Finding]) -> dict[str, Any]:
    """What would be frozen now, with the digest that is to come back with the button."""
    digest = text_digest(frame_text(frame_rows(findings)))
    return {"findings": findings, "digest": digest, "take": taken_of(len(findings)) if findings else 0}


def _lot(lot: RecheckLot, by_number: dict[str, Finding]) -> dict[str, Any]:
    seen, known = rechecked(lot), {} if lot.waits else outcomes_of(lot)
    return {
        "draw": lot.draw,
        "session": lot.draw.session if lot.draw else None,
        "before": lot.before,
        "waits": lot.waits,
        "size": len(lot.frame),
        "lines": [
            {"finding": by_number[number], "words": words, "tag": tag}
            for number in lot.drawn
            for words, tag in [_outcome(number, seen, known)]
        ],
    }


def _outcome(number: str, seen: dict[str, bool], known: Any) -> tuple[str, str]:
    if number in seen:
        return _FOUND[seen[number]]
    return _ELSEWISE[known[number]] if number in known else ("待复查", "tag-amber")
