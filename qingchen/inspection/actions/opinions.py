"""The ledger of opinions: raised by the team from a meeting; addressed, replied to and fed back by the office."""

from datetime import date

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.models import Inspectee
from qingchen.inspection.onsite.models import SiteRecord
from qingchen.inspection.opinions.models import Opinion, OpinionStep
from qingchen.inspection.opinions.opinion_states import OPINION_TRANSITIONS, OpinionState
from qingchen.inspection.permissions import check_permitted
from qingchen.inspection.policies import check_round_opened, check_team_working
from qingchen.inspection.states import ACT_TITLES
from qingchen.inspection.store import standing
from qingchen.problems import Problem
from qingchen.standards.codes import code_list
from qingchen.values.actor import Actor

KINDS = {"problem": "反映问题", "suggestion": "意见建议"}


@transaction.atomic
def raise_opinion(actor: Actor, meeting: SiteRecord, kind: str, raised_by: str, text: str) -> Opinion:
    """Enter what a place raised in this meeting. Raises Problem opinion.faulty with all that is missing."""
    inspectee = meeting.inspectee
    check_permitted("raise_opinion", actor, standing(actor, inspectee))
    check_round_opened(inspectee.unit.round, "raise_opinion")
    check_team_working(inspectee.unit.team.state, inspectee.unit.team.number, "raise_opinion")
    faults = [] if meeting.kind == "meeting" else ["意见建议应记在座谈会记录之下。"]
    faults += [] if kind in KINDS else ["请选择是“反映问题”还是“意见建议”。"]
    faults += [] if raised_by.strip() else ["“提出部门”没有填写。请写明由哪个部门提出。"]
    faults += [] if text.strip() else ["“内容”没有填写。请写明具体问题或建议。"]
    _refuse(faults)
    opinion = Opinion.objects.create(
        meeting=meeting,
        kind=kind,
        raised_by=raised_by.strip()[:100],
        text=text.strip(),
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    _step(actor, opinion, "raise_opinion", clock.today())
    record(actor, "raise_opinion", "opinion", opinion.public_id, region=inspectee.unit.code, details={"kind": kind})
    return opinion


@transaction.atomic
def address_opinion(actor: Actor, opinion: Opinion, department: str, due_on: date | None) -> Opinion:
    """Send it to a provincial department that is to reply by a day. Raises Problem opinion.faulty."""
    opinion = _locked(actor, opinion, "address_opinion")
    faults = [] if department in code_list("provincial_department") else ["请选择转办的省级部门。"]
    faults += _day_faults("答复期限", due_on, earliest=clock.today())
    _refuse(faults)
    opinion.department, opinion.due_on = department, due_on
    _step(actor, opinion, "address_opinion", clock.today(), department=department)
    details = {"department": department, "due_on": str(due_on)}
    record(actor, "address_opinion", "opinion", opinion.public_id, region=_region(opinion), details=details)
    return opinion


@transaction.atomic
def return_opinion(actor: Actor, opinion: Opinion, reason: str) -> Opinion:
    """The department says that it is not its duty: back to be addressed anew. Raises Problem opinion.faulty."""
    opinion = _locked(actor, opinion, "return_opinion")
    _refuse([] if reason.strip() else ["改派须写明部门退回的理由。"])
    department, opinion.department, opinion.due_on = opinion.department, "", None
    _step(actor, opinion, "return_opinion", clock.today(), department=department, text=reason)
    details = {"department": department, "reason": reason.strip()}
    record(actor, "return_opinion", "opinion", opinion.public_id, region=_region(opinion), details=details)
    return opinion


@transaction.atomic
def reply_opinion(actor: Actor, opinion: Opinion, text: str, replied_on: date | None, document_no: str = "") -> Opinion:
    """Enter the department's reply, with its day. Raises Problem opinion.faulty."""
    opinion = _locked(actor, opinion, "reply_opinion")
    faults = [] if text.strip() else ["“答复内容”没有填写。"]
    faults += _day_faults("答复日期", replied_on, latest=clock.today())
    _refuse(faults)
    assert replied_on is not None
    words = {"department": opinion.department, "document_no": document_no.strip()[:60], "text": text}
    _step(actor, opinion, "reply_opinion", replied_on, **words)
    details = {"department": opinion.department, "on": replied_on.isoformat()}
    record(actor, "reply_opinion", "opinion", opinion.public_id, region=_region(opinion), details=details)
    return opinion


@transaction.atomic
def feed_back_opinion(actor: Actor, opinion: Opinion) -> Opinion:
    """The place was told the reply."""
    opinion = _locked(actor, opinion, "feed_back_opinion")
    _step(actor, opinion, "feed_back_opinion", clock.today())
    record(actor, "feed_back_opinion", "opinion", opinion.public_id, region=_region(opinion))
    return opinion


def _locked(actor: Actor, opinion: Opinion, act: str) -> Opinion:
    rows = Opinion.objects.select_for_update(of=("self",)).select_related("meeting__inspectee__unit__round")
    opinion = rows.get(id=opinion.id)
    inspectee: Inspectee = opinion.meeting.inspectee
    check_permitted(act, actor, standing(actor, inspectee))
    from_, to = OPINION_TRANSITIONS[act]
    if opinion.state != from_:
        state = OpinionState(opinion.state).title
        raise Problem("opinion.wrong_state", state=state, act=ACT_TITLES[act])
    opinion.state = to
    return opinion


def _region(opinion: Opinion) -> str:
    return opinion.meeting.inspectee.unit.code


def _step(actor: Actor, opinion: Opinion, act: str, on: date, **words: str) -> None:
    opinion.save()
    OpinionStep.objects.create(
        opinion=opinion,
        act=act,
        on=on,
        by=User.objects.get(username=actor.username),
        at=clock.now(),
        **{name: text.strip() for name, text in words.items()},
    )


def _day_faults(title: str, on: date | None, earliest: date | None = None, latest: date | None = None) -> list[str]:
    if on is None:
        return [f"“{title}”没有填写，或不能读作日期。请写成 2020-08-15 的样子。"]
    if earliest and on < earliest:
        return [f"“{title}”{on:%Y-%m-%d} 早于今天。请改正。"]
    if latest and on > latest:
        return [f"“{title}”{on:%Y-%m-%d} 晚于今天。请改正。"]
    return []


def _refuse(faults: list[str]) -> None:
    if faults:
        raise Problem("opinion.faulty", lines=tuple(faults))
