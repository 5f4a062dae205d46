"""All checks over a province through the store: cold, with registers yet to be resolved, and again while warm."""

import secrets
from datetime import date, datetime
from pathlib import Path

import numpy
import polars as pl
from django.db import transaction

from bench.checks_measured import CAMPAIGN
from bench.figure import Bench, Figure, seconds
from bench.own_home import own_home
from qingchen import clock
from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import write_batch
from qingchen.registers.reader import ScopedReader
from qingchen.registers.rows import batch_rows
from qingchen.registers.store import snapshot
from qingchen.sample.claimed_rates import claimed_rates
from qingchen.sample.evidence_shown import evidence_shown
from qingchen.sample.held import Frames, honest_world
from qingchen.sample.noise import with_honest_noise
from qingchen.values.actor import Actor, Role
from qingchen.values.region import EVERYWHERE
from qingchen.verification.catalogue import checks
from qingchen.verification.run import check_run

ABOUT = date(2020, 7, 21)
MOST_SECONDS = 20.0


def _measure(scale: str, folder: Path) -> list[Figure]:
    frames = _frames("province" if scale == "full" else "demo")
    rows = sum(frame.height for frame in frames.values())
    with own_home(folder), clock.at(datetime(2020, 7, 21, 9)):
        for name in sorted(frames, key=lambda one: "@earlier" not in one):
            _accept(name.removesuffix("@earlier"), frames[name])
        frames.clear()
        actor = Actor("bench", "量测", Role.PROVINCE, EVERYWHERE)
        cold = seconds(lambda: check_run(ScopedReader(actor, snapshot(ABOUT))), 1)
        reader = ScopedReader(actor, snapshot(ABOUT))
        run = check_run(reader)
        warm = seconds(lambda: check_run(reader))
    size = f"{len(checks())} 项核查，{rows:,} 行，线索 {len(run.flags):,} 条"
    bound = 1.0 if scale == "full" else None
    named = "上限"
    return [
        Figure("checks", cold, "s", named, MOST_SECONDS, bound, f"{size}，台账第一次读"),
        Figure("checks_warm", warm, "s", named, MOST_SECONDS, bound, f"{size}，台账已在内存"),
    ]


def _frames(scale: str) -> Frames:
    random = numpy.random.default_rng(11)
    frames = with_honest_noise(honest_world(scale, 11, campaign=CAMPAIGN)[0], random)
    counties = sorted(frames["employers"]["division"].str.slice(0, 6).unique().to_list())
    claims = claimed_rates(counties, random)
    # What the held rows of the two registers leave out, though every row of a store has it.
    filed = {"sheet_public_id": "s", "form_code": "form1", "form_digest": "d", "answer_kind": "ratio"}
    frames["claims"] = claims.with_columns(pl.lit(value).alias(name) for name, value in filed.items()).with_columns(
        submitted_on=pl.lit(date(2020, 7, 18))
    )
    frames["evidence_files"] = evidence_shown(counties, 11).with_columns(submitted_on=pl.lit(date(2020, 7, 18)))
    return frames


def _accept(name: str, frame: pl.DataFrame) -> None:
    register, keyring = register_named(name), store.keyring()
    rows = batch_rows(register, frame, "upsert", date(2020, 7, 6), keyring)
    with store.writing():
        files = write_batch(store.root(), register, secrets.token_hex(12), rows, keyring)
        with transaction.atomic():
            store.enter_batch(files, name, region="22", sender="bench", title=register.title)


BENCH = Bench("核查", _measure)
