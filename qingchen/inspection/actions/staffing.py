"""Seating the people of a round on its teams, before it begins."""

from collections.abc import Mapping

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.models import Member, MemberLimit, Round
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.plans import DUTIES
from qingchen.inspection.policies import check_round_planned
from qingchen.inspection.staffing.avoidance import reasons
from qingchen.inspection.staffing.faults import faults_of
from qingchen.inspection.staffing.people import Seat, Sendable
from qingchen.inspection.staffing.store import least_people, now_of, parties_of, people_of
from qingchen.problems import Problem
from qingchen.values.actor import Actor

_EMPLOYER_CODE = 18


@transaction.atomic
def assign_members(actor: Actor, round_: Round, wanted: Mapping[str, Seat]) -> int:
    """Seat everybody as `wanted` has it; who stands not in it is on no team. How many seats changed.

    Raises Problem team.not_ready with every fault of every team, thing.not_found, round.wrong_state.
    """
    check_permitted("assign_members", actor, province_standing(actor))
    round_ = Round.objects.select_for_update().get(id=round_.id)
    check_round_planned(round_, "assign_members")
    people, parties, now = people_of(round_), parties_of(round_), now_of(round_)
    numbers = {party.number for party in parties}
    if any(name not in people or team not in numbers or duty not in DUTIES for name, (team, duty) in wanted.items()):
        raise Problem("thing.not_found", what="这名人员或这个组")
    faults = faults_of(people, parties, wanted, least_people(round_))
    lines = tuple(line for told in faults.values() for line in told)
    if lines:
        raise Problem("team.not_ready", count=len(lines), lines=lines)
    changed = sum(wanted.get(name) != now.get(name) for name in people)
    if not changed:
        return 0
    MemberLimit.objects.filter(member__team__round=round_).delete()
    Member.objects.filter(team__round=round_).delete()
    users = {user.username: user for user in User.objects.filter(username__in=wanted)}
    by = User.objects.get(username=actor.username)
    for team in round_.teams.all():
        own = [name for name, (number, _) in wanted.items() if number == team.number]
        for position, name in enumerate(sorted(own, key=lambda one: wanted[one][1] != "leader")):
            member = Member.objects.create(team=team, user=users[name], duty=wanted[name][1], position=position)
            bind_to_relations(member, people[name], by)
    details = {
        "changed": changed,
        "teams": {f"{n}": sorted(k for k, s in wanted.items() if s[0] == n) for n in numbers},
    }
    record(actor, "assign_members", "round", round_.public_id, details=details)
    return changed


def bind_to_relations(member: Member, person: Sendable, by: User) -> None:
    """A step of acts: relations declared to single employers become what itinerary and draw heed."""
    for code, words in person.relations.items():
        if len(code) == _EMPLOYER_CODE:
            about = {"value": code, "reason": words[:200], "by": by, "at": clock.now()}
            MemberLimit.objects.create(member=member, kind="avoids", **about)


def check_teams_ready(round_: Round) -> None:
    """Before the round begins: each team has its leader, and nobody sits where one must not.

    Raises Problem team.not_ready.
    """
    people, parties, now = people_of(round_), parties_of(round_), now_of(round_)
    leaderless = [p.number for p in parties if (p.number, "leader") not in now.values()]
    lines = [f"第{number}组没有组长。" for number in leaderless]
    for party in parties:
        own = [people[name] for name, (team, _) in now.items() if team == party.number]
        lines += [f"第{party.number}组 {one.name}：{why}。" for one in own for why in reasons(one, party)]
    if lines:
        raise Problem("team.not_ready", count=len(lines), lines=tuple(lines))
