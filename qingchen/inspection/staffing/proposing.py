"""A composition by CP-SAT: nobody where one must not be, and of all that are allowed the one that changes least.

Who sits on a team stays where that may be; whoever must be found is found among those with the fewest days of other
inspections, then so that a team knows most. Solved to the end, so the same question has the same answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qingchen.inspection.plans import DUTIES
from qingchen.inspection.staffing.avoidance import reasons
from qingchen.inspection.staffing.people import HEALTH, Composition, Party, Seat, Sendable
from qingchen.standards.codes import code_list

_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """`sits` is empty where no composition is allowed: `wanting` then says what is missing. `why`: by username."""

    sits: Mapping[str, Seat]
    why: Mapping[str, str]
    wanting: tuple[str, ...] = ()


def propose(
    people: Sequence[Sendable], parties: Sequence[Party], now: Composition, least: int, customary: int
) -> Proposal:
    """Each team with a leader and somebody for occupational health, as many people as now.

    A team that has fewer than `least` gets `customary` people.
    """
    barred = {(one.username, party.number): reasons(one, party) for one in people for party in parties}
    sizes = {p.number: sum(team == p.number for team, _ in now.values()) for p in parties}
    sizes = {number: size if size >= least else customary for number, size in sizes.items()}
    wanting = _wanting(people, parties, barred, sizes)
    sits = {} if wanting else _solved(people, parties, barred, sizes, now)
    if not sits and not wanting:
        wanting = ["人数够，但回避、组长人选和职业健康专长互相牵制，排不出来。请在人员库里增加人选，或减少组数。"]
    return Proposal(sits, _why(people, barred, sits, now) if sits else {}, tuple(wanting))


def _solved(
    people: Sequence[Sendable],
    parties: Sequence[Party],
    barred: Mapping[tuple[str, int], list[str]],
    sizes: Mapping[int, int],
    now: Composition,
) -> dict[str, Seat]:
    from ortools.sat.python import cp_model

    from qingchen.inspection.itinerary.solver import FOUND, new_solver

    m = cp_model.CpModel()
    on = {key: m.new_bool_var("") for key, why in barred.items() if not why}
    leads = {(one.username, p.number): m.new_bool_var("") for one in people for p in parties if one.leads}
    known = []
    for one in people:
        m.add_at_most_one(on[key] for key in on if key[0] == one.username)
    for party in parties:
        own = {one.username: on[one.username, party.number] for one in people if (one.username, party.number) in on}
        m.add(sum(own.values()) == sizes[party.number])
        m.add_exactly_one(leads[key] for key in leads if key[1] == party.number)
        m.add_at_least_one(own[one.username] for one in people if one.username in own and HEALTH in one.skills)
        for skill in sorted({skill for one in people for skill in one.skills}):
            has = m.new_bool_var("")
            m.add(has <= sum(own[one.username] for one in people if one.username in own and skill in one.skills))
            known.append(has)
    for key, lead in leads.items():
        m.add_implication(lead, on[key]) if key in on else m.add(lead == 0)
    moved = [1 - on[name, team] if (name, team) in on else 1 for name, (team, _) in now.items()]
    demoted = [
        1 - leads[name, team] if (name, team) in leads else 1 for name, (team, d) in now.items() if d == "leader"
    ]
    busy = sum(one.busy_days * on[key] for one in people for key in on if key[0] == one.username)
    # One level never buys another: each weight is more than all below it can add up to.
    most_busy = 1 + sum(one.busy_days for one in people)
    below = len(known) + 1
    m.minimize(((sum(moved) + sum(demoted)) * most_busy + busy) * below - sum(known))
    solver = new_solver(_SECONDS)
    if solver.solve(m) not in FOUND:
        return {}
    leaders = {key for key, lead in leads.items() if solver.boolean_value(lead)}
    chosen = {
        party.number: [k[0] for k in on if k[1] == party.number and solver.boolean_value(on[k])] for party in parties
    }
    found: dict[str, Seat] = {}
    for number, names in chosen.items():
        rest = [name for name in names if (name, number) not in leaders]
        liaison = next((name for name in rest if now.get(name) == (number, "liaison")), rest[0] if rest else "")
        for name in names:
            duty = "leader" if (name, number) in leaders else "liaison" if name == liaison else "member"
            found[name] = (number, duty)
    return found


def _wanting(
    people: Sequence[Sendable],
    parties: Sequence[Party],
    barred: Mapping[tuple[str, int], list[str]],
    sizes: Mapping[int, int],
) -> list[str]:
    """What no composition can do, team by team, each with the reasons of those who may not."""
    told = []
    if len(people) < sum(sizes.values()):
        told.append(f"各组共要 {sum(sizes.values())} 人，人员库和现有成员只有 {len(people)} 人。")
    for party in parties:
        may = [one for one in people if not barred[one.username, party.number]]
        if len(may) < sizes[party.number]:
            told.append(f"第{party.number}组要 {sizes[party.number]} 人，不须回避的只有 {len(may)} 人。")
        for title, fits in (
            ("能任组长的人", [one for one in people if one.leads]),
            ("懂职业健康的人", [one for one in people if HEALTH in one.skills]),
        ):
            if not any(one in may for one in fits):
                why = [f"{one.name}（{'；'.join(barred[one.username, party.number])}）" for one in fits]
                told.append(f"第{party.number}组没有{title}{'：' + '、'.join(why) if why else ''}。")
    return told


def _why(
    people: Sequence[Sendable],
    barred: Mapping[tuple[str, int], list[str]],
    sits: Mapping[str, Seat],
    now: Composition,
) -> dict[str, str]:
    told = {}
    labels = code_list("inspection_skill")
    for one in people:
        seat, before = sits.get(one.username), now.get(one.username)
        if seat is None:
            said = "备用"
            if before is not None:
                why = "；".join(barred[one.username, before[0]])
                said = f"原在第{before[0]}组，改为备用" + (f"：{why}" if why else "")
        elif before is not None and before[0] == seat[0]:
            said = "留在原组" + (f"，改任{DUTIES[seat[1]]}" if before[1] != seat[1] else "")
        else:
            skills = "、".join(labels.label_of(skill) for skill in sorted(one.skills))
            said = f"{'补入' if before is None else f'由第{before[0]}组改到'}第{seat[0]}组"
            said += f"：{skills}" if skills else ""
            said += f"，其他任务 {one.busy_days} 天"
        told[one.username] = said
    return told
