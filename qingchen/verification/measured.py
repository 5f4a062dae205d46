"""What was measured of each check on sample worlds: how often it errs, and what it finds.

Written by `python -m bench.checks_measured`, on worlds whose seeds were not used while the checks were written; one
file a check in `measured/`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from qingchen.values.rate import Rate
from qingchen.verification.sampling.bounds import exact_bounds

FOLDER = Path(__file__).parent / "measured"
_ERROR = 0.05
_HEAVY, _MIDDLE = 1_000, 20
"""A lead is heavy where a planted fault raises one so many times as often as an honest row or subject does."""


class Weight(IntEnum):
    """How much a lead of a check weighs, as the sample worlds show it."""

    LIGHT = 1
    MIDDLE = 2
    HEAVY = 3

    @property
    def title(self) -> str:
        return {1: "轻", 2: "中", 3: "重"}[self.value]


@dataclass(frozen=True, slots=True)
class PowerPoint:
    """Of faults planted at one size, how many the check found. `size` says in Chinese how large they were."""

    size: str
    found: Rate


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one check.

    unit          what it looks at, one by one, in Chinese
    false_alarm   leads in honest worlds / units looked at there
    """

    unit: str
    false_alarm: Rate
    power: tuple[PowerPoint, ...]
    seeds: tuple[int, ...]

    @property
    def weight(self) -> Weight:
        """By the likelihood ratio of the middle size of fault; no alarm at all counts as one, lest nought weigh all."""
        if not self.power or not self.false_alarm.denominator:
            return Weight.LIGHT
        power = self.power[len(self.power) // 2].found.exact or Fraction(0)
        ratio = power / Fraction(max(1, self.false_alarm.numerator), self.false_alarm.denominator)
        return Weight.HEAVY if ratio >= _HEAVY else Weight.MIDDLE if ratio >= _MIDDLE else Weight.LIGHT

    @property
    def sentence(self) -> str:
        """`如实的示例中看了 20,000 条记录，误报 3 条（每 10,000 条记录 1.5 条，…）；植入 3 条时查出 95.0%（57 / 60）`.

        Nought of a handful is no promise: what may lie behind is told by the exact upper bound, one-sided at 95 %.
        """
        per = 10_000 if self.false_alarm.denominator >= 10_000 else 100
        alarms, looked = self.false_alarm.numerator, self.false_alarm.denominator
        told = f"{alarms * per / looked:.1f}" if alarms else "0"
        most = exact_bounds(alarms, looked, None, _ERROR).high * per
        rate = f"每 {per:,} {self.unit} {told} 条，95% 的把握不超过 {ceil(most * 10) / 10:.1f} 条"
        quiet = f"如实的示例中看了 {looked:,} {self.unit}，误报 {alarms:,} 条（{rate}）"
        points = [
            f"{point.size}时查出 {point.found.percent_text}%（{point.found.counts_text}）" for point in self.power
        ]
        return "；".join([quiet, *points])


def measured_of(check: str) -> Measured | None:
    """None where nothing was measured."""
    return _measured().get(check)


@cache
def _measured() -> Mapping[str, Measured]:
    return {path.stem: read(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.json"))}


def read(told: Mapping[str, Any]) -> Measured:
    """From the content of a file."""
    power = tuple(PowerPoint(point["size"], Rate(point["found"], point["planted"])) for point in told["power"])
    return Measured(told["unit"], Rate(told["alarms"], told["looked_at"]), power, tuple(told["seeds"]))
