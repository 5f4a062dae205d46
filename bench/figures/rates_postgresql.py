"""The same rates in PostgreSQL: the script's text over the same compacted tables, indexed."""

from pathlib import Path

from bench.figure import Bench, Figure
from bench.rates_homes import RUNS, child, merged, store_of


def _measure(scale: str, folder: Path) -> list[Figure]:
    home, rows = store_of("30×", scale, folder)
    postgres, engine = child(merged(home), "postgres"), child(merged(home), "engine", str(RUNS))
    version = f"{postgres['version']}（同一脚本" + ("，未完成即停）" if postgres["cut"] else "）")
    bound, size = 0.1 if scale == "full" else None, f"{rows:,} 行，压实表、有索引"
    return [Figure("rates_postgresql", min(engine["engine"]), "s", version, postgres["seconds"], bound, size)]


BENCH = Bench("各率与 PostgreSQL 相比", _measure)
