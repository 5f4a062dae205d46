"""A plan as stored: {"visits": [...], "levels": [["days", 4, 4], ...]}."""

import json
from datetime import date

from qingchen.inspection.itinerary.plan import Level, Plan, Visit


def to_json(plan: Plan) -> str:
    visits = [
        {
            "team": one.team,
            "stop": one.stop,
            "on": one.on.isoformat(),
            "begins": one.begins,
            "minutes": one.minutes,
            "travel": one.travel,
            "people": list(one.people),
            "with_other": one.with_other,
        }
        for one in plan.visits
    ]
    levels = [[one.name, one.value, one.bound] for one in plan.levels]
    return json.dumps({"visits": visits, "levels": levels}, ensure_ascii=False)


def from_json(text: str) -> Plan:
    data = json.loads(text)
    visits = tuple(
        Visit(**one | {"on": date.fromisoformat(one["on"]), "people": tuple(one["people"])}) for one in data["visits"]
    )
    return Plan(visits, tuple(Level(*one) for one in data["levels"]))
