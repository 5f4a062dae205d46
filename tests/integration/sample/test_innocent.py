"""An honest world holds what looks like falsifying and is none: each kind is there, and none of it is common."""

from pathlib import Path

import numpy
import polars as pl
import pytest

from qingchen.sample.claimed_rates import claimed_rates
from qingchen.sample.evidence_shown import evidence_shown
from qingchen.sample.held import Frames, honest_world
from qingchen.sample.noise import with_honest_noise

COUNTIES = [f"22{prefecture:02d}{county:02d}" for prefecture in range(1, 10) for county in range(1, 8)]


@pytest.fixture(scope="module")
def worlds() -> tuple[Frames, Frames]:
    before, _ = honest_world("demo", 3, campaign=Path("campaigns/jilin-2020"), units=["changchun", "jilin"])
    return before, with_honest_noise(before, numpy.random.default_rng([3, 1]))


def test_families_and_village_doctors_share_telephones(worlds: tuple[Frames, Frames]) -> None:
    patients = worlds[1]["patients"].filter(pl.col("phone").is_not_null())
    people = patients.group_by("phone").len()["len"]
    assert 0.02 < (people == 2).sum() / len(people) < 0.06
    assert (people == 3).sum() < (people == 2).sum() / 5


def test_some_examinations_are_entered_under_the_wrong_kind(worlds: tuple[Frames, Frames]) -> None:
    before, after = (world["health_examinations"] for world in worlds)
    key = ["exam_no"]
    both = before.select(*key, was="examination_type").join(after.select(*key, now="examination_type"), on=key)
    changed = both.filter(pl.col("was") != pl.col("now"))
    assert 0 < changed.height < both.height / 1_000


def test_a_team_examines_many_of_a_works_in_a_day_and_nobody_after_leaving(worlds: tuple[Frames, Frames]) -> None:
    before, after = (world["health_examinations"] for world in worlds)
    most = [one.group_by("uscc", "examined_on").len()["len"].max() for one in (before, after)]
    assert isinstance(most[0], int)
    assert isinstance(most[1], int)
    assert most[0] < 20 < most[1] <= 180
    assert (after["reported_on"] >= after["examined_on"]).all()


def test_contractors_are_examined_and_are_on_no_roster(worlds: tuple[Frames, Frames]) -> None:
    after = worlds[1]["health_examinations"]
    guests = after.filter(pl.col("identity_number").str.starts_with("外包"))
    assert guests.height < after.height / 100
    roster = worlds[1]["exposed_workers"]["identity_number"].implode()
    assert not guests["identity_number"].is_in(roster).any()


def test_rounding_is_a_habit_of_some_counties_more_than_of_others(worlds: tuple[Frames, Frames]) -> None:
    before, after = (world["employers"] for world in worlds)
    changed = before["workers_dust_exposed"] != after["workers_dust_exposed"].head(before.height)
    assert 0.01 < changed.mean() < 0.2


def test_some_places_stop_where_the_target_is_just_reached() -> None:
    claims = claimed_rates(COUNTIES * 10, numpy.random.default_rng(5))
    least = (pl.col("denominator") * 0.95 - 1e-9).ceil()
    exactly = claims.filter(pl.col("numerator") == least).height
    next_to = claims.filter(pl.col("numerator") == least + 1).height
    assert exactly > next_to
    assert exactly < claims.height / 10


def test_letters_to_few_and_a_picture_that_went_round_are_shown_by_several() -> None:
    shown = pl.concat([evidence_shown(COUNTIES, seed) for seed in range(3)])
    by_file = shown.group_by("file_digest").agg(places=pl.col("division").n_unique())
    assert by_file.filter(pl.col("places").is_in([2, 3])).height > 0
    pictures = shown.filter(pl.col("picture_digest").is_not_null())
    assert pictures.group_by("picture_digest").agg(places=pl.col("division").n_unique())["places"].max() > 1
