"""Asking a place for something beyond its forms: planned first, so that what is known is not asked for again."""

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.burden.models import Ask
from qingchen.inspection.burden.repeats import earlier
from qingchen.inspection.burden.store import known_of
from qingchen.inspection.models import Inspectee
from qingchen.inspection.permissions import check_permitted
from qingchen.inspection.policies import check_round_opened
from qingchen.inspection.store import standing
from qingchen.problems import Problem
from qingchen.values.actor import Actor

KINDS = ("item", "file", "visit")
_MOST_MINUTES = 24 * 60


@transaction.atomic
def plan_ask(actor: Actor, inspectee: Inspectee, kind: str, subject: str, *, people: int = 0, minutes: int = 0) -> Ask:
    """Enter a request to a place. One that was made before, or that a register answers, is kept as refused.

    A refusal is a result and not a problem: it stays in the ledger, with the earlier request.
    Raises Problem ask.faulty.
    """
    check_permitted("plan_ask", actor, standing(actor, inspectee))
    check_round_opened(inspectee.unit.round, "plan_ask")
    why = _fault(inspectee, kind, subject, people, minutes)
    if why:
        raise Problem("ask.faulty", why=why)
    refused = earlier(subject, known_of(inspectee, kind))
    ask = Ask.objects.create(
        inspectee=inspectee,
        kind=kind,
        subject=subject.strip()[:200],
        people=people,
        minutes=minutes,
        refused=refused[:300],
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    result = "refused" if refused else "done"
    details = {"kind": kind, "earlier": ask.refused}
    record(actor, "plan_ask", "ask", ask.public_id, region=inspectee.unit.code, result=result, details=details)
    return ask


def _fault(inspectee: Inspectee, kind: str, subject: str, people: int, minutes: int) -> str:
    if inspectee.released_at is None:
        return "未公开的暗访不向地方提要求"
    if kind not in KINDS:
        return f"不认识的类别“{kind}”"
    if not subject.strip():
        return "没有写要什么"
    return "人数或分钟数不对" if not (0 <= people < 1000 and 0 <= minutes <= _MOST_MINUTES) else ""
