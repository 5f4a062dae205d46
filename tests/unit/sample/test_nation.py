"""A nation's registers, at some thousandths: exact totals, many batches with corrections, the same bytes twice."""

import json
import subprocess
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from qingchen import clock
from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import clear_schema
from qingchen.registers.read import read_file
from qingchen.registers.validate import validate
from qingchen.sample.crowd import PATIENTS, WORKERS, Births, credit_codes, people
from qingchen.sample.nation import generate_nation
from qingchen.sample.nation.counties import TOTALS, shared
from qingchen.standards import divisions

FRACTION = 0.006
NAMES = {
    "employers": "employers",
    "exposed_workers": "workers",
    "health_examinations": "workers",
    "dust_measurements": "measurements",
    "patients": "patients",
}
KEYS = {
    "employers": ("uscc", "site_no"),
    "exposed_workers": ("identity_number", "uscc", "site_no", "spell"),
    "health_examinations": ("institution_no", "exam_no"),
    "dust_measurements": ("report_no", "sample_no"),
    "patients": ("case_id",),
}


class Nation:
    def __init__(self, path: Path, seed: int = 7, form: str = "parquet") -> None:
        self.path, self.folder = path, path / "registers"
        self.filed = generate_nation(seed, path, FRACTION, form)
        table = polars.read_csv(self.folder / "manifest.csv", infer_schema=False)
        self.manifest: list[dict[str, str]] = table.rows(named=True)
        self.truth: dict[str, Any] = json.loads((path / "truth.json").read_text(encoding="utf-8"))

    def of(self, register: str) -> list[dict[str, str]]:
        return [row for row in self.manifest if row["register"] == register]

    def frame(self, row: dict[str, str]) -> polars.DataFrame:
        frame = polars.read_parquet(self.folder / row["file"])
        return frame.select(
            (polars.col(name) if name in frame.columns else polars.lit(None)).cast(kind).alias(name)
            for name, kind in clear_schema(register_named(row["register"])).items()
        )


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    return Nation(tmp_path_factory.mktemp("nation"))


def test_every_file_keeps_every_rule_on_the_day_it_is_filed(nation: Nation) -> None:
    for row in nation.manifest:
        with clock.at(datetime.fromisoformat(f"{row['on']}T10:00")):
            problems = validate(register_named(row["register"]), nation.frame(row).drop("_sheet", "_line"), row["file"])
        assert [problem.text for problem in problems.faults] == []


def test_csv_files_are_read_as_what_the_parquet_files_hold(nation: Nation, tmp_path: Path) -> None:
    other = Nation(tmp_path, form="csv")
    pairs = [pair for pair in zip(nation.manifest, other.manifest, strict=True) if pair[0]["region"] in ("22", "64")]
    assert pairs
    for clean, told in pairs:
        with clock.at(datetime.fromisoformat(f"{told['on']}T10:00")):
            read = read_file(other.folder / told["file"], told["file"], register_named(told["register"]))
        assert list(read.problems) == []
        wanted = nation.frame(clean).drop("_sheet", "_line")
        assert read.frame.select(wanted.columns).equals(wanted)


@pytest.mark.parametrize("register", sorted(NAMES))
def test_when_all_is_filed_the_totals_stand_exactly(nation: Nation, register: str) -> None:
    keys = list(KEYS[register])
    puts = [nation.frame(row).select(keys) for row in nation.of(register) if row["mode"] == "upsert"]
    gone = [nation.frame(row).select(keys) for row in nation.of(register) if row["mode"] == "withdraw"]
    standing = polars.concat(puts).unique().join(polars.concat(gone), on=keys, how="anti")
    wanted = round(TOTALS[NAMES[register]] * FRACTION)
    assert standing.height == wanted == nation.truth["counts"][f"{register} standing"]


@pytest.mark.parametrize("register", sorted(NAMES))
def test_each_register_comes_in_twenty_batches_and_more_with_corrections_and_withdrawals(
    nation: Nation, register: str
) -> None:
    days = Counter((row["mode"], row["on"][5:7]) for row in nation.of(register))
    assert days["upsert", "07"] >= 20
    assert days["upsert", "10"] >= 20
    assert sum(count for (mode, _), count in days.items() if mode == "withdraw") >= 10
    first = polars.concat([nation.frame(row) for row in nation.of(register) if row["on"] < "2020-09"])
    later = [nation.frame(row) for row in nation.of(register) if row["on"] > "2020-09" and row["mode"] == "upsert"]
    keys = list(KEYS[register])
    both = polars.concat(later).join(first, on=keys, how="semi")
    late = polars.concat(later).join(first, on=keys, how="anti")
    assert both.height > 0 < late.height
    assert both.join(first, on=[name for name in first.columns if name not in ("_sheet", "_line")], how="anti").height


