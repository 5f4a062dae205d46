"""A nation's registers: half a million employers and 12 million exposed workers, streamed to disk county by county."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy
import polars

from qingchen.sample.nation.batches import BatchFiles, Filing
from qingchen.sample.nation.counties import County, counties
from qingchen.sample.nation.examinations import examinations
from qingchen.sample.nation.filings import CORRECTED_ON, filings
from qingchen.sample.nation.measurements import measurements
from qingchen.sample.nation.patients import patients
from qingchen.sample.nation.sites import HELD_FROM, sites
from qingchen.sample.nation.workers import workers

WORKERS_AT_ONCE = 40_000
"""Workers of the counties that are made together."""
_STANDING = {
    "employers": ("in_scope", polars.col("in_scope")),
    "exposed_workers": ("in_post", polars.col("status") == "in_post"),
    "health_examinations": ("suspected", polars.col("conclusion") == "suspected"),
    "dust_measurements": ("over_limit", polars.col("result") == "over_limit"),
    "patients": ("living", polars.col("alive") & polars.col("not_counted_reason").is_null()),
}


def generate_nation(seed: int, out: Path, fraction: float = 1.0, form: str = "parquet") -> dict[str, int]:
    """Write `registers/` with its manifest and `truth.json` into `out`; rows filed by register.

    The same seed, fraction and form give the same bytes. form: parquet or csv.
    """
    assert form in ("parquet", "csv"), form
    folder = out / "registers"
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"*.{form}"):
        left.unlink()
    files, counted, filed = BatchFiles(folder, form), Counter[str](), Counter[str]()
    found = counties(numpy.random.Generator(numpy.random.PCG64(seed)), fraction)
    for number, (firsts, some) in enumerate(_together(found)):
        for name, rows in _made(some, firsts, (seed, number)):
            _file(files, some[0].province, name, rows, _random(seed, number, name), counted, filed)
    files.close()
    truth = {
        "scale": "nation",
        "seed": seed,
        "fraction": fraction,
        "counties": len(found),
        "counts": dict(sorted(counted.items())),
    }
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
    return dict(filed)


@dataclass(frozen=True, slots=True)
class Firsts:
    """Serials in the nation of the first site, worker and patient of some counties."""

    site: int = 1
    worker: int = 1
    patient: int = 1

    def after(self, some: list[County]) -> "Firsts":
        return Firsts(
            self.site + sum(one.employers for one in some),
            self.worker + sum(one.workers for one in some),
            self.patient + sum(one.patients for one in some),
        )


def _together(found: list[County]) -> Iterator[tuple[Firsts, list[County]]]:
    """Counties of one province by some tens of thousands of workers."""
    firsts, some = Firsts(), list[County]()
    for county in found:
        full = sum(one.workers for one in some) + county.workers > WORKERS_AT_ONCE
        if some and (full or county.province != some[0].province):
            yield firsts, some
            firsts, some = firsts.after(some), []
        some.append(county)
    yield firsts, some


def _made(some: list[County], firsts: Firsts, seed: tuple[int, int]) -> Iterator[tuple[str, polars.DataFrame]]:
    found = sites(some, firsts.site, _random(*seed, "sites"))
    yield "employers", found.frame
    yield "dust_measurements", measurements(some, found, _random(*seed, "measurements"))
    people, site = workers(found, firsts.worker, _random(*seed, "workers"))
    yield "exposed_workers", people
    yield "health_examinations", examinations(some, found.county[site], people, _random(*seed, "examinations"))
    cases = patients(some, found, firsts.patient, _random(*seed, "patients"))
    if cases.height:
        yield "patients", cases


def _random(seed: int, number: int, what: str) -> numpy.random.Generator:
    """A stream of its own for each thing made, so that a further thing moves no other."""
    return numpy.random.Generator(numpy.random.PCG64([seed, number, *what.encode()]))


def _file(
    files: BatchFiles,
    province: str,
    name: str,
    rows: polars.DataFrame,
    random: numpy.random.Generator,
    counted: Counter[str],
    filed: Counter[str],
) -> None:
    """A province files its first ledger early in July, corrections in October, and then withdraws its doubles."""
    when = filings(name, rows, random)
    turn = int(province) % 9
    waves: tuple[tuple[str, str, date, polars.DataFrame], ...] = (
        ("first", "upsert", HELD_FROM + timedelta(days=1 + turn), when.first),
        ("later", "upsert", CORRECTED_ON + timedelta(days=turn), when.later),
        ("doubles", "withdraw", CORRECTED_ON + timedelta(days=10 + turn), when.withdrawn),
    )
    for wave, mode, on, frame in waves:
        files.write(Filing(on, name, mode, province, wave), frame)
        filed[name] += frame.height
        counted[f"{name} {wave}"] += frame.height
    what, counts = _STANDING[name]
    counted[f"{name} standing"] += when.standing.height
    counted[f"{name} {what}"] += int(when.standing.select(counts.sum()).item())
    counted[f"{name} standing {province}"] += when.standing.height
