"""What a check (逻辑校核) is: a fault said as a statement, looked for in the facts. A lead is a lead: 线索，非结论."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts

LEAD = "线索，非结论"


@dataclass(frozen=True, slots=True)
class RowAt:
    """A row of the store that a flag points at: its register, batch, row, and line in the received file."""

    register: str
    batch: int
    row: int
    line: int | None


@dataclass(frozen=True, slots=True)
class Flag:
    """One lead. `subject` is an employer or worker without personal data; `sentence` says what does not fit."""

    check: str
    subject: str
    sentence: str
    division: str | None
    source: RowAt


@dataclass(frozen=True)
class Check:
    """One check.

    name      the fault as a statement, also the module's name (`declaration_without_dust`)
    look_at   what a person looks at to settle it, in Chinese
    register  the register of the rows that are flagged
    reads     columns by register that `rows` touches
    rows      one row per flag: `subject, sentence, division, _batch, _row, _line`
    """

    name: str
    title: str
    look_at: str
    basis: str
    register: str
    reads: Mapping[str, tuple[str, ...]]
    rows: Callable[[Facts], ir.Table]

    def flags(self, facts: Facts) -> list[Flag]:
        """Every lead, by place and source."""
        ordered = self.rows(facts).order_by("division", "_batch", "_row")
        return [self._flag(line) for line in ordered.to_pyarrow().to_pylist()]

    def _flag(self, line: Mapping[str, object]) -> Flag:
        batch, row, number = line["_batch"], line["_row"], line["_line"]
        assert isinstance(batch, int)
        assert isinstance(row, int)
        assert number is None or isinstance(number, int)
        division = line["division"]
        where = RowAt(self.register, batch, row, number)
        return Flag(self.name, str(line["subject"]), str(line["sentence"]), str(division) if division else None, where)


def by_subject(flags: Iterable[Flag]) -> dict[str, list[Flag]]:
    """Flags by what they are about, in order of appearance."""
    told: dict[str, list[Flag]] = {}
    for flag in flags:
        told.setdefault(flag.subject, []).append(flag)
    return told
