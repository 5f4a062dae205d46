"""A value that holds from a day on: how rules, targets and cycles are written in YAML, and read by date.

    monitoring_cycle_months_serious:
      title: 严重职业病危害的定期检测周期
      unit: 月
      values:
        - {from: 2012-06-01, value: 12, clause: 安监总局令第47号 第二十条, status: mem-H}
        - {from: 2021-02-01, value: 12, clause: 国家卫健委令第5号 第二十条, status: sourced}

`status` says how sure it is: sourced (seen in a stored page), mem-H, mem-M, mem-L (from memory, by confidence),
建议值 (our proposal) or 待官方文本核对.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from qingchen.standards.yaml_file import read_yaml

STATUSES = frozenset({"sourced", "mem-H", "mem-M", "mem-L", "建议值", "待官方文本核对"})


class NotInForce(LookupError):
    """No value is known for that day: it lies before the first day of the first value."""


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One value from its first day until the next one's. `value` is a number or text, in `unit`."""

    value: Any
    unit: str
    clause: str
    from_: date
    status: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A named value through time, oldest first."""

    name: str
    title: str
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue:
        """The value in force on `day`. Raises NotInForce for a day before the first value."""
        in_force = [value for value in self.values if value.from_ <= day]
        if not in_force:
            raise NotInForce(f"{self.title}自 {self.values[0].from_} 起才有规定，{day} 当日无值可用")
        return in_force[-1]


@cache
def read_dated(folder: Path) -> dict[str, Dated]:
    """Every named value of the YAML files of `folder`. A name twice, or days out of order, is our own mistake."""
    found: dict[str, Dated] = {}
    for file in sorted(folder.glob("*.yaml")):
        for name, written in read_yaml(file).items():
            assert name not in found, f"{file.name}: {name} is already in another file"
            values = tuple(
                DatedValue(one["value"], written["unit"], one["clause"], one["from"], one["status"])
                for one in written["values"]
            )
            days = [value.from_ for value in values]
            assert days, f"{file.name}: {name} has no value"
            assert days == sorted(set(days)), f"{file.name}: the days of {name} are out of order"
            assert all(value.status in STATUSES for value in values), f"{file.name}: {name} has an unknown status"
            found[name] = Dated(name, written["title"], values)
    return found
