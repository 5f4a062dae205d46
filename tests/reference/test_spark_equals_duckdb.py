"""The same expressions on Spark give the same integers: every indicator, by place and by site, on random worlds."""

import os
import re
import shutil
import textwrap
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from qingchen.indicators.catalogue import MAIN, indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.counting import SUMS, counted
from qingchen.indicators.facts_folder import write_facts
from qingchen.indicators.fused import KEYS
from qingchen.indicators.spark import counted_on_spark
from tests.reference import random_world
from tests.reference.test_rates_equal_plain import _reader

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore")]
ON = date(2020, 7, 31)
HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "scale-out.md"


@pytest.fixture(scope="module")
def session():
    if shutil.which("java") is None:
        pytest.skip("Spark 需要 Java：apt-get install default-jre-headless")
    sql = pytest.importorskip("pyspark.sql", reason="Spark 是可选组件：python3 setup/ready.py spark")
    os.environ["TZ"] = "UTC"
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "4",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    builder = sql.SparkSession.builder.master("local[2]").appName("qingchen-test")
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    yield made
    made.stop()


def _equal(session, folder, names, grain, seed):
    reader = _reader(random_world.registers(seed, ON), ON)
    wanted = [indicators()[name] for name in names]
    facts = write_facts(reader, wanted, folder)
    ours = counted(reader, wanted, grain)
    theirs = counted_on_spark(session, facts, wanted, grain)
    told = [len(_lines(ours, name, grain)) for name in names]
    assert sum(told) > 0
    for name in names:
        assert _lines(ours, name, grain) == _lines(theirs, name, grain), name


@pytest.mark.timeout(1800)
def test_the_how_to_runs_as_it_stands_and_gives_what_the_pages_give(session, tmp_path, monkeypatch):
    reader = _reader(random_world.registers(3, ON), ON)
    wanted = [indicators()[name] for name in ("declaration_rate", "living_case_count", "zero_penalty_county_count")]
    write_facts(reader, wanted, tmp_path / "facts")
    monkeypatch.chdir(tmp_path)
    (shown,) = re.findall(r"```python\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), flags=re.DOTALL)
    told = {}
    exec(textwrap.dedent(shown), told)
    assert told["results"] == compute(reader, wanted, "county")
    assert (tmp_path / "results.csv").read_text(encoding="utf-8-sig").count("\n") > len(told["results"])


def _lines(frames, name, grain):
    """An indicator's sums by place or site, whichever pass they were counted in; places without any are left out."""
    sums = [f"{name}/{one}" for one in SUMS]
    (frame,) = (frame for frame in frames if sums[0] in frame.columns)
    lines = frame.select(*KEYS[grain], *(pl.col(one).cast(pl.Int64) for one in sums)).rows()
    return sorted((line for line in lines if any(line[-2:])), key=repr)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("grain", ["place", "site"])
def test_spark_gives_the_same_integers_for_the_main_rates(session, tmp_path, grain):
    _equal(session, tmp_path / "facts", MAIN, grain, 1)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("grain", ["place", "site"])
def test_and_does_so_for_every_indicator(session, tmp_path, grain):
    """By eight at a time: one plan of a whole catalogue takes a local session longer to lay out than to run."""
    names = list(indicators())
    for start in range(0, len(names), 8):
        _equal(session, tmp_path / f"facts{start}", names[start : start + 8], grain, 2)
