"""The people of a round by team, as they sit, as they are proposed, or as somebody has just put them."""

from collections.abc import Mapping
from typing import Any

from qingchen.inspection.models import Round, Substitution
from qingchen.inspection.plans import DUTIES
from qingchen.inspection.staffing.avoidance import reasons
from qingchen.inspection.staffing.faults import faults_of, hints_of
from qingchen.inspection.staffing.people import Seat, Sendable
from qingchen.inspection.staffing.proposing import Proposal
from qingchen.inspection.staffing.store import least_people, now_of, parties_of, people_of
from qingchen.inspection.staffing.terms import change_words, drawn_words, substitutions_of
from qingchen.inspection.states import RoundState, TeamState
from qingchen.standards import divisions
from qingchen.standards.codes import code_list


def page(one: Round, sits: Mapping[str, Seat] | None = None, proposal: Proposal | None = None) -> dict[str, Any]:
    """`sits` None: as they sit now, or as the proposal has them."""
    people, parties, now = people_of(one), parties_of(one), now_of(one)
    if sits is None:
        sits = proposal.sits if proposal and proposal.sits else now
    faults, hints = faults_of(people, parties, sits, least_people(one)), hints_of(people, parties, sits)
    why = proposal.why if proposal else {}
    units = {team.number: [unit.name for unit in team.units.all()] for team in one.teams.prefetch_related("units")}
    avoids = {
        name: [f"第{party.number}组：{said}" for party in parties for said in reasons(person, party)]
        for name, person in people.items()
    }
    rows = {name: _row(person, sits.get(name), now.get(name), avoids[name], why) for name, person in people.items()}
    history = substitutions_of(one)
    for change in history:
        for user in filter(None, (change.incoming, change.successor)):
            rows[user.username]["since"] = change.at
    return {
        "one": one,
        "planned": one.state == RoundState.PLANNED,
        "opened": one.state == RoundState.OPENED,
        "closed": [team.number for team in one.teams.all() if team.state != TeamState.WORKING],
        "changes": [_change(change) for change in reversed(history)],
        "skills": [entry for entry in code_list("inspection_skill").entries if entry.code != "lead"],
        "teams": [
            {
                "number": party.number,
                "units": "、".join(units[party.number]),
                "people": _in_order([rows[name] for name, seat in sits.items() if seat[0] == party.number]),
                "faults": faults[party.number],
                "hints": hints[party.number],
            }
            for party in parties
        ],
        "standing_by": [row for name, row in rows.items() if name not in sits],
        "numbers": [party.number for party in parties],
        "duties": list(DUTIES.items()),
        "moved": sum(row["moved"] for row in rows.values()),
        "fault_count": sum(map(len, faults.values())),
        "proposal": proposal,
    }


def _row(
    person: Sendable, seat: Seat | None, before: Seat | None, avoids: list[str], why: Mapping[str, str]
) -> dict[str, Any]:
    labels = code_list("inspection_skill")
    return {
        "username": person.username,
        "name": person.name,
        "agency": person.agency,
        "post": person.post,
        "skills": "、".join(labels.label_of(skill) for skill in sorted(person.skills)),
        "leads": person.leads,
        "home": divisions.name_of(person.home) if person.home else "",
        "busy_days": person.busy_days,
        "avoids": avoids,
        "team": seat[0] if seat else 0,
        "duty": seat[1] if seat else "member",
        "moved": seat != before,
        "why": why.get(person.username, ""),
    }


def _change(change: Substitution) -> dict[str, Any]:
    return {
        "at": change.at,
        "team": change.team.number,
        "words": change_words(change),
        "reason": change.reason,
        "drawn": [drawn_words(one) for one in change.drawn.all()],
        "by": change.by.name,
    }


def _in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    order = list(DUTIES)
    return sorted(rows, key=lambda row: order.index(row["duty"]))
