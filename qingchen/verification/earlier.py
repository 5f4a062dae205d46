"""What checks may read: the winning rows, as indicators do, and besides every earlier version of a register's rows."""

from collections.abc import Iterable, Mapping
from typing import Protocol

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts, Reader, SharedFacts

VERSION = ("_batch", "_row", "_line", "_act", "_about")
"""Of a version: where it came from, whether it was put or withdrawn, and the day from which it holds."""


class VersionedReader(Reader, Protocol):
    """A reader that also knows what was accepted before."""

    def versions(self, name: str) -> ir.Table: ...


class CheckFacts(Facts, Protocol):
    """What checks see."""

    def versions(self, name: str) -> ir.Table:
        """Every version of a register's rows: the columns asked for by `reads`, and VERSION."""


class SharedCheckFacts(SharedFacts):
    """CheckFacts over a reader."""

    def __init__(self, reader: VersionedReader, reads: Iterable[Mapping[str, tuple[str, ...]]]) -> None:
        super().__init__(reader, reads)
        self._versioned = reader

    def versions(self, name: str) -> ir.Table:
        assert name in self._columns, f"nobody said that it reads {name}"
        return self._versioned.versions(name).select(*self._columns[name], *VERSION)
