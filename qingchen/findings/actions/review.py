"""Looking at what was mended: by somebody else, once for all and again for those that were drawn."""

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.findings.actions.moving import check_told, move, permitted
from qingchen.findings.models import Finding, Recheck, RecheckDraw
from qingchen.findings.permissions import check_permitted
from qingchen.findings.store import draw_of, recheck_frame
from qingchen.inspection.actions.sheets import audit_region
from qingchen.inspection.draw import frame_digest, order_of_visits
from qingchen.inspection.models import Round
from qingchen.inspection.permissions import province_standing
from qingchen.problems import Problem
from qingchen.standards.rules import rule
from qingchen.values.actor import Actor


@transaction.atomic
def pass_review(actor: Actor, finding: Finding, opinion: str) -> Finding:
    """Accept the mending, never one's own. Raises Problem finding.own_review, finding.faulty."""
    finding = permitted(actor, finding, "pass_review")
    check_told("pass_review", [("复核意见", opinion)])
    _check_another(actor, finding, ("file_measure", "file_mending", "add_proof", "note_shortcoming"))
    user = User.objects.get(username=actor.username)
    reviewer = f"{user.agency or actor.role.title}{actor.name}"[:100]
    move(actor, finding, "pass_review", opinion.strip(), reviewed_on=clock.today(), reviewer=reviewer)
    record(actor, "pass_review", "finding", finding.public_id, region=audit_region(finding.inspectee))
    return finding


@transaction.atomic
def return_mending(actor: Actor, finding: Finding, reason: str) -> Finding:
    """Send it back: not mended yet, with the reason. Its term goes on. Raises Problem finding.faulty."""
    finding = permitted(actor, finding, "return_mending")
    check_told("return_mending", [("退回理由", reason)])
    move(actor, finding, "return_mending", reason.strip(), mended_on=None)
    details = {"reason": reason.strip()}
    record(
        actor, "return_mending", "finding", finding.public_id, region=audit_region(finding.inspectee), details=details
    )
    return finding


@transaction.atomic
def draw_rechecks(actor: Actor, round_: Round, digest: str, seed: str) -> RecheckDraw:
    """Draw among the reviewed findings those that are looked at again on the spot.

    digest   of the frame as it was shown before the seed was chosen
    Raises Problem draw.no_seed, finding.nothing_to_draw, finding.frame_changed.
    """
    check_permitted("draw_rechecks", actor, province_standing(actor))
    if not seed.strip():
        raise Problem("draw.no_seed")
    frame = recheck_frame(round_)
    if not frame:
        raise Problem("finding.nothing_to_draw")
    if frame_digest(frame) != digest:
        raise Problem("finding.frame_changed")
    share = int(rule("recheck_share_percent", clock.today()).value)
    take = max(1, -(-len(frame) * share // 100))
    draw = RecheckDraw.objects.create(
        round=round_,
        seed=seed.strip(),
        frame="\n".join(sorted(frame)),
        frame_digest=digest,
        drawn="\n".join(order_of_visits(seed.strip(), frame)[:take]),
        drawn_at=clock.now(),
    )
    details = {"frame_digest": digest, "frame": len(frame), "drawn": take, "seed": draw.seed}
    record(actor, "draw_rechecks", "recheck_draw", draw.public_id, details=details)
    return draw


@transaction.atomic
def pass_recheck(actor: Actor, finding: Finding, opinion: str) -> Finding:
    """Looked at on the spot and found mended. Raises Problem finding.not_drawn, finding.own_review, finding.faulty."""
    finding = _rechecked(actor, finding, "pass_recheck", opinion, passed=True)
    move(actor, finding, "pass_recheck", opinion.strip())
    record(actor, "pass_recheck", "finding", finding.public_id, region=audit_region(finding.inspectee))
    return finding


@transaction.atomic
def fail_recheck(actor: Actor, finding: Finding, opinion: str) -> Finding:
    """Looked at on the spot and found not mended: back to the place; those drawn with it stand open as well."""
    finding = _rechecked(actor, finding, "fail_recheck", opinion, passed=False)
    move(actor, finding, "fail_recheck", opinion.strip(), mended_on=None, reviewed_on=None, reviewer="")
    record(actor, "fail_recheck", "finding", finding.public_id, region=audit_region(finding.inspectee))
    return finding


def _rechecked(actor: Actor, finding: Finding, act: str, opinion: str, *, passed: bool) -> Finding:
    finding = permitted(actor, finding, act)
    check_told(act, [("复查情况", opinion)])
    draw = draw_of(finding)
    if draw is None or finding.number not in draw.drawn.split("\n") or finding.rechecks.filter(draw=draw).exists():
        raise Problem("finding.not_drawn", number=finding.name)
    _check_another(actor, finding, ("file_measure", "file_mending", "add_proof", "note_shortcoming", "pass_review"))
    Recheck.objects.create(finding=finding, draw=draw, passed=passed, at=clock.now())
    return finding


def _check_another(actor: Actor, finding: Finding, acts: tuple[str, ...]) -> None:
    """Raises Problem finding.own_review: whoever has mended (or reviewed) it looks at another's, not at this one."""
    if finding.acts.filter(act__in=acts, username=actor.username).exists():
        raise Problem("finding.own_review", number=finding.name)
