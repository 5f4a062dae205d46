"""One member leaves a team while the round is open: who sits where afterwards, and who could come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qingchen.inspection.plans import DUTIES
from qingchen.inspection.staffing.avoidance import reasons
from qingchen.inspection.staffing.faults import faults_of
from qingchen.inspection.staffing.people import Composition, Party, Seat, Sendable
from qingchen.standards.codes import code_list


@dataclass(frozen=True, slots=True)
class Change:
    """`outgoing` leaves. `incoming` comes, or nobody (empty). `successor`: a member who takes over the duty."""

    team: int
    outgoing: str
    incoming: str = ""
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who could come: what stands in the way, and which skills the team would be without."""

    person: Sendable
    faults: tuple[str, ...]
    lost: tuple[str, ...]


def seats_after(change: Change, now: Composition) -> dict[str, Seat]:
    """Who comes takes the duty of who left, or of the successor where one took that over."""
    seats = dict(now)
    duty = seats.pop(change.outgoing)[1]
    if change.successor:
        duty, seats[change.successor] = seats[change.successor][1], (change.team, duty)
    if change.incoming:
        seats[change.incoming] = (change.team, duty)
    return seats


def faults_after(
    change: Change, people: Mapping[str, Sendable], party: Party, now: Composition, least: int
) -> list[str]:
    """Sentences; none where the team can go on so."""
    told = []
    elsewhere = now.get(change.incoming)
    if elsewhere is not None:
        told.append(f"{people[change.incoming].name}已在第{elsewhere[0]}组，一个人只在一个组。")
    if change.successor and (
        now.get(change.successor, (0, ""))[0] != party.number or change.successor == change.outgoing
    ):
        told.append("接任的人要是本组留下的成员。")
    if told:
        return told
    seats = seats_after(change, now)
    leader = next((name for name, seat in seats.items() if seat == (party.number, "leader")), "")
    if leader and not people[leader].leads:
        told.append(f"{people[leader].name}没有列为能任组长，不能签发报告。请另选，或先在人员库里写明能任组长。")
    return told + faults_of(people, [party], seats, least)[party.number]


def skills_lost(change: Change, people: Mapping[str, Sendable], now: Composition) -> list[str]:
    """What nobody on the team knows any more."""
    labels = code_list("inspection_skill")
    held = [_skills(people, seats, change.team) for seats in (now, seats_after(change, now))]
    return [labels.label_of(skill) for skill in sorted(held[0] - held[1])]


def candidates(
    outgoing: str, people: Mapping[str, Sendable], party: Party, now: Composition, least: int
) -> list[Candidate]:
    """Everybody on no team; who may come first, of those who keeps most skills, then who has fewest other days."""
    found = []
    for name, person in people.items():
        if name in now:
            continue
        change = Change(party.number, outgoing, name)
        why = faults_after(change, people, party, now, least)
        found.append(Candidate(person, tuple(why), tuple(skills_lost(change, people, now))))
    return sorted(found, key=lambda one: (len(one.faults), len(one.lost), one.person.busy_days, one.person.username))


def successors(outgoing: str, people: Mapping[str, Sendable], party: Party, now: Composition) -> list[Sendable]:
    """Members who could take over the duty: a leader's who may lead, a liaison's anybody but the leader."""
    duty = now[outgoing][1]
    own = [name for name, (team, held) in now.items() if team == party.number and name != outgoing and held != "leader"]
    if duty == "member":
        return []
    return [people[name] for name in own if duty != "leader" or people[name].leads]


def followed(going: Sequence[str], outgoing: str, incoming: str, successor: str) -> list[str]:
    """Who goes to a place to which these went: whoever took over the duty, else whoever came, else one fewer."""
    taking = successor if successor and successor not in going else incoming
    return [name for name in (taking if one == outgoing else one for one in going) if name]


def words(duty: str, outgoing: str, incoming: str, successor: str) -> str:
    """组长张三因故退出，李四接任组长，王五补入。"""
    rest = [f"{successor}接任{DUTIES[duty]}"] if successor else []
    if incoming:
        rest.append(f"{incoming}补入" if successor else f"由{incoming}接替")
    return f"{DUTIES[duty]}{outgoing}退出，{'，'.join(rest) if rest else '不补人'}"


def barred(person: Sendable, parties: Sequence[Party]) -> list[str]:
    """Team by team, what the person must avoid."""
    return [f"第{party.number}组：{why}" for party in parties for why in reasons(person, party)]


def _skills(people: Mapping[str, Sendable], seats: Composition, team: int) -> set[str]:
    return {skill for name, (number, _) in seats.items() if number == team for skill in people[name].skills}
