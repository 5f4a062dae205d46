"""The exposed workers of a place, column by column: 400,000 of them at province scale."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.employer_events import POSITIONS, positions_of
from qingchen.sample.employers import Employer
from qingchen.sample.people import identity_numbers, names, phones
from qingchen.sample.places import FIRST_LEDGERS_ON as ON
from qingchen.sample.places import Place
from qingchen.sample.trades import TRADES


def workers(place: Place, employers: list[Employer], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `exposed_workers` with codes, and two columns for the other registers: `employer`, `diligence`."""
    counts = numpy.array([one.dust_exposed for one in employers])
    owner = numpy.repeat(numpy.arange(len(employers)), counts)
    total = int(counts.sum())
    people = identity_numbers(place.number, 0, total)
    # Nobody begins before eighteen: the day lies between the eighteenth birthday and the cut-off.
    adult = people["born_on"].dt.offset_by("18y")
    eldest = numpy.array([max(day, date(1985, 1, 1)).toordinal() for day in adult.to_list()])
    spread = random.random(total) ** 0.6
    started = eldest + (spread * (ON.toordinal() - 30 - eldest)).astype(int)
    gone = random.random(total) < 0.07
    ended = numpy.minimum(started + 200 + (random.random(total) * 3000).astype(int), ON.toordinal() - 1)
    gone &= ended > started
    dusts = [TRADES[one.trade].dusts for one in employers]
    kind = [dusts[o][i % len(dusts[o])] for i, o in enumerate(owner)]
    contract = random.random(total)
    return polars.DataFrame(
        {
            "identity_type": ["identity_card"] * total,
            "identity_number": people["identity_number"],
            "name": names(random, total),
            "sex": people["sex"],
            "born_on": people["born_on"],
            "phone": phones(random, total),
            "uscc": [employers[o].uscc for o in owner],
            "employer_name": [employers[o].name for o in owner],
            "site_no": numpy.ones(total, dtype=int),
            "spell": numpy.ones(total, dtype=int),
            "workshop": [f"{o % 4 + 1}车间" for o in owner],
            "work_position": [
                POSITIONS[p % positions_of(employers[o].size)]
                for o, p in zip(owner, random.integers(0, 9, total), strict=True)
            ],
            "dust_kind": kind,
            "exposure_from": _days(started),
            "exposure_until": [
                date.fromordinal(int(day)) if left else None for day, left in zip(ended, gone, strict=True)
            ],
            "prior_dust_months": random.integers(0, 60, total),
            "employment_type": numpy.where(
                contract < 0.88, "contract", numpy.where(contract < 0.96, "dispatch", "temporary")
            ),
            "contract_signed_on": [day if c < 0.93 else None for day, c in zip(_days(started), contract, strict=True)],
            "hazard_notice": random.random(total) < 0.85,
            "insured_from": [
                day + timedelta(days=30) if c < 0.8 else None for day, c in zip(_days(started), contract, strict=True)
            ],
            "status": numpy.where(gone, numpy.where(random.random(total) < 0.3, "retired", "left"), "in_post"),
            "exposure_hours_per_week": random.choice([40.0, 44.0, 48.0], total),
            "protective_equipment": random.random(total) < 0.95,
            "surveillance_file": random.random(total) < 0.8,
            "effective_on": [ON] * total,
            "employer": owner,
            "diligence": [employers[o].diligence for o in owner],
        }
    )


def _days(ordinals: numpy.ndarray) -> list[date]:
    return [date.fromordinal(int(day)) for day in ordinals]
