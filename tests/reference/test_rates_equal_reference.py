"""The rates of the sample world, through reading, acceptance, snapshot and DuckDB, equal the plain reference's.

The reference reads the received files itself: manifest, .csv and .xlsx, withdrawn doubles, late
reports, 公主岭 recoded.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import numpy
import pytest

from qingchen import clock
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import By, UnitArea
from qingchen.inspection.campaign import load
from qingchen.registers.actions import accept, check, receive
from qingchen.registers.store import ScopedReader, snapshot
from qingchen.sample.ledgers import Ledgers
from qingchen.sample.places import EMPLOYERS, places
from qingchen.values.actor import Actor, Role
from qingchen.values.rate import Rate
from qingchen.values.region import EVERYWHERE
from tests.reference.plain_figures import FIGURES
from tests.reference.plain_files import History, read_folder, winning_rows
from tests.reference.plain_places import UNITS, by_place

PROVINCE = Actor("province", "省办", Role.PROVINCE, EVERYWHERE)
CAMPAIGN = Path(__file__).resolve().parents[2] / "campaigns" / "jilin-2020"
ABOUT = date(2020, 7, 21)
FEW = ("gongzhuling", "jilin", "tonghua", "meihekou")
"""A recoded county, a withdrawn double, late reports, and a county apart from its prefecture."""


def _world(folder: Path, chosen: Sequence[str]) -> Path:
    """The registers of the units, a few employers a county."""
    plan, ledgers = load(CAMPAIGN), Ledgers(folder / "registers", 7)
    found = places(plan, "demo", numpy.random.Generator(numpy.random.PCG64(7)))
    for unit in [unit for unit in plan.units if unit.code in chosen]:
        list(ledgers.write_unit(unit, [place for place in found if place.unit == unit.code]))
    ledgers.write_manifest()
    return folder / "registers"


@pytest.mark.django_db
def test_every_rate_of_every_unit_and_county_equals_the_reference(tmp_path, monkeypatch):
    monkeypatch.setitem(EMPLOYERS, "demo", 300)
    _equal(_world(tmp_path, FEW), FEW)


@pytest.mark.long
@pytest.mark.django_db
def test_and_does_so_in_all_twelve_units(tmp_path, monkeypatch):
    monkeypatch.setitem(EMPLOYERS, "demo", 450)
    _equal(_world(tmp_path, tuple(UNITS)), tuple(UNITS))


def _equal(world: Path, chosen: Sequence[str]) -> None:
    for entry in _manifest(world):
        with clock.at(datetime.fromisoformat(f"{entry['on']}T10:00")):
            _take_in(world, entry)
    history = read_folder(world)
    with clock.at(datetime(2020, 7, 22, 9, 0)):
        _compare(history, ABOUT, ("unit", "county"))
        assert _compare(history, date(2020, 6, 25), ("unit",)) == set(chosen)


def _compare(history: History, about: date, levels: tuple[By, ...]) -> set[str]:
    """The groups of the last level that have an employer in scope."""
    registers = winning_rows(history, about)
    counted = {name: rate(registers, about) for name, rate in FIGURES.items()}
    units = [UnitArea(code, code, area) for code, area in UNITS.items()]
    reader = ScopedReader(PROVINCE, snapshot(about))
    for by in levels:
        found: dict[str, dict[str, tuple[Rate, Rate]]] = {name: {} for name in FIGURES}
        for one in compute(reader, list(indicators().values()), by, units):
            if one.rate_with_excluded.denominator:
                found[one.indicator][one.group_code] = (one.rate, one.rate_with_excluded)
        for name in FIGURES:
            assert found[name] == by_place(by, counted[name], about), f"{name} by {by} about {about}"
    return set(found["declaration_rate"])


def _manifest(world: Path) -> Iterator[dict[str, str]]:
    with (world / "manifest.csv").open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def _take_in(world: Path, entry: dict[str, str]) -> None:
    path = world / entry["file"]
    submission = receive(
        PROVINCE, entry["register"], path.name, path.read_bytes(), mode=entry["mode"], region=entry["region"]
    )
    result = check(PROVINCE, submission)
    assert result.problems.faults == [], path.name
    accept(PROVINCE, submission)
