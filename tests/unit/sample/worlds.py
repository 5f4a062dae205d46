"""Small invented worlds and the reading of their files."""

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy
import polars

from qingchen import clock
from qingchen.inspection.campaign import load
from qingchen.registers.catalogue import register_named
from qingchen.registers.read import read_file
from qingchen.registers.row_problem import ProblemList
from qingchen.registers.validate import validate
from qingchen.sample import Summary, generate
from qingchen.sample.ledgers import Ledgers
from qingchen.sample.places import places

CAMPAIGN = Path(__file__).parents[3] / "campaigns" / "jilin-2020"
UNITS = ("tonghua", "siping", "baicheng", "gongzhuling")
"""Of the few units made: late filings, a shrunken scope, copied measurements, the recoded county."""


class Folder:
    """A folder of registers and what its manifest says."""

    def __init__(self, path: Path) -> None:
        self.path = path
        table = polars.read_csv(path / "manifest.csv", infer_schema=False)
        self.manifest: list[dict[str, str]] = table.rows(named=True)

    def read(self, row: dict[str, str]) -> tuple[polars.DataFrame, ProblemList]:
        """A file of the manifest as the office meets it on the day on which it is sent."""
        register = register_named(row["register"])
        with clock.at(datetime.fromisoformat(f"{row['on']}T10:00")):
            read = read_file(self.path / row["file"], row["file"], register)
            return read.frame, read.problems + validate(register, read.frame, row["file"])

    def frames(self, register: str, unit: str = "", on: str = "", mode: str = "") -> polars.DataFrame:
        wanted = [
            row
            for row in self.manifest
            if row["register"] == register
            and unit in row["sender"]
            and row["on"].startswith(on)
            and row["mode"].startswith(mode)
        ]
        return polars.concat([self.read(row)[0] for row in wanted], how="vertical_relaxed")


class CountyWorld:
    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.summary: Summary = generate("county", seed, path, campaign=CAMPAIGN)
        self.registers = Folder(path / "registers")
        self.truth: dict[str, Any] = json.loads((path / "truth.json").read_text(encoding="utf-8"))

    @property
    def bytes_by_name(self) -> dict[str, bytes]:
        files = (path for path in self.path.rglob("*") if path.is_file())
        return {path.relative_to(self.path).as_posix(): path.read_bytes() for path in files}


class FewUnits(Folder):
    """Units with at most two places each, filed and corrected."""

    def __init__(self, path: Path) -> None:
        plan = load(CAMPAIGN)
        ledgers = Ledgers(path, 7)
        found = places(plan, "demo", numpy.random.Generator(numpy.random.PCG64(7)))
        for code in UNITS:
            own = [place for place in found if place.unit == code][:2]
            assert Counter(place.unit for place in own)[code]
            self.made = list(ledgers.write_unit(plan.unit_by_code[code], own))
        ledgers.write_manifest()
        self.planted = ledgers.planted
        super().__init__(path)
