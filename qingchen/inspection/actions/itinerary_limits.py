"""What an itinerary must heed: inspections by others at a place; skills, absences and avoidance of members."""

from datetime import date

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.itinerary.models import MemberLimit, OtherInspection
from qingchen.inspection.models import Inspectee, Member
from qingchen.inspection.permissions import check_permitted
from qingchen.inspection.policies import check_round_opened
from qingchen.inspection.store import standing, team_standing
from qingchen.problems import Problem
from qingchen.standards.codes import code_list
from qingchen.values.actor import Actor

_LONGEST_DAYS = 60


@transaction.atomic
def note_other_inspection(
    actor: Actor, inspectee: Inspectee, agency: str, title: str, first_on: date, last_on: date
) -> OtherInspection:
    """Another inspection of this place in these days: ours is planned onto one of them where that can be.

    Raises Problem other_inspection.faulty.
    """
    check_permitted("note_other_inspection", actor, standing(actor, inspectee))
    check_round_opened(inspectee.unit.round, "note_other_inspection")
    why = "没有写检查单位或名称" if not (agency.strip() and title.strip()) else ""
    if last_on < first_on or (last_on - first_on).days > _LONGEST_DAYS:
        why = f"起止日期不对（{first_on} 至 {last_on}）"
    if why:
        raise Problem("other_inspection.faulty", why=why)
    other = OtherInspection.objects.create(
        inspectee=inspectee,
        agency=agency.strip()[:100],
        title=title.strip()[:200],
        first_on=first_on,
        last_on=last_on,
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    details = {"agency": other.agency, "first_on": first_on.isoformat(), "last_on": last_on.isoformat()}
    region = inspectee.unit.code
    record(actor, "note_other_inspection", "other_inspection", other.public_id, region=region, details=details)
    return other


@transaction.atomic
def note_member_limit(actor: Actor, member: Member, kind: str, value: str, reason: str) -> MemberLimit:
    """A skill that a member holds, a day of absence, or a place that the member avoids.

    Raises Problem member_limit.faulty.
    """
    team = member.team
    check_permitted("note_member_limit", actor, team_standing(actor, team))
    check_round_opened(team.round, "note_member_limit")
    why = _fault(member, kind, value) or ("" if reason.strip() else "没有写原因")
    if why:
        raise Problem("member_limit.faulty", why=why)
    limit, created = MemberLimit.objects.get_or_create(
        member=member,
        kind=kind,
        value=value,
        defaults={"reason": reason.strip()[:200], "by": User.objects.get(username=actor.username), "at": clock.now()},
    )
    if created:
        details = {"member": member.user.username, "kind": kind, "value": value}
        record(actor, "note_member_limit", "team", team.public_id, details=details)
    return limit


def _fault(member: Member, kind: str, value: str) -> str:
    match kind:
        case "skill":
            return "" if value in code_list("inspection_skill") else f"不认识的专长“{value}”"
        case "absent":
            try:
                date.fromisoformat(value)
            except ValueError:
                return f"“{value}”不是日期"
            return ""
        case "avoids":
            known = Inspectee.objects.filter(unit__team=member.team, released_at__isnull=False, code=value)
            return "" if known.exists() else f"本组没有受检点“{value}”"
        case _:
            return f"不认识的类别“{kind}”"
