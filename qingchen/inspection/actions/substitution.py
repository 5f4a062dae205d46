"""A member cannot go on while the round is open: another takes the seat, and everything that counts on it follows."""

from collections.abc import Container, Mapping

from django.db import transaction
from django.db.models import Max

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.actions.staffing import bind_to_relations
from qingchen.inspection.itinerary.models import MemberLimit, VisitDay
from qingchen.inspection.models import DrawnSubstitute, Member, Substitution, Team
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.policies import check_round_opened, check_team_working
from qingchen.inspection.staffing.drawn_inspectors import drawn_seats, label_of_person
from qingchen.inspection.staffing.store import least_people, now_of, parties_of, people_of
from qingchen.inspection.staffing.substitutes import Change, faults_after, followed
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role

NEXT, DIRECTED, REDRAW = "next", "directed", "redraw"


@transaction.atomic
def replace_member(
    actor: Actor,
    team: Team,
    outgoing: str,
    reason: str,
    *,
    incoming: str = "",
    successor: str = "",
    drawn: Mapping[str, str] | None = None,
) -> Substitution:
    """`outgoing` leaves the team, `incoming` comes (a username, or nobody); days still to come are theirs.

    successor   a member who takes over the duty; who comes then gets that one's
    drawn       by public id of a draw of inspectors in which the leaving one goes: next, directed or redraw; next where
                nothing is said, or a new draw where the order is at its end

    Raises Problem team.not_ready with every fault, team.no_reason, thing.not_found, round.wrong_state,
    sheet.wrong_state.
    """
    check_permitted("replace_member", actor, province_standing(actor))
    team = Team.objects.select_for_update(of=("self",)).select_related("round").get(id=team.id)
    check_round_opened(team.round, "replace_member")
    check_team_working(team.state, team.number, "replace_member")
    if not reason.strip():
        raise Problem("team.no_reason")
    people, now = people_of(team.round), now_of(team.round)
    known = [name for name in (incoming, successor) if name]
    if now.get(outgoing, (0, ""))[0] != team.number or any(name not in people for name in known):
        raise Problem("thing.not_found", what="这名人员")
    party = next(one for one in parties_of(team.round) if one.number == team.number)
    wanted = Change(team.number, outgoing, incoming, successor)
    lines = faults_after(wanted, people, party, now, least_people(team.round))
    lines += _cannot_sign_in(known)
    if lines:
        raise Problem("team.not_ready", count=len(lines), lines=tuple(lines))
    leaving = team.members.select_related("user").get(user__username=outgoing)
    seats = drawn_seats(leaving)
    users = {user.username: user for user in User.objects.filter(username__in=[*known, actor.username])}
    change = Substitution.objects.create(
        team=team,
        outgoing=leaving.user,
        duty=leaving.duty,
        position=leaving.position,
        incoming=users.get(incoming),
        successor=users.get(successor),
        reason=reason.strip()[:200],
        by=users[actor.username],
        at=clock.now(),
    )
    came = _seated(change, leaving)
    if came is not None:
        bind_to_relations(came, people[incoming], change.by)
    for seat in seats:
        how = (drawn or {}).get(seat.draw.public_id, NEXT)
        how = REDRAW if (how == NEXT and not seat.next_name) or (how == DIRECTED and came is None) else how
        named = {NEXT: seat.next_name, DIRECTED: label_of_person(came.user) if came else ""}.get(how, "")
        order = seat.next_order if how == NEXT else 0
        DrawnSubstitute.objects.create(
            substitution=change, draw=seat.draw, out_name=seat.name, in_name=named, how=how, order=order
        )
    _hand_over_days(team, wanted, people[incoming].relations if incoming else {})
    told = {"team": team.number, "outgoing": outgoing, "incoming": incoming, "successor": successor}
    record(actor, "replace_member", "team", team.public_id, details=told | {"reason": change.reason})
    return change


def _seated(change: Substitution, leaving: Member) -> Member | None:
    """The rows of who sits on the team now. A seat's number is never given again."""
    team, duty = change.team, leaving.duty
    used = [rows.aggregate(most=Max("position"))["most"] for rows in (team.members, team.substitutions)]
    MemberLimit.objects.filter(member=leaving).delete()
    leaving.delete()
    if change.successor:
        taking = team.members.get(user=change.successor)
        duty, taking.duty = taking.duty, duty
        taking.save(update_fields=["duty"])
    if change.incoming is None:
        return None
    position = 1 + max(place for place in used if place is not None)
    return Member.objects.create(team=team, user=change.incoming, duty=duty, position=position)


def _hand_over_days(team: Team, change: Change, avoids: Container[str]) -> None:
    """Days gone by stay with who was there. To those to come the other goes, but where that one must not be."""
    for day in VisitDay.objects.filter(inspectee__unit__team=team, on__gte=clock.today()).select_related("inspectee"):
        people = day.people.split(",")
        if change.outgoing in people:
            incoming = "" if day.inspectee.code in avoids else change.incoming
            day.people = ",".join(followed(people, change.outgoing, incoming, change.successor))
            day.save(update_fields=["people"])


def _cannot_sign_in(usernames: list[str]) -> list[str]:
    users = User.objects.filter(username__in=usernames)
    return [f"{user.name}的账号已停用或不是检查人员账号，不能参加检查。" for user in users if not _inspects(user)]


def _inspects(user: User) -> bool:
    return user.is_active and Role(user.role) is Role.INSPECTOR
