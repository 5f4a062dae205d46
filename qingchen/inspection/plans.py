"""A campaign as its folder tells it, frozen: round, units, teams, officers, targets, forms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from qingchen.inspection.form import Form
from qingchen.standards import divisions
from qingchen.values.actor import Role
from qingchen.values.region import EVERYWHERE, NOWHERE, Area

EVERY_UNIT = "*"
SEAT = "seat"
"""Where teams set out from: the province's seat, in `travel.csv`."""
DUTIES = {"leader": "组长", "member": "组员", "liaison": "联络员"}


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """The round as the notice sets it. `forms_of_inspection`, `methods` and `fields` are codes of `standards`.

    window_until, self_check_due_on and report_due_on are the last days allowed (included).
    """

    number: int
    title: str
    document_no: str
    notice_title: str
    issued_on: date
    issuer: str
    sealed_by: str
    window_from: date
    window_until: date
    self_check_due_on: date
    report_due_on: date
    forms_of_inspection: tuple[str, ...]
    methods: tuple[str, ...]
    fields: tuple[str, ...]
    employers_per_unit: int
    footer: str


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """An inspection unit (检查对象): `changchun`, 长春市, 长春市, its office, `2201` less `220184`."""

    code: str
    name: str
    full_name: str
    office: str
    area: Area

    def counties(self, on: date) -> list[divisions.Division]:
        """The counties of which it consists on a day; none for a unit below county level (长白山)."""
        provinces = sorted({code[:2] for code in self.area.includes})
        return [county for code in provinces for county in divisions.counties(code, on) if county.code in self.area]

    def divided(self, on: date) -> bool:
        """Whether one of its counties is visited besides itself: true for prefectures."""
        return len(self.counties(on)) > 1


@dataclass(frozen=True, slots=True)
class MemberPlan:
    """A person on a team; `duty` is leader, member or liaison."""

    username: str
    name: str
    agency: str
    post: str
    duty: str

    @property
    def duty_title(self) -> str:
        return DUTIES[self.duty]


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """An inspection team (检查组) and the codes of its units."""

    number: int
    units: tuple[str, ...]
    members: tuple[MemberPlan, ...]

    @property
    def leader(self) -> MemberPlan:
        return next(member for member in self.members if member.duty == "leader")


@dataclass(frozen=True, slots=True)
class OfficerPlan:
    """A person of the provincial office, of a unit, or the security auditor. `unit` is empty but for a unit's."""

    username: str
    name: str
    role: Role
    unit: str
    agency: str
    post: str


@dataclass(frozen=True, slots=True)
class PoolPlan:
    """A person who can be sent (see staffing.people.Sendable): `skills` are codes, `relations` code and words."""

    username: str
    name: str
    agency: str
    post: str
    skills: tuple[str, ...]
    leads: bool
    home: str
    relations: tuple[tuple[str, str], ...]
    busy_days: int


@dataclass(frozen=True, slots=True)
class TargetPlan:
    """What an indicator must reach from a day on, 0 to 1; `unit` is `*` for the province's value."""

    unit: str
    indicator: str
    value: Fraction
    from_: date
    source: str


@dataclass(frozen=True)
class Campaign:
    """A campaign folder that was found without fault. `forms` by code (`form1`); `travel`: minutes, both ways."""

    folder: Path
    code: str
    title: str
    province: str
    round: RoundPlan
    units: tuple[UnitPlan, ...]
    teams: tuple[TeamPlan, ...]
    officers: tuple[OfficerPlan, ...]
    targets: tuple[TargetPlan, ...]
    forms: Mapping[str, Form]
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)
    pool: tuple[PoolPlan, ...] = ()

    @cached_property
    def unit_by_code(self) -> dict[str, UnitPlan]:
        return {unit.code: unit for unit in self.units}

    def unit_at(self, division: str) -> UnitPlan | None:
        """The unit in which a division lies; None outside the province."""
        return next((unit for unit in self.units if division in unit.area), None)

    def team_of(self, unit_code: str) -> TeamPlan:
        return next(team for team in self.teams if unit_code in team.units)

    def area_of(self, officer: OfficerPlan) -> Area:
        """What an officer's account sees of the registers."""
        if officer.role is Role.PLACE:
            return self.unit_by_code[officer.unit].area
        return EVERYWHERE if officer.role is Role.PROVINCE else NOWHERE

    def target(self, indicator: str, unit_code: str, on: date) -> TargetPlan | None:
        """The unit's own letter of responsibility, else the province's value; None where neither says anything."""
        for unit in (unit_code, EVERY_UNIT):
            found = [t for t in self.targets if t.unit == unit and t.indicator == indicator and t.from_ <= on]
            if found:
                return max(found, key=lambda target: target.from_)
        return None
