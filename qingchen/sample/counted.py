"""The ledgers of an invented world as they are filed, held to be counted.

An honest office writes into the self-check what its own ledgers give, and a team finds that in the ledgers too. How
they are counted is told from outside (`Counting`): the sample knows no rates. The six main ones are told by `truth`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars

from qingchen.inspection.campaign import Campaign
from qingchen.registers.batch_list import BatchFile, batch_list
from qingchen.registers.catalogue import register_named
from qingchen.registers.keyring import Keyring
from qingchen.registers.parquet import analytic_schema, clear_schema
from qingchen.registers.reader import ScopedReader
from qingchen.registers.rows import batch_rows
from qingchen.registers.snapshot import Snapshot
from qingchen.sample.world import Counted
from qingchen.values.actor import SYSTEM
from qingchen.values.region import EVERYWHERE

Counting = Callable[[ScopedReader, Campaign, Collection[str]], Mapping[str, Counted]]
"""(facts, campaign, codes of employers) → what is counted, by code of unit, county and of these employers."""
_KEYS = Keyring((b"sample-of-no-body",), {1: b"s" * 32})
"""Stand-ins are needed to tell persons apart; nothing that they cover leaves the folder, which is thrown away."""


@dataclass(frozen=True, slots=True)
class _Filed:
    on: date
    file: str
    register: str
    path: Path
    region: tuple[str, ...]
    rows: int


class FiledLedgers:
    """The batches that the files of a manifest become, without what is sealed of them, below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filed: list[_Filed] = []

    def add(self, register_name: str, frame: polars.DataFrame, file: str, on: date, mode: str, region: str) -> None:
        """As `Ledgers` writes them: codes, sensitive columns in clear."""
        register = register_named(register_name)
        clean = frame.select(
            (polars.col(name) if name in frame.columns else polars.lit(None)).cast(kind).alias(name)
            for name, kind in clear_schema(register).items()
        )
        rows = batch_rows(register, clean, mode, on, _KEYS)
        path = self.folder / f"{self.folder.name}-{len(self._filed)}.parquet"
        rows.select(polars.col(name).cast(kind) for name, kind in analytic_schema(register).items()).write_parquet(path)
        self._filed.append(_Filed(on, file, register_name, path, tuple(region.split(",")), rows.height))

    def reader(self, about: date) -> ScopedReader:
        """The facts about that day as known then."""
        batches = [
            BatchFile(
                number,
                one.path.stem,
                one.register,
                str(one.path),
                one.region,
                one.on,
                one.file,
                SYSTEM.username,
                one.rows,
            )
            for number, one in enumerate(sorted(self._filed, key=lambda one: (one.on, one.file)), start=1)
        ]
        return ScopedReader(replace(SYSTEM, area=EVERYWHERE), Snapshot(about, about, batch_list(batches)))
