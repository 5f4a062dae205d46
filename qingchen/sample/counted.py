"""What every indicator says of the world's places and drawn employers, from its ledgers as they are filed.

An honest office writes into the self-check what its own ledgers give, and a team finds that in the ledgers too: the
answers of the sample start from these counts. The six main rates are told by `truth`, which shares no code with the
indicators.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.cells import cells
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import By, UnitArea
from qingchen.registers.batch_list import BatchFile, batch_list
from qingchen.registers.catalogue import register_named
from qingchen.registers.keyring import Keyring
from qingchen.registers.parquet import analytic_schema, clear_schema
from qingchen.registers.reader import ScopedReader
from qingchen.registers.rows import batch_rows
from qingchen.registers.snapshot import Snapshot
from qingchen.values.actor import SYSTEM
from qingchen.values.rate import Rate
from qingchen.values.region import EVERYWHERE

_KEYS = Keyring((b"sample-of-no-body",), {1: b"s" * 32})
"""Stand-ins are needed to tell persons apart; nothing that they cover leaves the folder, which is thrown away."""
_COME_BACK = ("answers", "recounts")
"""What is counted among visits is nothing yet when the places fill their sheets."""
LEVELS: tuple[By, ...] = ("unit", "county", "employer")


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
        path = self.folder / f"{len(self._filed)}.parquet"
        rows.select(polars.col(name).cast(kind) for name, kind in analytic_schema(register).items()).write_parquet(path)
        self._filed.append(_Filed(on, file, register_name, path, tuple(region.split(",")), rows.height))

    def counted(
        self, about: date, units: Sequence[UnitArea], employers: Collection[str]
    ) -> Mapping[str, Mapping[str, Rate]]:
        """Rates by indicator name, by code of unit, county and of these employers."""
        batches = [
            BatchFile(
                number, one.path.stem, one.register, str(one.path), one.region, one.on, one.file, SYSTEM.username, one.rows
            )
            for number, one in enumerate(sorted(self._filed, key=lambda one: (one.on, one.file)), start=1)
        ]
        reader = ScopedReader(replace(SYSTEM, area=EVERYWHERE), Snapshot(about, about, batch_list(batches)))
        wanted = [one for one in indicators().values() if one.register not in _COME_BACK]
        held = cells(reader, wanted, LEVELS)
        found: dict[str, dict[str, Rate]] = {}
        for by in LEVELS:
            among = employers if by == "employer" else None
            for result in compute(reader, wanted, by, units, among=among, held=held):
                found.setdefault(result.group_code, {})[result.indicator] = result.rate
        return found
