"""Facts as a folder of Parquet files: the winning rows that a set of indicators reads, for another engine to count.

facts.json                      {"about", "known_on", "batches_until", "code_version", "indicators", "registers"}
<register>/part-0.parquet …     the columns that are read, division codes those in force on the day
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import ibis

from qingchen.indicators.code_version import code_version
from qingchen.indicators.facts import TRACE, Reader
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.unbound import columns_read
from qingchen.values.region import EVERYWHERE, Area

ABOUT_FILE = "facts.json"
FILE_BYTES = "256MB"
"""Of one file: a piece of work for one core of a cluster."""


@dataclass(frozen=True)
class FactsFolder:
    """What was written, as a reader's standing; `folder` may be any address that the engine can read."""

    folder: str
    about: date
    known_on: date
    batches_until: int
    code_version: str
    indicators: tuple[str, ...]
    registers: tuple[str, ...]

    @property
    def within(self) -> Area:
        return EVERYWHERE

    def path(self, register: str) -> str:
        return f"{self.folder.rstrip('/')}/{register}"


def write_facts(reader: Reader, indicators: Sequence[Indicator], folder: Path) -> FactsFolder:
    """Write what `indicators` read, of all that the reader may see. `folder` must be new."""
    folder.mkdir(parents=True)
    columns = columns_read(indicators)
    for name, wanted in columns.items():
        table = reader.table(name, [*wanted, *TRACE]).select(*wanted, *TRACE)
        (folder / name).mkdir()
        target = str(folder / name).replace("'", "''")
        # Read whole and at once: a segment that is cleared away meanwhile fails here, and not half-way in a cluster.
        reader.connection.con.execute(
            f"""COPY ({ibis.to_sql(table, dialect="duckdb")}) TO '{target}' (FORMAT parquet, COMPRESSION zstd,
            FILE_SIZE_BYTES '{FILE_BYTES}', FILENAME_PATTERN 'part-{{i}}', OVERWRITE)"""
        )
    told = {
        "about": reader.about.isoformat(),
        "known_on": reader.known_on.isoformat(),
        "batches_until": reader.batches_until,
        "code_version": code_version(),
        "indicators": [one.name for one in indicators],
        "registers": list(columns),
    }
    (folder / ABOUT_FILE).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return read_standing(json.dumps(told), str(folder))


def read_standing(text: str, folder: str) -> FactsFolder:
    """`text`: of facts.json."""
    held = json.loads(text)
    return FactsFolder(
        folder,
        date.fromisoformat(held["about"]),
        date.fromisoformat(held["known_on"]),
        held["batches_until"],
        held["code_version"],
        tuple(held["indicators"]),
        tuple(held["registers"]),
    )
