"""Invented worlds with planted truth: registers as counties send them, and the answers of one round."""

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import numpy

from qingchen.inspection.campaign import Campaign, load
from qingchen.inspection.draw import order_of_visits
from qingchen.inspection.draws.frozen import ALL
from qingchen.sample.answers import write_answers
from qingchen.sample.counted import Counting, FiledLedgers
from qingchen.sample.ledgers import ABOUT, Ledgers, PlaceMade
from qingchen.sample.places import places
from qingchen.sample.truth import sum_of
from qingchen.sample.world import PlaceFacts, PublicNumber, World
from qingchen.values.draw_seed import draw_label, seed_of

SCALES = ("county", "demo", "province")
CLAIM_TOO_MUCH = ("siping", "tonghua", "meihekou")
_NAMED = 40
SOURCE = "示例公开号码（虚构，非真实开奖）"


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows written by register, and where."""

    rows: dict[str, int]
    folder: Path


def generate(
    scale: str, seed: int, out: Path, *, campaign: Path, units: Collection[str] = (), counting: Counting | None = None
) -> Summary:
    """Write `registers/`, `answers/` (but for the county scale) and `truth.json` into `out`.

    The same scale, seed and campaign give the same bytes. Province: 16,000 employers, about 400,000 workers.
    With `units` only these are written, of the same size as in the whole. With `counting` the answers start from what
    it counts in the registers; else they only agree with each other.
    """
    assert scale in SCALES, scale
    plan = load(campaign)
    with tempfile.TemporaryDirectory() as folder:
        filed = FiledLedgers(Path(folder)) if counting and scale != "county" else None
        ledgers = Ledgers(out / "registers", seed, scale, plan.province, filed=filed)
        world = _written(ledgers, plan, seed, scale, units)
        if counting and filed:
            drawn = {one.code for each in world.drawn.values() for one in each}
            world = replace(world, counted=counting(filed.reader(ABOUT), plan, drawn))
    planted = write_answers(world, plan, seed, out / "answers") if scale != "county" else []
    truth = {
        "scale": scale,
        "seed": seed,
        "about": ABOUT.isoformat(),
        "rates": {
            code: {name: [rate.numerator, rate.denominator] for name, rate in place.rates.items()}
            for code, place in world.places.items()
        },
        "further": ledgers.further.truth,
        "recoded": {"220381": "220184"},
        "bad_files": ledgers.bad,
        "planted_registers": [asdict(rows) for rows in ledgers.planted + ledgers.further.planted],
        "planted_answers": [asdict(answer) for answer in planted],
    }
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
    return Summary(dict(ledgers.rows), out)


def _written(ledgers: Ledgers, plan: Campaign, seed: int, scale: str, units: Collection[str]) -> World:
    """Write the registers, unit by unit; what is known of the world."""
    found = places(plan, scale, numpy.random.Generator(numpy.random.PCG64(seed)))
    made: dict[str, list[PlaceMade]] = {}
    for unit in plan.units:
        own = [place for place in found if place.unit == unit.code]
        if own and (not units or unit.code in units):
            made[unit.code] = list(ledgers.write_unit(unit, own))
    ledgers.write_manifest()
    return _world(plan, made, seed)


def _world(plan: Campaign, made: dict[str, list[PlaceMade]], seed: int) -> World:
    units, take = plan.unit_by_code, {ALL: plan.round.employers_per_unit}
    facts: dict[str, PlaceFacts] = {}
    county_of: dict[str, str] = {}
    salts, drawn = {}, {}
    number = PublicNumber(
        SOURCE, plan.round.self_check_due_on, hashlib.sha256(f"{seed}-number".encode()).hexdigest()[:6]
    )
    for code, parts in made.items():
        name = units[code].full_name
        facts[code] = _facts(code, name, "unit", parts, code in CLAIM_TOO_MUCH)
        divided = units[code].divided(date(2020, 7, 1))
        visited = parts
        county_of[code] = ""
        if divided:
            first = min(
                parts, key=lambda part: (-part.in_scope_by_industry.total(), -part.in_scope_workers, part.place.current)
            )
            county_of[code] = first.place.current
            facts[first.place.current] = _facts(first.place.current, first.place.name, "county", [first], False)
            visited = [first]
        salts[code] = hashlib.sha256(f"{seed}-{code}-salt".encode()).hexdigest()
        label = draw_label(f"employers/{code}", 1, take)
        frame = {one.code: one for part in visited for one in part.facts if one.key_industry != "other"}
        order = order_of_visits(seed_of(number.number, label, salts[code]), frame, 6)
        drawn[code] = tuple(frame[each] for each in order)
    return World(facts, county_of, salts, number, drawn)


def _facts(code: str, name: str, kind: str, parts: list[PlaceMade], claims_too_much: bool) -> PlaceFacts:
    facts = [one for part in parts for one in part.facts]
    return PlaceFacts(
        code,
        name,
        kind,
        sum_of(facts),
        dict(sum((part.in_scope_by_industry for part in parts), start=Counter())),
        sum(part.excluded for part in parts),
        tuple(facts[:: max(1, len(facts) // _NAMED)][:_NAMED]),
        claims_too_much,
    )
