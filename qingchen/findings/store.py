"""Reading findings, scoped to a person."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from qingchen import clock
from qingchen.findings.models import Finding, Proof, Transfer
from qingchen.findings.permissions import WHO
from qingchen.findings.recurrence import Found, earlier_of, party_of, repetitions
from qingchen.findings.states import FINDING_TRANSITIONS, OPEN_STATES, FindingState
from qingchen.inspection.models import Inspectee, Round
from qingchen.inspection.store import inspectees_for, known_inspectees, standing
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role


def findings_for(actor: Actor, round_: Round) -> QuerySet[Finding]:
    """Findings at the inspectees that the actor may know of; a place sees the team's once the team has signed."""
    return _visible(actor, inspectees_for(actor, round_))


def _visible(actor: Actor, inspectees: QuerySet[Inspectee]) -> QuerySet[Finding]:
    """Asked in the database, so that what one may not know of takes as long as what there is not."""
    rows = Finding.objects.filter(inspectee__in=inspectees)
    if actor.role is Role.PLACE:
        rows = rows.filter(Q(inspectee__unit__team__state="signed") | Q(source="self_check"))
    return rows.select_related("inspectee__unit__team", "inspectee__unit__round", "by")


def found_by_inspection(actor: Actor, round_: Round) -> QuerySet[Finding]:
    """Those that stand and are not the places' own shortcomings: what the inspection counts as problems found."""
    return findings_for(actor, round_).exclude(state=FindingState.WITHDRAWN).exclude(source="self_check")


def findings_at(actor: Actor, inspectee: Inspectee, item_code: str = "") -> QuerySet[Finding]:
    """Those of one inspectee, or of one item there, that stand."""
    rows = findings_for(actor, inspectee.unit.round).filter(inspectee=inspectee).exclude(state=FindingState.WITHDRAWN)
    return rows.filter(item_code=item_code) if item_code else rows


def finding_for(actor: Actor, public_id: str) -> Finding:
    """Raises Problem thing.not_found."""
    found = _visible(actor, known_inspectees(actor)).filter(public_id=public_id).first()
    if found is None:
        raise Problem("thing.not_found", what="这个问题")
    return found


def proof_for(actor: Actor, public_id: str) -> Proof:
    """Raises Problem thing.not_found."""
    known = _visible(actor, known_inspectees(actor)).order_by()
    found = Proof.objects.select_related("finding").filter(public_id=public_id, finding__in=known).first()
    if found is None:
        raise Problem("thing.not_found", what="这份佐证")
    return found


def transfer_for(actor: Actor, public_id: str) -> Transfer:
    """Raises Problem thing.not_found."""
    known = _visible(actor, known_inspectees(actor)).order_by()
    found = Transfer.objects.select_related("finding").filter(public_id=public_id, finding__in=known).first()
    if found is None:
        raise Problem("thing.not_found", what="这件移送")
    found.finding = finding_for(actor, found.finding.public_id)
    return found


def may(actor: Actor, act: str, finding: Finding) -> bool:
    """Whether a button is to be shown: asks the table of who, and whether the state allows the act."""
    if act in FINDING_TRANSITIONS and finding.state != FINDING_TRANSITIONS[act][0]:
        return False
    if act in ("add_proof", "escalate_finding") and finding.state not in OPEN_STATES:
        return False
    if act == "order_rectification" and not finding.number:
        return False
    return WHO[act](standing(actor, finding.inspectee))


def may_note_shortcoming(actor: Actor, inspectee: Inspectee) -> bool:
    """Whether the place may note what it found itself there."""
    return inspectee.unit.round.state == "opened" and WHO["note_shortcoming"](standing(actor, inspectee))


def earlier_findings(actor: Actor, finding: Finding) -> list[Finding]:
    """Findings of the same party under the same clause on an earlier day, in any round, that the actor may know of."""
    same = Finding.objects.filter(clause=finding.clause).exclude(state=FindingState.WITHDRAWN).exclude(number="")
    known = list(known_findings(actor).filter(id__in=same))
    by_code = {row.public_id: row for row in known}
    return [by_code[one.code] for one in earlier_of(_found(finding), _founds(known))]


def known_findings(actor: Actor) -> QuerySet[Finding]:
    """Findings of every round, as `findings_for`: in them a repetition is looked for, also across years."""
    return _visible(actor, known_inspectees(actor))


def repeated(findings: Iterable[Finding]) -> set[int]:
    """Ids of those that have an earlier one among all the findings given."""
    return repetitions((row.id, _found(row)) for row in findings if row.state != FindingState.WITHDRAWN)


def _founds(findings: Iterable[Finding]) -> list[Found]:
    return [_found(row) for row in findings]


def _found(finding: Finding) -> Found:
    inspectee = finding.inspectee
    on = finding.at.astimezone(clock.SHANGHAI).date()
    return Found(finding.public_id, party_of(inspectee.kind, inspectee.code), finding.clause, on)
