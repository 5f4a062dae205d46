"""Which rows of a register are asked for: by place, employer and period, as a page, a command or a program asks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from qingchen.registers.catalogue import register_named
from qingchen.registers.picked import Picked
from qingchen.registers.place import within
from qingchen.registers.reader import ScopedReader
from qingchen.registers.snapshot import PLACE
from qingchen.values.region import Area


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of one register. What is empty or None does not narrow.

    place    a division code: rows that lie in it
    uscc     an employer's code; a register without it has no such rows
    from_    first day of the period, by the day a row is about
    until    last day of the period, included
    """

    register: str
    place: str = ""
    uscc: str = ""
    from_: date | None = None
    until: date | None = None

    @property
    def filters(self) -> dict[str, str]:
        """What narrows it, as the audit line and the name of the file tell it."""
        told = {"place": self.place, "uscc": self.uscc}
        told |= {"from": self.from_.isoformat() if self.from_ else "", "until": _iso(self.until)}
        return {name: text for name, text in told.items() if text}

    def rows(self, reader: ScopedReader) -> ir.Table:
        """The winning rows within the reader's area that it asks for. Raises Problem.register.unknown."""
        return self.narrowed(reader.table(self.register))

    def picked(self, reader: ScopedReader) -> Picked:
        """The same rows, to be read as they are taken. Raises Problem.register.unknown."""
        return reader.picked(self.register, self.narrowed)

    def narrowed(self, rows: ir.Table) -> ir.Table:
        """`rows` (columns as `ScopedReader.table`) by these filters."""
        register = register_named(self.register)
        if self.place:
            rows = rows.filter(within(rows[register.division or PLACE], Area((self.place,))))
        if self.uscc:
            rows = rows.filter(rows["uscc"] == self.uscc if "uscc" in rows.columns else ibis.literal(False))
        if self.from_:
            rows = rows.filter(rows["_about"] >= self.from_)
        if self.until:
            rows = rows.filter(rows["_about"] <= self.until)
        return rows


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""
