"""One drawn employer as the team meets it: its posts, its drawn persons, the hour of the visit."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from qingchen.inspection.answer_types import Row, WhenWhere
from qingchen.inspection.plans import Campaign
from qingchen.sample.answers.setting import visit_days
from qingchen.sample.world import Counted, EmployerFacts, World

_POSTS = {
    "coal_mine": ("掘进工作面", "采煤工作面", "皮带转载点", "选煤筛分", "地面装车"),
    "non_coal_mine": ("凿岩工作面", "破碎岗位", "筛分岗位", "皮带运输", "装载岗位"),
    "metallurgy": ("配料岗位", "烧结机尾", "出铁场", "原料破碎", "清砂岗位"),
    "building_materials": ("破碎岗位", "球磨岗位", "配料岗位", "成型岗位", "包装岗位"),
    "other": ("投料岗位", "打磨岗位", "抛光岗位", "清扫岗位", "包装岗位"),
}
_NEAR = {
    "2201": (125.3, 43.9),
    "2202": (126.5, 43.8),
    "2203": (124.4, 43.2),
    "2204": (125.1, 42.9),
    "2205": (125.9, 41.7),
    "2206": (126.4, 41.9),
    "2207": (124.8, 45.1),
    "2208": (122.8, 45.6),
    "2224": (129.5, 42.9),
}
"""Rough longitude and latitude of the prefectures."""
DRAWN_PERSONS = 12


@dataclass(frozen=True)
class Workshop:
    facts: EmployerFacts
    random: Random
    posts: tuple[str, ...]
    persons: tuple[str, ...]
    visit: WhenWhere
    zero_enforcement: bool
    counted: Counted = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.facts.code

    def held(self, subjects: tuple[str, ...], holding: float, notes: tuple[str, ...]) -> tuple[Row, ...]:
        """A row a subject; a share `holding` of them holds (0 to 1), the others have one of the notes."""
        failing = set(self.random.sample(range(len(subjects)), round(len(subjects) * (1 - holding))))
        return tuple(
            Row(one, at not in failing, self.random.choice(notes) if at in failing else "")
            for at, one in enumerate(subjects)
        )


def workshops(world: World, campaign: Campaign, seed: int, zero_counties: set[str]) -> list[Workshop]:
    """Every employer that was drawn; `zero_counties` are codes."""
    found = []
    for unit, drawn in world.drawn.items():
        days = visit_days(campaign, unit)
        for number, facts in enumerate(drawn):
            random = Random(f"{seed}-{facts.code}")
            posts = _posts(facts)
            day = days[(number + 1) % 2]
            found.append(
                Workshop(
                    facts=facts,
                    random=random,
                    posts=posts,
                    persons=tuple(
                        f"抽样第{n}号（{random.choice(posts)}）"
                        for n in range(1, min(DRAWN_PERSONS, facts.workers_dust_exposed) + 1)
                    ),
                    visit=_visit(facts, random, datetime(day.year, day.month, day.day)),
                    zero_enforcement=facts.division[:6] in zero_counties,
                    counted=world.counted.get(facts.code, {}),
                )
            )
    return found


def _posts(facts: EmployerFacts) -> tuple[str, ...]:
    kinds = _POSTS[facts.key_industry]
    count = max(2, facts.positions_measured)
    return tuple(
        kinds[n] if n < len(kinds) else f"{kinds[n % len(kinds)]}（{n // len(kinds) + 1}号）" for n in range(count)
    )


def _visit(facts: EmployerFacts, random: Random, day: datetime) -> WhenWhere:
    arrived = day + timedelta(hours=random.choice((8, 9, 13)), minutes=random.randint(5, 55))
    left = arrived + timedelta(minutes=random.randint(95, 210))
    east, north = _NEAR.get(facts.division[:4], (126.0, 43.5))
    place = f"{facts.name}{random.choice(('厂区东门', '厂区南门', '办公楼前', '原料场入口'))}"
    return WhenWhere(arrived, left, place, _degrees(east, random), _degrees(north, random))


def _degrees(near: float, random: Random) -> Decimal:
    # The last digit is never nought: figures are kept without trailing zeros.
    return Decimal(round(near * 10000) + random.randint(-300, 300) * 10 + random.randint(1, 9)) / 10000
