"""A province in very many small batches: the whole catalogue warm, and from a changed row to the changed rates.

BENCH_LIVE_HOME names a folder in which the store of this scale is made once and used again.
"""

import os
import statistics
import time
from datetime import date, datetime
from pathlib import Path
from random import Random

import polars as pl

from bench import made_up_workers
from bench.figure import Bench, Figure, seconds
from bench.own_home import own_home
from qingchen import clock
from qingchen.accounts.models import User
from qingchen.field.steps import Log, rows_of, submit_register
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.counting import forget_counts
from qingchen.indicators.groups import UnitArea
from qingchen.indicators.result import Result
from qingchen.inspection.actions.rounds import set_up_accounts
from qingchen.inspection.campaign import Campaign, load
from qingchen.inspection.store import actor_of
from qingchen.registers import store
from qingchen.registers.actions import merge_batches
from qingchen.registers.catalogue import register_named
from qingchen.registers.reader import ScopedReader
from qingchen.sample import generate
from qingchen.values.actor import SYSTEM, Actor

CAMPAIGN = Path("campaigns/jilin-2020")
ABOUT = date(2020, 7, 21)
SMALL_BATCHES = {"small": 100, "full": 20_000}
MERGED_EVERY = 500
CHANGES = 5


def _measure(scale: str, folder: Path) -> list[Figure]:
    campaign, chosen = load(CAMPAIGN), Random(17)
    home = Path(os.environ.get("BENCH_LIVE_HOME", folder))
    _prepare(scale, home, campaign)
    with own_home(home / "home"), clock.at(datetime(2020, 7, 21, 9)):
        office = actor_of(User.objects.get(username="province"))
        _rates(office, campaign)
        warm = seconds(lambda: _anew(office, campaign), 5)
        again = seconds(lambda: _rates(office, campaign), 5)
        scope = [_changed(office, campaign, "employers", _other_scope, chosen) for _ in range(CHANGES)]
        moved = [_changed(office, campaign, "employers", _other_place, chosen) for _ in range(CHANGES)]
        long_ago = [_changed(office, campaign, "health_examinations", _long_ago, chosen) for _ in range(CHANGES)]
        batches = store.snapshot(ABOUT).batches
        rows = sum(batch.rows for batch in batches)
    size = f"{len(batches):,} 批共 {rows:,} 行，{len(indicators())} 个指标，按检查单位"
    full = scale == "full"
    return [
        Figure(
            "live_catalogue",
            warm,
            "s",
            "上限一秒",
            1.0,
            1.0 if full else None,
            f"{size}，已热，重新计数；各账按人、按点的汇总在账未变时留用",
        ),
        Figure("live_catalogue_again", again, "s", "上限一秒", 1.0, 1.0 if full else None, f"{size}，账未变时再问"),
        Figure("live_changed_row", statistics.median(scope), "s", "上限两秒", 2.0, 1.0 if full else None, size),
        Figure("live_moved_employer", statistics.median(moved), "s", "上限两秒", 2.0, 1.0 if full else None, size),
        Figure(
            "live_changed_examination", statistics.median(long_ago), "s", "上限两秒", 2.0, 1.0 if full else None, size
        ),
    ]


def _prepare(scale: str, folder: Path, campaign: Campaign) -> None:
    """The world, its ledgers accepted, then very many small batches; each step only once."""
    folder.mkdir(parents=True, exist_ok=True)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    with own_home(home), clock.at(datetime(2020, 7, 21, 9)):
        if _todo(folder / "world-is-made"):
            generate("demo" if scale == "small" else "province", 11, folder / "world", campaign=CAMPAIGN)
            (folder / "world-is-made").touch()
        if _todo(folder / "ledgers-are-in"):
            set_up_accounts(campaign)
            _take_in(folder / "world" / "registers")
            (folder / "ledgers-are-in").touch()
        if _todo(folder / "batches-are-in"):
            office = actor_of(User.objects.get(username="province"))
            for name in ("exposed_workers", "health_examinations"):
                _send_again(name, office, SMALL_BATCHES[scale] // 2, Random(17))
            merge_batches(SYSTEM)
            (folder / "batches-are-in").touch()


def _todo(mark: Path) -> bool:
    return not mark.exists()


def _take_in(folder: Path) -> None:
    office = actor_of(User.objects.get(username="province"))
    log = Log(lambda _: None)
    for _, row in rows_of(folder / "manifest.csv"):
        sender = actor_of(User.objects.get(username=row["sender"]))
        with clock.at(datetime.fromisoformat(row["on"] + "T10:00")):
            submit_register(sender, office, folder, row, log)
    assert not log.refused, log.refused[:3]


def _send_again(name: str, office: Actor, batches: int, chosen: Random) -> None:
    """Rows as they stand come once more, a few a batch; merging goes on meanwhile as in a running server."""
    rows, keyring = _reader(office).table(name).to_polars(), store.keyring()
    for number in range(batches):
        some = rows[[chosen.randrange(rows.height) for _ in range(chosen.randint(1, 9))]]
        made_up_workers.enter(some.unique(register_named(name).key), keyring, register_named(name))
        if number % MERGED_EVERY == MERGED_EVERY - 1:
            merge_batches(SYSTEM)


def _changed(office: Actor, campaign: Campaign, name: str, change: pl.Expr, chosen: Random) -> float:
    """Seconds from a changed row at a counted employer to the whole catalogue, in which some rate has moved."""
    before = _rates(office, campaign)
    sites = _reader(office).table("employers").to_polars()
    rows = counted = sites.filter(pl.col("in_scope") & (pl.col("production_status") == "operating"))
    if name != "employers":
        of_year = pl.col("examined_on") >= date(ABOUT.year, 1, 1)
        rows = _reader(office).table(name).to_polars().filter(of_year).join(counted, ["uscc", "site_no"], "semi")
    row = rows[chosen.randrange(rows.height)].with_columns(change)
    keyring = store.keyring()
    began = time.perf_counter()
    made_up_workers.enter(row, keyring, register_named(name))
    after = _rates(office, campaign)
    taken = time.perf_counter() - began
    assert [one.rate for one in after] != [one.rate for one in before]
    return taken


_other_scope = pl.lit(False).alias("in_scope")
_other_place = pl.when(pl.col("division").str.starts_with("2202")).then(pl.lit("220322")).otherwise(pl.lit("220211"))
_other_place = _other_place.alias("division")
_long_ago = pl.lit(date(ABOUT.year - 4, 3, 2)).alias("examined_on")


def _rates(office: Actor, campaign: Campaign) -> list[Result]:
    units = [UnitArea(unit.code, unit.name, unit.area) for unit in campaign.units]
    return compute(_reader(office), list(indicators().values()), "unit", units)


def _anew(office: Actor, campaign: Campaign) -> list[Result]:
    """Counted over the tables that are held, whatever was asked before."""
    forget_counts()
    return _rates(office, campaign)


def _reader(office: Actor) -> ScopedReader:
    return ScopedReader(office, store.snapshot(ABOUT))


BENCH = Bench("一行改动到指标改动", _measure)
