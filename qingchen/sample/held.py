"""A world held in memory: what would be filed by 6 July 2020, without tricks, for planting faults in it."""

import tempfile
from collections.abc import Collection
from pathlib import Path

import numpy
import polars

from qingchen.inspection.campaign import load
from qingchen.inspection.plans import UnitPlan
from qingchen.sample.ledgers import Ledgers, PlaceMade
from qingchen.sample.places import places

Frames = dict[str, polars.DataFrame]
"""Rows with codes by register, sensitive columns in clear; `_planted` numbers the faults that lie in them."""


class _HeldLedgers(Ledgers):
    def __init__(self, folder: Path, seed: int, scale: str, province: str) -> None:
        super().__init__(folder, seed, scale, province, honest=True)
        self.parts: dict[str, list[polars.DataFrame]] = {}
        self.bad = {"": "none is wanted"}

    def _file(self, name: str, parts: list[polars.DataFrame], file: str, on: object, *rest: str) -> None:
        if "补报更正" not in file and "撤回" not in file:
            self.parts.setdefault(name, []).extend(parts)


def honest_world(
    scale: str, seed: int, *, campaign: Path, units: Collection[str] = ()
) -> tuple[Frames, list[PlaceMade]]:
    """The frames, and what is true of each place."""
    plan = load(campaign)
    made: list[PlaceMade] = []
    with tempfile.TemporaryDirectory() as folder:
        ledgers = _HeldLedgers(Path(folder) / "registers", seed, scale, plan.province)
        found = places(plan, scale, numpy.random.Generator(numpy.random.PCG64(seed)))
        for unit in _chosen(plan.units, units):
            own = [place for place in found if place.unit == unit.code]
            made += list(ledgers.write_unit(unit, own)) if own else []
        ledgers.write_manifest()
    frames = {name: polars.concat(parts, how="diagonal_relaxed") for name, parts in ledgers.parts.items()}
    return {name: unplanted(frame) for name, frame in frames.items()}, made


def unplanted(frame: polars.DataFrame) -> polars.DataFrame:
    return frame.with_columns(_planted=polars.lit(None, polars.Int64))


def _chosen(units: Collection[UnitPlan], wanted: Collection[str]) -> list[UnitPlan]:
    return [unit for unit in units if not wanted or unit.code in wanted]
