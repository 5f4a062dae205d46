"""The exposed workers of some sites, column by column."""

from datetime import date

import numpy
import polars

from qingchen.sample.crowd import WORKERS, people
from qingchen.sample.nation.sites import HELD_FROM, Sites
from qingchen.sample.trades import TRADES
from qingchen.sample.workers import POSITIONS

DAY = numpy.timedelta64(1, "D")
_POSITIONS = polars.Series(POSITIONS)
_EARLIEST = numpy.datetime64(date(1985, 1, 1))


def workers(sites: Sites, first: int, random: numpy.random.Generator) -> tuple[polars.DataFrame, numpy.ndarray]:
    """Rows of `exposed_workers` with codes, and the index of each one's site. `first`: serial of the first worker."""
    site = numpy.repeat(numpy.arange(len(sites.exposed)), sites.exposed)
    total = len(site)
    persons = people(numpy.arange(first, first + total), WORKERS, male_in=10)
    adult = persons["born_on"].dt.offset_by("18y").to_numpy()
    eldest = numpy.maximum(adult, _EARLIEST)
    last = numpy.datetime64(HELD_FROM) - 45 * DAY
    started = eldest + (random.random(total) ** 0.6 * ((last - eldest) / DAY)).astype("timedelta64[D]")
    ended = numpy.minimum(started + random.integers(200, 3200, total).astype("timedelta64[D]"), last + 40 * DAY)
    gone = random.random(total) < 0.07
    contract = random.random(total)
    dusts = polars.Series([list(one.dusts) for one in TRADES])
    every, per = dusts.explode(), dusts.list.len().to_numpy()
    kind = (numpy.cumsum(per) - per)[sites.trade[site]] + numpy.arange(total) % per[sites.trade[site]]
    left = numpy.where(random.random(total) < 0.3, "retired", "left")
    nothing = numpy.datetime64("NaT", "D")
    frame = polars.DataFrame(
        {
            "identity_type": polars.repeat("identity_card", total, eager=True),
            **persons.to_dict(),
            "uscc": sites.frame["uscc"].gather(site),
            "employer_name": sites.frame["name"].gather(site),
            "site_no": numpy.ones(total, dtype=numpy.int64),
            "spell": numpy.ones(total, dtype=numpy.int64),
            "workshop": polars.Series(["1车间", "2车间", "3车间", "4车间"]).gather(site % 4),
            "work_position": _POSITIONS.gather(random.integers(0, len(POSITIONS), total)),
            "dust_kind": every.gather(kind),
            "exposure_from": started,
            "exposure_until": _days(numpy.where(gone, ended, nothing)),
            "prior_dust_months": random.integers(0, 60, total),
            "employment_type": numpy.where(
                contract < 0.88, "contract", numpy.where(contract < 0.96, "dispatch", "temporary")
            ),
            "contract_signed_on": _days(numpy.where(contract < 0.93, started, nothing)),
            "hazard_notice": random.random(total) < 0.85,
            "insured_from": _days(numpy.where(contract < 0.8, started + 30 * DAY, nothing)),
            "status": numpy.where(gone, left, "in_post"),
            "exposure_hours_per_week": random.choice([40.0, 44.0, 48.0], total),
            "protective_equipment": random.random(total) < 0.95,
            "surveillance_file": random.random(total) < 0.8,
            "effective_on": polars.repeat(HELD_FROM, total, eager=True),
        }
    )
    return frame, site


def _days(days: numpy.ndarray) -> polars.Series:
    """Days, null where there is none."""
    return polars.Series(days.astype("datetime64[D]"), dtype=polars.Date)
