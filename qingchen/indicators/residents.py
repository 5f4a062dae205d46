"""Townships and villages by the patients who live there, and the rehabilitation places that they have.

The threshold is one of residents (常住), not of registered households nor of where a case was reported.
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.patients import FOLLOWED, living
from qingchen.indicators.places import TOWNSHIP, VILLAGE, at, number_by_place
from qingchen.indicators.rules_in_force import number_in_force
from qingchen.registers.place import within

STATIONS = ("station_no", "station_kind", "division", "state")
READS = {**FOLLOWED, "rehabilitation_stations": STATIONS}
LEVELS = {"station": (TOWNSHIP, "rehabilitation_station_patients"), "point": (VILLAGE, "rehabilitation_point_patients")}


def residents(facts: Facts, kind: str) -> ir.Table:
    """One row a township (kind station) or village (point) with living residents: `people`, `reached`, `name`
    (its code: whoever shows it knows the name)."""
    width, rule = LEVELS[kind]
    people = at(living(facts).drop("division"), "resident_division")
    places = number_by_place(people.filter(people.division.length() >= width), width).rename(people="number")
    seen = places.filter(within(places.division, facts.within)).mutate(name=places.division)
    return seen.mutate(reached=seen.people >= number_in_force(rule, facts.about))


def places_reached(facts: Facts) -> ir.Table:
    """Every township and village over its threshold, with `provided`: a station or point built or planned there."""
    register = facts.table("rehabilitation_stations")
    open_ = at(register.filter(register.state.isin(["running", "building", "planned"])))
    parts = []
    for kind, (width, _) in LEVELS.items():
        places = residents(facts, kind)
        places = places.filter(places.reached)
        mine = open_.filter(open_.station_kind == kind)
        joined = places.left_join(number_by_place(mine, width), "division").drop("division_right")
        parts.append(joined.select("division", "name", provided=(joined.number > 0).fill_null(False)))
    return ibis.union(*parts)
