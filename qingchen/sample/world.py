"""What the invented world knows of itself: the truth that answers, claims and the truth file are written from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from qingchen.values.rate import Rate

Counted = Mapping[str, Rate]
"""By indicator name, of one place or employer; empty where the world holds no ledgers."""


@dataclass(frozen=True, slots=True)
class EmployerFacts:
    """One employer site as it truly is. `code` is `<USCC>-<site_no>`; `dust_kinds` and `key_industry` are codes."""

    code: str
    name: str
    division: str
    key_industry: str
    size: str
    workers: int
    workers_dust_exposed: int
    dust_kinds: tuple[str, ...]
    managers: int
    declared: bool
    monitored: bool
    positions_measured: int
    positions_over_limit: int
    principal_trained: bool
    rates: Mapping[str, Rate] = field(default_factory=dict)
    """By indicator name: health_examination_rate, worker_training_rate, manager_training_rate, … of this employer."""


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A unit or a county as it truly is, about the day on which the results are frozen.

    rates       the six main indicators by name, of employers in scope and in production
    employers_by_industry   in-scope employers by key industry code
    excluded    employers left out of the scope
    employers   in-scope employers in production, some tens at most, for findings to name
    """

    code: str
    name: str
    kind: str
    rates: Mapping[str, Rate]
    employers_by_industry: Mapping[str, int]
    excluded: int
    employers: tuple[EmployerFacts, ...]
    claims_too_much: bool = False
    """A planted trick: the self-check claims 95 % where the truth is lower."""


@dataclass(frozen=True, slots=True)
class PublicNumber:
    """What decides the draws: as it is named before, the day on which it comes, and the number."""

    source: str
    on: date
    number: str


@dataclass(frozen=True, slots=True)
class World:
    """places by code (units, and the visited counties); `county_of` unit code → county code or empty;

    salts by unit code, of the sealed draws; `drawn` by unit code: employers in the order of the draw, the first few.
    counted   what the ledgers as filed give by every indicator, by code of place and drawn employer; none where the
              answers have nothing to start from
    """

    places: Mapping[str, PlaceFacts]
    county_of: Mapping[str, str]
    salts: Mapping[str, str]
    public_number: PublicNumber
    drawn: Mapping[str, tuple[EmployerFacts, ...]]
    counted: Mapping[str, Counted] = field(default_factory=dict)
