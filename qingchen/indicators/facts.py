"""What an indicator may read: winning rows about a day, and what several indicators share, computed once."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, Protocol

import ibis.expr.types as ir

from qingchen.registers.reader import Held
from qingchen.values.region import Area

TRACE = ("_batch", "_row", "_line")
"""Where a row came from: batch, row of the batch, line of the received file."""


class Reader(Protocol):
    """What hands over rows: `registers.store.ScopedReader`, or small tables in a test."""

    @property
    def about(self) -> date: ...

    @property
    def known_on(self) -> date: ...

    @property
    def batches_until(self) -> int: ...

    @property
    def within(self) -> Area: ...

    @property
    def connection(self) -> Any:
        """The Ibis connection in which the tables live."""

    def table(self, name: str, columns: Collection[str] | None = None) -> ir.Table:
        """Winning rows, division codes those in force on `about`; at least `columns`, of a long register no others."""

    def held_as(self, name: str) -> Held | None:
        """How its rows lie in this process, and never change; None where they are read from files."""


class Facts(Protocol):
    """What indicators and checks see."""

    @property
    def about(self) -> date:
        """The cut-off day D."""

    @property
    def within(self) -> Area:
        """The area whose rows may be seen: what counts places lists no others."""

    def table(self, name: str) -> ir.Table:
        """Winning rows of a register: the columns asked for by `reads`, and TRACE; `site_no` and `spell` never null."""

    def once(self, name: str, build: Callable[[], ir.Table]) -> ir.Table:
        """The table that `build` gives, computed the first time only."""


class SharedFacts:
    """Facts over a reader; what is asked `once` is kept in the reader's DuckDB while this object lives.

    `reads` names, by register, the columns that somebody will ask for; no others are touched.
    """

    def __init__(self, reader: Reader, reads: Iterable[Mapping[str, tuple[str, ...]]]) -> None:
        self._reader = reader
        self._columns: dict[str, list[str]] = {}
        for wanted in reads:
            for register, columns in wanted.items():
                known = self._columns.setdefault(register, [])
                known.extend(column for column in columns if column not in known)
        self._tables: dict[str, ir.Table] = {}

    @property
    def about(self) -> date:
        return self._reader.about

    @property
    def within(self) -> Area:
        return self._reader.within

    def table(self, name: str) -> ir.Table:
        assert name in self._columns, f"nobody said that it reads {name}"
        table = self._reader.table(name, [*self._columns[name], *TRACE]).select(*self._columns[name], *TRACE)
        ones: dict[str, Any] = {
            column: table[column].fill_null(1) for column in ("site_no", "spell") if column in table.columns
        }
        return table.mutate(**ones) if ones else table

    def once(self, name: str, build: Callable[[], ir.Table]) -> ir.Table:
        if name not in self._tables:
            self._tables[name] = build().cache()
        return self._tables[name]
