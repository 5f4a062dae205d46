"""Where the answers of one place stand: its counties and townships by name, its targets, its luck."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from qingchen.inspection.plans import Campaign, UnitPlan
from qingchen.sample.world import Counted, EmployerFacts, PlaceFacts, World
from qingchen.standards import divisions
from qingchen.values.rate import Rate


@dataclass(frozen=True)
class Setting:
    """counties, townships   names; a place of county level has itself as its only county

    targets         by indicator name, 0 to 1
    counted         what the place's ledgers give, by indicator name
    density         patients a township, the same for a unit and its county
    zero_counties   names of the counties without any enforcement; `unpunished_counties` of those without a penalty
    recounts        whether the team recounts a sample instead of taking the whole
    shrinks         of a place that claims too much: it cuts the denominator
    """

    place: PlaceFacts
    unit: UnitPlan
    random: Random
    counties: tuple[str, ...]
    townships: tuple[str, ...]
    targets: Mapping[str, Fraction]
    density: float
    zero_counties: tuple[str, ...] = ()
    unpunished_counties: tuple[str, ...] = ()
    recounts: bool = False
    shrinks: bool = False
    counted: Counted = field(default_factory=dict)

    @property
    def papers_of(self) -> str:
        """Whose papers they are, as file names begin: 通化市, of a county 通化市集安市."""
        return self.place.name if self.place.code == self.unit.code else f"{self.unit.name}{self.place.name}"

    @property
    def county_level(self) -> bool:
        return len(self.counties) == 1

    @property
    def zero_enforcement(self) -> bool:
        return self.county_level and bool(self.zero_counties)

    @property
    def below(self) -> tuple[str, ...]:
        """Names of the level below, of which a deficiency is told."""
        return self.townships if self.county_level else self.counties

    def employers(self, how_many: int) -> tuple[EmployerFacts, ...]:
        known = self.place.employers
        return tuple(self.random.sample(known, min(how_many, len(known))))


def visit_days(campaign: Campaign, unit: str) -> tuple[date, date]:
    """First and last day of the team at a unit: its first unit until Thursday, its second from Monday on."""
    start = campaign.round.window_from
    second = campaign.team_of(unit).units.index(unit)
    return (start + timedelta(days=6), start + timedelta(days=7)) if second else (start, start + timedelta(days=2))


def settings(world: World, campaign: Campaign, seed: int) -> list[Setting]:
    """One for each place of the world, in its order."""
    random = Random(f"{seed}-answers")
    codes = list(world.places)
    unit_of = {county: unit for unit, county in world.county_of.items() if county}
    visited = sorted(unit_of)
    chosen = random.choice(visited) if visited else ""
    zeros = _counted_ones(world, "zero_enforcement_county_count") if world.counted else {chosen} - {""}
    unpunished = _counted_ones(world, "zero_penalty_county_count")
    recounting = set(random.sample(codes, -(-len(codes) // 3)))
    boastful = sorted(code for code, place in world.places.items() if place.claims_too_much)
    shrinking = random.choice(boastful) if boastful else ""
    on = campaign.round.window_from
    found = []
    for code, place in world.places.items():
        unit = campaign.unit_by_code[unit_of.get(code, code)]
        counties = [code] if code in unit_of else [county.code for county in unit.counties(on)]
        wholly = list(unit.area.includes) if not counties else []
        own = counties or [code]
        found.append(
            Setting(
                place=place,
                unit=unit,
                random=Random(f"{seed}-{code}"),
                counties=tuple(map(divisions.name_of, counties)) if len(counties) > 1 else (place.name,),
                townships=_townships(counties, on) or tuple(map(_zone, wholly)),
                targets=_targets(campaign, unit.code, on, place),
                density=Random(f"{seed}-{unit.code}-density").uniform(5, 14),
                zero_counties=_names(zeros.intersection(own), place.name),
                unpunished_counties=_names(unpunished.intersection(own), place.name),
                recounts=code in recounting,
                shrinks=code == shrinking,
                counted=world.counted.get(code, {}),
            )
        )
    return found


def _counted_ones(world: World, indicator: str) -> set[str]:
    """Codes of the counties, and of units that are one, which the indicator counts."""
    held = {code: rates[indicator] for code, rates in world.counted.items() if indicator in rates}
    return {code for code, rate in held.items() if rate == Rate(1, 1)}


def _names(codes: set[str], own: str) -> tuple[str, ...]:
    return tuple(divisions.name_of(code) if code.isdigit() else own for code in sorted(codes))


def _townships(counties: list[str], on: date) -> tuple[str, ...]:
    towns = (town for county in counties for town in divisions.townships(county, on) if not town.stat_only)
    return tuple(dict.fromkeys(town.name for town in towns))


def _zone(code: str) -> str:
    """池北区, of a zone that the tables know as a special township."""
    return divisions.name_of(code).removeprefix("长白山保护开发区").removesuffix("特殊乡镇")


def _targets(campaign: Campaign, unit: str, on: date, place: PlaceFacts) -> dict[str, Fraction]:
    plans = {name: campaign.target(name, unit, on) for name in place.rates}
    return {name: plan.value for name, plan in plans.items() if plan}
