"""The plan by CP-SAT: level after level made smallest, each with its proof, the earlier ones held."""

from ortools.sat.python import cp_model

from qingchen.inspection.itinerary.loosening import what_to_loosen
from qingchen.inspection.itinerary.model import Model, build
from qingchen.inspection.itinerary.plan import LEVELS, Level, NoPlan, Plan, Visit
from qingchen.inspection.itinerary.question import Question, apart
from qingchen.inspection.itinerary.solver import FOUND, new_solver

SECONDS_A_LEVEL = 10.0


class OutOfTime(Exception):
    """Not even one plan was found in the time given, nor that there is none."""


def plan(question: Question, seconds_a_level: float = SECONDS_A_LEVEL) -> Plan | NoPlan:
    """The plan of all teams, or what stands in the way of those that cannot be planned.

    The same question gives the same plan, unless time runs out: then `levels` shows the gap. Raises OutOfTime and
    legs.TooManyLegs.
    """
    found = [_part(part, seconds_a_level) for part in apart(question)]
    missing = [one for one in found if isinstance(one, NoPlan)]
    if missing:
        return (
            missing[0]
            if len(missing) == 1
            else NoPlan(
                tuple(number for one in missing for number in one.teams),
                tuple(loosening for one in missing for loosening in one.alone),
                tuple(loosening for one in missing for loosening in one.together),
            )
        )
    plans = [one for one in found if isinstance(one, Plan)]
    visits = sorted((visit for one in plans for visit in one.visits), key=lambda v: (v.team, v.on, v.begins))
    levels = (_sum(name, [one.levels[i] for one in plans]) for i, (name, _, _) in enumerate(LEVELS))
    return Plan(tuple(visits), tuple(levels))


def _sum(name: str, levels: list[Level]) -> Level:
    """Of parts that share nothing: values and bounds add up; the heaviest load is the greatest."""
    total = max if name == "heaviest" else sum
    return Level(name, total([one.value for one in levels] or [0]), total([one.bound for one in levels] or [0]))


def _part(question: Question, seconds: float) -> Plan | NoPlan:
    model = build(question)
    m = model.solver_model
    levels: list[Level] = []
    costs: dict[str, int] = {}
    visits: tuple[Visit, ...] = ()
    for name, _, _ in LEVELS:
        m.minimize(model.costs[name])
        solver = new_solver(seconds)
        status = solver.solve(m)
        if status == cp_model.INFEASIBLE:
            assert not levels, "a plan that was found stays one"
            return what_to_loosen(question)
        if status in FOUND:
            costs = {level: solver.value(cost) for level, cost in model.costs.items()}
            visits = _visits(model, solver)
            m.clear_hints()
            _hint(model, solver)
        if not costs:
            raise OutOfTime(question)
        # Where time ran out without a better plan, the one before stands with the gap that is known.
        levels.append(Level(name, costs[name], max(0, round(solver.best_objective_bound))))
        m.add(model.costs[name] <= costs[name])
    return Plan(visits, tuple(levels))


def _hint(model: Model, solver: cp_model.CpSolver) -> None:
    """Begin the next level from this plan."""
    chosen = [one for legs in model.legs.values() for _, one in legs]
    for variable in (*chosen, *model.sets.values(), *model.goes.values()):
        model.solver_model.add_hint(variable, solver.value(variable))


def _visits(model: Model, solver: cp_model.CpSolver) -> tuple[Visit, ...]:
    """The stops in the order in which they are made; each begins as early as its day allows."""
    question, visits = model.question, []
    for team in question.teams:
        stops = {stop.code: stop for stop in team.stops}
        days = {held: d for (number, held, d), on in model.sets.items() if number == team.number and solver.value(on)}
        for leg in (leg for leg, one in model.legs[team.number] if solver.value(one)):
            day, clock, here = days[leg.stops], 0, leg.before or team.seat
            on = question.days[day]
            people = tuple(p.username for p in team.people if solver.value(model.goes[p.username, team.number, day]))
            for there in leg.order:
                way, stop = question.minutes_between(here, there), stops[there]
                merged = on in question.hosts[stop.host].other_on
                begins = clock + (0 if here == team.seat else way)
                visits.append(Visit(team.number, there, on, begins, stop.minutes, way, people, merged))
                here, clock = there, begins + stop.minutes
    return tuple(visits)
