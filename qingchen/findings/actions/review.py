"""Looking at what was mended: by somebody else, once for all and again for those that were drawn."""

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.findings.actions.moving import check_told, move, permitted
from qingchen.findings.models import Finding, Recheck
from qingchen.findings.recheck_lots import lot_of
from qingchen.inspection.actions.sheets import audit_region
from qingchen.problems import Problem
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
    lot = lot_of(finding)
    if lot is None or finding.number not in lot.drawn or finding.rechecks.filter(draw_code=lot.code).exists():
        raise Problem("finding.not_drawn", number=finding.name)
    _check_another(actor, finding, ("file_measure", "file_mending", "add_proof", "note_shortcoming", "pass_review"))
    Recheck.objects.create(finding=finding, draw_code=lot.code, passed=passed, at=clock.now())
    return finding


def _check_another(actor: Actor, finding: Finding, acts: tuple[str, ...]) -> None:
    """Raises Problem finding.own_review: whoever has mended (or reviewed) it looks at another's, not at this one."""
    if finding.acts.filter(act__in=acts, username=actor.username).exists():
        raise Problem("finding.own_review", number=finding.name)
