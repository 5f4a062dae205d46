"""Freezing the frame of findings to be looked at again; published and drawn in a session of the office."""

import json

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.findings.permissions import check_permitted
from qingchen.findings.recheck_lots import SUBJECT, frame_rows, recheck_frame, spoiled
from qingchen.inspection.actions.frames import check_enough, events_said, next_event
from qingchen.inspection.draws.frozen import digest_of
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.models import Round
from qingchen.inspection.permissions import province_standing
from qingchen.problems import Problem
from qingchen.standards.rules import rule
from qingchen.values.actor import Actor
from qingchen.values.draw_certificate import SPREAD, frame_text, text_digest

TITLE = "复核通过问题的现场复查"


@transaction.atomic
def freeze_rechecks(actor: Actor, round_: Round, digest: str, *, again: bool = False, reason: str = "") -> Draw:
    """Freeze the reviewed findings of which some are looked at on the spot, for the session being prepared.

    digest   of the frame as it was shown: another frame is refused
    again    a redraw, with its reason: of those too whose lot waits for its number or its re-checks

    Open, never sealed: numbers are given when a place may know of its findings. Whoever stands in a spoiled lot is
    drawn anew by the rule, and that is the reason told.
    Raises Problem finding.nothing_to_draw, finding.frame_changed, draw.redraw_no_reason.
    """
    check_permitted("freeze_rechecks", actor, province_standing(actor))
    draw, before = next_event(round_, SUBJECT)
    if again and not reason.strip():
        raise Problem("draw.redraw_no_reason", title=TITLE, before=events_said(before))
    findings = recheck_frame(round_, again=again)
    if not findings:
        raise Problem("finding.nothing_to_draw")
    draw.frame = frame_text(frame_rows(findings))
    if text_digest(draw.frame) != digest:
        raise Problem("finding.frame_changed")
    draw.kind, draw.sealed, draw.title, draw.method = "findings", False, TITLE, "sha256"
    draw.take = json.dumps({SPREAD: taken_of(len(findings))})
    draw.reason = reason.strip() if again else _why(spoiled(round_, findings))
    check_enough(draw)
    draw.save()
    details = {"subject": draw.subject, "event": draw.event, "frame_digest": digest_of(draw), "reason": draw.reason}
    record(actor, "freeze_rechecks", "draw", draw.public_id, details=details)
    return draw


def taken_of(findings: int) -> int:
    """How many are drawn of so many: the share of the rule, at least one."""
    share = int(rule("recheck_share_percent", clock.today()).value)
    return max(1, -(-findings * share // 100))


def _why(numbers: list[str]) -> str:
    return f"同批有复查未通过的，{'、'.join(numbers)}重新抽取" if numbers else ""
