"""`python -m bench.checks_measured`: how often each check errs and what it finds, into verification/measured/.

The seeds of evaluation were not used while the checks were written; with `--seeds development` the same is printed for
those that were, and nothing is written.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

import numpy
import polars as pl

from bench.held_reader import HeldWorld
from qingchen.indicators.catalogue import indicators
from qingchen.inspection.campaign import load
from qingchen.sample.claimed_rates import claimed_rates, claims_as_counted
from qingchen.sample.employers import employers_frame, employers_of
from qingchen.sample.evidence_shown import evidence_shown
from qingchen.sample.faults import FAULTS, Fault
from qingchen.sample.held import Frames, honest_world, unplanted
from qingchen.sample.noise import rounded_counts, with_honest_noise
from qingchen.sample.places import FIRST_LEDGERS_ON, places
from qingchen.verification.catalogue import checks
from qingchen.verification.check import Check
from qingchen.verification.earlier import SharedCheckFacts
from qingchen.verification.measured import FOLDER, read
from qingchen.verification.run import check_run

REPEATS = 10
"""Of what is cheap: honest claims of a seed, and plantings of a statistical check's faults."""
AGAIN = ("claims_bunch_at_target", "claimed_numerator_just_enough")
BY_COUNTS = "outdated_report_counted"
"""Holds claims against the registers: it is shown claims that were counted in them."""
CAMPAIGN = Path("campaigns/jilin-2020")
SEEDS = {"development": (1, 2), "evaluation": (7001, 7002, 7003, 7004, 7005, 7006)}
FINDS = {
    "called_micro": "excluded_as_micro_though_larger",
    "dropped_from_scope": "scope_shrunk",
    "rounded_counts": "exposed_counts_heaped",
    "left_out_of_register": "employer_known_elsewhere",
    "declared_without_dust": "declaration_without_dust",
    "lowered_targets": "target_below_province",
    "strangers": "examined_though_not_on_roster",
    "strangers_by_share": "examined_exceed_exposed",
    "moved_before_hire": "examined_before_hire",
    "moved_after_exposure": "examined_before_exposure",
    "moved_after_leaving": "examined_after_leaving",
    "films_used_again": "film_used_for_two_people",
    "filed_late": "examined_by_unfiled_institution",
    "crowded_day": "examined_beyond_capacity",
    "reported_at_once": "reported_on_the_day_of_examination",
    "copied_from_another": "measurements_copied_between_employers",
    "copied_from_last_year": "measurements_repeated_between_years",
    "invented_digits": "last_digits_uneven",
    "trained_twice": "trained_at_two_places",
    "signed_for_others": "signature_used_for_two_people",
    "one_phone": "phone_shared_by_many_patients",
    "patient_without_file": "patient_known_elsewhere",
    "rounded_up": "claims_bunch_at_target",
    "just_enough": "claimed_numerator_just_enough",
    "old_reports_counted": "outdated_report_counted",
    "lent_papers": "evidence_file_shared",
    "pictures_used_again": "evidence_photo_reused",
    "written_for_visit": "evidence_made_for_visit",
}
"""Which check is to find which fault: neither knows of the other."""
UNITS = {
    "scope_shrunk": ("个县", "employers", "county"),
    BY_COUNTS: ("个申报值", "claims", "division"),
    "examined_though_not_on_roster": ("家单位", "health_examinations", "uscc"),
    "examined_by_unfiled_institution": ("家机构", "health_examinations", "institution_no"),
    "examined_beyond_capacity": ("家机构", "health_examinations", "institution_no"),
    "reported_on_the_day_of_examination": ("家机构", "health_examinations", "institution_no"),
    "measurements_copied_between_employers": ("份报告", "dust_measurements", "report_no"),
    "measurements_repeated_between_years": ("份报告", "dust_measurements", "report_no"),
    "phone_shared_by_many_patients": ("个电话", "patients", "phone"),
    "evidence_file_shared": ("个文件", "evidence_files", "file_digest"),
    "evidence_made_for_visit": ("个地区", "evidence_files", "inspectee_code"),
}
"""What a check looks at one by one, where that is not a row of its register."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", choices=list(SEEDS), default="evaluation")
    parser.add_argument("--scale", choices=["county", "demo"], default="demo")
    parser.add_argument("--only", nargs="*", help="names of checks")
    chosen = parser.parse_args()
    told = measure(SEEDS[chosen.seeds], chosen.scale, chosen.only)
    for name, one in sorted(told.items()):
        print(f"{checks()[name].title}：{read(one).weight.title}；{read(one).sentence}")
        if chosen.seeds == "evaluation" and chosen.scale == "demo":
            text = json.dumps(one, ensure_ascii=False, indent=1)
            (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return 0


def measure(
    seeds: Iterable[int], scale: str = "demo", only: Collection[str] | None = None
) -> dict[str, dict[str, object]]:
    """What goes into `measured/`, by check."""
    seeds = tuple(seeds)
    alarms, looked = Counter[str](), Counter[str]()
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    wanted = [one for one in checks().values() if not only or one.name in only]
    for seed in seeds:
        world = world_of(seed, scale)
        _honest(world, seed, alarms, looked)
        for fault in FAULTS:
            check = checks()[FINDS[fault.name]]
            if check in wanted:
                for size, hit, planted in _power(fault, check, world, seed):
                    counts = found[check.name][size]
                    counts[0], counts[1] = counts[0] + hit, counts[1] + planted
        print(f"种子 {seed} 完成", file=sys.stderr, flush=True)
    return {
        check.name: {
            "unit": _unit(check),
            "alarms": min(alarms[check.name], looked[check.name]),
            "looked_at": looked[check.name],
            "power": [{"size": size, "found": hit, "planted": of} for size, (hit, of) in found[check.name].items()],
            "seeds": list(seeds),
        }
        for check in wanted
    }


def _honest(world: HeldWorld, seed: int, alarms: Counter[str], looked: Counter[str]) -> None:
    """Count the alarms in an honest world, and what was looked at; claims and counts of a province many times over."""
    counted = world.planted(_true_claims(world, seed))
    by_counts, others = checks()[BY_COUNTS], [check for check in checks().values() if check.name != BY_COUNTS]
    run = check_run(world, others)
    alarms.update(flag.check for flag in (*run.flags, *check_run(counted, [by_counts]).flags))
    looked.update(run.counts)
    for check in checks().values():
        if not check.is_statistical:
            looked[check.name] += _looked_at(check, counted if check.name == BY_COUNTS else world)
    together = [check for check in checks().values() if check.is_statistical]
    province = _of_a_province(world, seed)
    for number in range(REPEATS):
        claims = _claims(world, numpy.random.default_rng([seed, 4, number]))
        again = check_run(province.planted({"claims": claims}), together)
        other = set(AGAIN) if number else {*AGAIN, "exposed_counts_heaped"}
        alarms.update(flag.check for flag in again.flags if flag.check in other)
        looked.update({name: tested for name, tested in again.counts.items() if name in other})


def _claims(world: HeldWorld, random: numpy.random.Generator) -> pl.DataFrame:
    """Other honest claims of the same counties."""
    return claimed_rates(sorted(world.frames["claims"]["division"].unique().to_list()), random)


def world_of(seed: int, scale: str) -> HeldWorld:
    """An honest world: its disorder, claims, evidence."""
    random = numpy.random.default_rng([seed, 1])
    frames, _ = honest_world(scale, seed, campaign=CAMPAIGN)
    frames = with_honest_noise(frames, random)
    counties = sorted(frames["employers"]["division"].str.slice(0, 6).unique().to_list())
    frames["claims"] = claimed_rates(counties, random)
    frames["evidence_files"] = evidence_shown(counties, seed)
    return HeldWorld(frames)


def _power(fault: Fault, check: Check, world: HeldWorld, seed: int) -> Iterator[tuple[str, int, int]]:
    together = [one for one in checks().values() if one.is_statistical] if check.is_statistical else [check]
    start = _start(fault, check, world, seed)
    again = REPEATS if check.name in AGAIN else 3 if check.is_statistical else 1
    for number, (size, value) in enumerate(fault.sizes * again):
        if check.name in AGAIN and number % len(fault.sizes) == 0:  # other honest claims each time round
            start = start.planted({"claims": _claims(world, numpy.random.default_rng([seed, 6, number]))})
        planted = start.planted(fault.plant(start.frames, value, numpy.random.default_rng([seed, 2, number])))
        flags = [flag for flag in check_run(planted, together).flags if flag.check == check.name]
        cases = {planted.case_of(flag) for flag in flags} - {None}
        yield size, len(cases), planted.frames[fault.register]["_planted"].drop_nulls().n_unique()


def _start(fault: Fault, check: Check, world: HeldWorld, seed: int) -> HeldWorld:
    if check.is_statistical:
        return _of_a_province(world, seed)
    if fault.name == "old_reports_counted":
        return world.planted(_true_claims(world, seed))
    return world


def _of_a_province(world: HeldWorld, seed: int) -> HeldWorld:
    """With as many employers as a province: what its counties' counts are tested for shares the error with the rest."""
    return world.planted({"employers": _province_employers(seed)})


