"""The day plan of a whole round: 6 teams, 12 units, 9 counties, 18 employers, 10 working days, proven.

Measured in seconds of CPU: the solver runs on one thread, and the figure is the same on a busy machine.
"""

import random
import time
from datetime import date, timedelta
from math import dist
from pathlib import Path

from bench.figure import Bench, Figure
from qingchen.inspection.itinerary.plan import Plan
from qingchen.inspection.itinerary.question import LEAD, Host, Person, Question, Stop, Team
from qingchen.inspection.itinerary.solving import plan

BEARABLE = 10.0
"""Seconds, from the issue."""
_UNITS, _COUNTIES, _DAYS = 12, 9, 10
_SKILLS = (frozenset({LEAD}), frozenset({"labour"}), frozenset({"dust", "enforcement"}), frozenset({"dust", "labour"}))


def _question(seed: int) -> Question:
    """Six teams of four; places lie within 200 minutes of the seat; some days are refused, some already inspected."""
    chance = random.Random(seed)
    days = tuple(date(2020, 7, 20) + timedelta(days=week + n) for week in (0, 7) for n in range(5))
    at, hosts, teams = {"seat": (0.0, 0.0)}, {}, []

    def host(code: str, escorts: int) -> None:
        refused = frozenset(chance.sample(days, 2))
        hosts[code] = Host(code, code, escorts, refused, frozenset(chance.sample(days, chance.randint(0, 1))))

    for number in range(1, 7):
        stops = []
        for unit in (2 * number - 1, 2 * number):
            code = f"unit{unit}"
            at[code] = (chance.uniform(-140, 140), chance.uniform(-140, 140))
            near = [f"employer{unit}-1", *([f"employer{unit}-2"] if unit % 2 else []), f"county{unit}"]
            at |= {one: (at[code][0] + chance.uniform(-40, 40), at[code][1] + chance.uniform(-40, 40)) for one in near}
            host(code, 3)
            stops.append(Stop(code, code, code, 240, frozenset({LEAD, "labour"})))
            stops += [Stop(one, one, code, 120, frozenset({"dust", "enforcement"})) for one in near[:-1]]
            if unit <= _COUNTIES:
                host(near[-1], 2)
                stops.append(Stop(near[-1], near[-1], near[-1], 180, frozenset({"dust"})))
        people = tuple(
            Person(f"{number}-{n}", f"{number}-{n}", skills, not_on=frozenset(chance.sample(days, 1)))
            for n, skills in enumerate(_SKILLS)
        )
        teams.append(Team(number, "seat", people, tuple(stops)))
    travel = {(here, there): round(dist(at[here], at[there])) for here in at for there in at if here != there}
    return Question(days, tuple(teams), hosts, travel, 450)


def _measure(scale: str, folder: Path) -> list[Figure]:
    slowest, stops = 0.0, 0
    for seed in (1,) if scale == "small" else (1, 2, 3):
        question = _question(seed)
        began = time.process_time()
        found = plan(question)
        slowest = max(slowest, time.process_time() - began)
        assert isinstance(found, Plan), found
        assert found.proven, found.levels
        stops = sum(len(team.stops) for team in question.teams)
    size = f"6 组、12 个检查对象、9 个县、18 户（{stops} 站），10 个工作日，逐级证明最优；单线程 CPU 秒，取最慢一题"
    bound = 1.0 if scale == "full" else None
    return [Figure("itinerary_planned", slowest, "s", "上限 10 秒", BEARABLE, bound, size)]


BENCH = Bench("行程", _measure)
