"""The script that the engine is measured against says the same of every indicator, at every place of made-up worlds."""

from datetime import date

import polars as pl
import pytest

from bench import rates_script
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.counting import SUMS, counted
from qingchen.indicators.unbound import columns_read
from tests.reference import random_world
from tests.reference.test_rates_equal_plain import _reader

KEYS = ("division", "in_scope")


def test_the_script_counts_every_indicator():
    assert sorted(rates_script.names()) == sorted(indicators())


@pytest.mark.parametrize("seed", [5, 6])
def test_the_script_gives_the_same_integers_as_the_engine(seed):
    on = date(2020, 7, 31)
    reader = _reader(random_world.registers(seed, on), on)
    ours = counted(reader, list(indicators().values()), "place")
    theirs = _counted_by_script(reader, on)
    for name in indicators():
        columns = [f"{name}/{one}" for one in SUMS]
        mine = next(frame for frame in ours if columns[0] in frame.columns).select(*KEYS, *columns)
        mine = mine.filter(pl.any_horizontal(pl.col(columns) > 0)).sort(KEYS)
        assert mine.rows() == theirs[name].rows(), name
    assert sum(frame.height > 0 for frame in theirs.values()) > 100


def _counted_by_script(reader, on):
    sources = {}
    for register, columns in columns_read(indicators().values()).items():
        told = (f"coalesce({one}, 1) AS {one}" if one in ("site_no", "spell") else f'"{one}"' for one in columns)
        sources[f"{register}"] = f"SELECT {', '.join(told)}, _batch, _row FROM memory.main.{register}"
    connection = reader.connection.con
    rates_script.prepare(connection, on, [])
    lines = connection.execute(rates_script.by_place(sources, on)).pl()
    found = {}
    for number, some in enumerate(rates_script.parts().values()):
        for place, name in enumerate(some):
            sums = [pl.col("counts").list.get(2 * place + side).alias(one) for side, one in enumerate("nd")]
            mine = lines.filter(pl.col("part") == number).select(*KEYS, *sums)
            found[name] = mine.filter((pl.col("n") > 0) | (pl.col("d") > 0)).sort(KEYS)
    return found