@cache
def _province_employers(seed: int) -> pl.DataFrame:
    """Sixteen thousand employers: a county must have fifty large enough before its counts can be tested."""
    plan = load(CAMPAIGN)
    found = places(plan, "province", numpy.random.Generator(numpy.random.PCG64(seed)))
    parts = []
    for place in found:
        random = numpy.random.Generator(numpy.random.PCG64([seed, place.number]))
        parts.append(employers_frame(place, employers_of(place, random, 0.0), random, FIRST_LEDGERS_ON))
    employers = pl.concat(parts, how="diagonal_relaxed")
    return unplanted(rounded_counts(employers, numpy.random.default_rng([seed, 3])))


def _true_claims(world: HeldWorld, seed: int) -> Frames:
    """Claims of measured employers as the registers have them, and how many have an old report only."""
    indicator = indicators()["periodic_monitoring_rate"]
    rows = indicator.rows(SharedCheckFacts(world, [indicator.reads]))
    counted = rows.filter(rows.in_scope).to_polars().with_columns(division=pl.col("division").str.slice(0, 6))
    by_county = counted.group_by("division").agg(
        numerator=pl.col("numerator").sum(),
        denominator=pl.len().cast(pl.Int64),
        employers=pl.col("reason").str.starts_with("超过").sum(),
    )
    claims = world.frames["claims"].filter(pl.col("indicator") == indicator.name)
    claims = claims_as_counted(claims, by_county, numpy.random.default_rng([seed, 5]))
    return {"claims": claims, "measured_long_ago": by_county.select("division", "employers")}


def _unit(check: Check) -> str:
    return "个对象" if check.is_statistical else UNITS.get(check.name, ("行记录",))[0]


def _looked_at(check: Check, world: HeldWorld) -> int:
    frame = world.frames[check.register]
    if check.name not in UNITS:
        return frame.height
    _, register, column = UNITS[check.name]
    of = world.frames[register]
    values = of["division"].str.slice(0, 6) if column == "county" else of[column]
    return values.drop_nulls().n_unique()


if __name__ == "__main__":
    sys.exit(main())
