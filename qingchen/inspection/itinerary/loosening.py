"""Which constraint to loosen where no plan fits: each is let go in turn and the least amount computed."""

from dataclasses import replace

from qingchen.inspection.itinerary.model import Key, build, constraints_of
from qingchen.inspection.itinerary.plan import Loosening, NoPlan
from qingchen.inspection.itinerary.question import Question
from qingchen.inspection.itinerary.solver import FOUND, new_solver

_SECONDS = 5.0
_STEP = 15
"""Minutes: longer days are looked for in quarters of an hour."""


def what_to_loosen(question: Question) -> NoPlan:
    """The constraints that would each suffice; where none does, a smallest set that does together."""
    teams, keys = tuple(team.number for team in question.teams), list(constraints_of(question))
    alone = [loosening for key in keys for loosening in _least(question, frozenset({key}))]
    alone += _longer_day(question, frozenset())
    return NoPlan(teams, tuple(alone), () if alone else tuple(_together(question, frozenset(keys))))


def _together(question: Question, keys: frozenset[Key]) -> list[Loosening]:
    if found := _fewest(question, keys):
        return found
    longer = _longer_day(question, keys)
    if not longer:
        return []
    days = replace(question, minutes_a_day=question.minutes_a_day + longer[0].amount)
    return [*longer, *_fewest(days, keys)]


def _least(question: Question, loose: frozenset[Key]) -> list[Loosening]:
    """The least by which these must give, empty where that does not help."""
    model = build(question, loose)
    if not model.give:
        return []
    model.solver_model.minimize(sum(model.give.values()))
    solver = new_solver(_SECONDS)
    if solver.solve(model.solver_model) not in FOUND:
        return []
    return [Loosening(*key, solver.value(give)) for key, give in model.give.items() if solver.value(give)]


def _longer_day(question: Question, loose: frozenset[Key]) -> list[Loosening]:
    """The least by which every day would have to be longer: halved until it is found, as more never fits less."""
    least, most = 0, -(-(question.most_minutes_a_day - question.minutes_a_day) // _STEP)
    if most <= 0 or not _fits(question, loose, most):
        return []
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (least, middle) if _fits(question, loose, middle) else (middle, most)
    return [Loosening("hours", "", most * _STEP)]


def _fits(question: Question, loose: frozenset[Key], steps: int) -> bool:
    longer = replace(question, minutes_a_day=question.minutes_a_day + steps * _STEP)
    return new_solver(_SECONDS).solve(build(longer, loose).solver_model) in FOUND


def _fewest(question: Question, loose: frozenset[Key]) -> list[Loosening]:
    """Let everything go: as few constraints as can be, then as little of them as can be."""
    model = build(question, loose)
    m, used = model.solver_model, []
    for key, give in model.give.items():
        broken = m.new_bool_var("")
        m.add(give == 0).only_enforce_if(~broken)
        used.append((key, broken))
    m.minimize(sum(broken for _, broken in used))
    solver = new_solver(_SECONDS)
    if solver.solve(m) not in FOUND:
        return []
    return _least(question, frozenset(key for key, broken in used if solver.value(broken)))