def test_each_province_sends_its_own_for_its_own_in_order(nation: Nation) -> None:
    assert [int(row["order"]) for row in nation.manifest] == list(range(1, len(nation.manifest) + 1))
    assert [row["on"] for row in nation.manifest] == sorted(row["on"] for row in nation.manifest)
    assert {row["region"] for row in nation.manifest} == {
        code for code in map(str, range(11, 66)) if divisions.counties(code, clock.today())
    }
    for row in nation.of("employers"):
        assert row["sender"] == f"province_{row['region']}"
        assert set(nation.frame(row)["division"].str.slice(0, 2)) == {row["region"]}


def test_workers_and_examinations_name_employers_that_there_are(nation: Nation) -> None:
    sites = set(polars.concat([nation.frame(row) for row in nation.of("employers")])["uscc"])
    for register in ("exposed_workers", "health_examinations", "dust_measurements"):
        assert set(polars.concat([nation.frame(row) for row in nation.of(register)])["uscc"]) <= sites


def test_cases_name_an_employer_that_there_is_or_none(nation: Nation) -> None:
    cases = polars.concat([nation.frame(row) for row in nation.of("patients")])
    sites = set(polars.concat([nation.frame(row) for row in nation.of("employers")])["uscc"])
    assert set(cases.filter("employer_exists")["uscc"]) <= sites
    assert cases.filter(~polars.col("employer_exists"))["uscc"].null_count() > 0
    assert cases["alive"].mean() == pytest.approx(0.375, abs=0.02)
    assert (cases["resident_division"].str.len_chars() == 12).all()


def test_reports_of_several_years_and_some_coarse_ones(nation: Nation) -> None:
    samples = polars.concat([nation.frame(row) for row in nation.of("dust_measurements")])
    assert set(samples["sampled_on"].dt.year()) >= {2018, 2019, 2020}
    a_report = samples.group_by("report_no").agg(
        coarse=(polars.col("c_twa_mg_m3").round(1) == polars.col("c_twa_mg_m3")).all(), many=polars.len()
    )
    coarse = a_report.filter(polars.col("many") >= 3)["coarse"].mean()
    assert isinstance(coarse, float)
    assert 0.2 < coarse < 0.45


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(nation: Nation, tmp_path: Path) -> None:
    again, other = Nation(tmp_path / "again"), Nation(tmp_path / "other", seed=8)
    read = [{path.name: path.read_bytes() for path in one.folder.iterdir()} for one in (nation, again, other)]
    assert read[0] == read[1]
    assert read[0] != read[2]
    assert (nation.path / "truth.json").read_bytes() == (again.path / "truth.json").read_bytes()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 20_000_000), st.integers(0, 80), st.sampled_from([WORKERS, PATIENTS]))
def test_identity_numbers_are_right_and_of_areas_assigned_to_nobody(first: int, count: int, births: Births) -> None:
    made = people(numpy.arange(first, first + count), births, male_in=10)
    for number, sex, born_on in made.select("identity_number", "sex", "born_on").rows():
        assert ric.calc_check_digit(number) == number[-1]
        assert number.startswith("2299")
        assert number[6:14] == f"{born_on:%Y%m%d}"
        assert (int(number[16]) % 2 == 1) == (sex == "male")


def test_thirteen_million_people_are_thirteen_million_numbers() -> None:
    step = 40
    workers = people(numpy.arange(0, 12_000_000, step), WORKERS, male_in=10)["identity_number"]
    patients = people(numpy.arange(100_000_000, 101_000_000, step), PATIENTS, male_in=25)["identity_number"]
    assert polars.concat([workers, patients]).n_unique() == workers.len() + patients.len()
    # Each block of as many serials as there are days of birth has every day once, and areas and orders of its own.
    block = people(numpy.arange(0, 3 * 15_521), WORKERS, male_in=10)["identity_number"]
    assert block.n_unique() == 3 * 15_521


def test_credit_codes_are_right_and_of_a_division_that_is_none() -> None:
    codes = credit_codes("14", numpy.arange(1, 5_000)).to_list()
    assert len(set(codes)) == len(codes)
    assert all(uscc.is_valid(code) and code[2:8] == "229914" for code in codes)


@given(st.integers(0, 10_000), st.lists(st.floats(0.001, 1_000), min_size=1, max_size=40), st.integers(0, 3))
def test_shares_are_whole_and_sum_to_the_total(total: int, weights: list[float], at_least: int) -> None:
    given_ = shared(total, numpy.array(weights), at_least)
    assert given_.sum() == total
    assert given_.min() >= (at_least if total >= at_least * len(weights) else 0)


@pytest.mark.long
def test_a_fifth_of_a_nation_needs_no_more_memory_than_a_twentieth(tmp_path: Path) -> None:
    peaks = []
    for fraction in (0.05, 0.2):
        asked = (
            "import pathlib, sys; from qingchen.sample.nation import generate_nation;"
            "from qingchen.sample.peak_memory import peak_memory_mb;"
            f"generate_nation(7, pathlib.Path(sys.argv[1]), {fraction}); print(peak_memory_mb())"
        )
        done = subprocess.run(
            [sys.executable, "-c", asked, str(tmp_path / str(fraction))], capture_output=True, check=True
        )
        peaks.append(int(done.stdout))
    assert peaks[1] < 1_500
    assert peaks[1] < 1.5 * peaks[0]
