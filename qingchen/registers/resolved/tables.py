"""What a resolved register is made of in this process's DuckDB; dropped when nobody holds it any more."""

import itertools
import weakref
from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import duckdb
import ibis

from qingchen.registers import connection
from qingchen.registers.batch_list import BatchFile

MOST_SUMS = 24
"""Kept of one register: whoever picks indicators asks for sums of their own."""
SUMS_A_ROW = 2
"""Rows of sums kept for each row of the register: the whole catalogue's take one at most."""
FEW_ROWS = 50_000
"""Of sums, kept however small the register is."""
_names = itertools.count(1)
_abandoned: deque[tuple[str, str]] = deque()


class Stored:
    """A table or view of a name of its own."""

    def __init__(
        self,
        sql: str,
        kind: str = "TABLE",
        stem: str = "resolved",
        cursor: duckdb.DuckDBPyConnection | None = None,
    ) -> None:
        """`cursor`: a connection to this process's engine that knows more than others, where `sql` asks for it."""
        self.name = f"{stem}_{next(_names)}"
        (cursor or connection.cursor()).execute(f"CREATE {kind} {self.name} AS {sql}")
        self.rows = count(self.name) if kind == "TABLE" else 0
        weakref.finalize(self, _abandoned.append, (kind, self.name))

    @cached_property
    def schema(self) -> ibis.Schema:
        """Asked of the engine once: a view over a table and its changes has the same columns."""
        return connection.backend().get_schema(self.name)


def count(table: str) -> int:
    ((rows,),) = connection.cursor().execute(f"SELECT count(*) FROM {table}").fetchall()
    return int(rows)


def drop_abandoned() -> None:
    while _abandoned:
        kind, name = _abandoned.popleft()
        connection.cursor().execute(f"DROP {kind} IF EXISTS {name}")


@dataclass(frozen=True, eq=False)
class Resolved:
    """The winning rows of one register about a day, as of its first `batches` batches.

    whole      the rows as they stood when last made whole
    gone       `id`: (batch << 32) + row of those of `whole` that do not stand any more
    added      the rows that stand since, columns as `whole`
    ended      of a state, the withdrawals that win, columns as `whole`: an older row put later must not come back
    view       the rows that stand, where they are not just `whole`
    placed_by  the employers by whose places the rows were placed; None where the register places them itself
    moved_since  of employers, the sites that moved since another state of the register, by that one's name
    sums       made of these rows but for their places, by the text that says how
    """

    about: date
    batches: int
    last: str
    whole: Stored
    ended: Stored | None
    placed_by: "Resolved | None"
    gone: Stored | None = None
    added: Stored | None = None
    view: Stored | None = None
    moved_since: dict[str, Stored] = field(default_factory=dict, init=False, repr=False)
    sums: OrderedDict[str, Stored] = field(default_factory=OrderedDict, repr=False)

    @property
    def name(self) -> str:
        """What is read: columns as `versions.versions_sql`, all of them puts."""
        return (self.view or self.whole).name

    @property
    def schema(self) -> ibis.Schema:
        return self.whole.schema

    @property
    def changed_rows(self) -> int:
        return sum(part.rows for part in (self.gone, self.added) if part)

    @property
    def rows(self) -> int:
        """How many are held for it."""
        return self.whole.rows + self.changed_rows

    def summed(self, name: str, text: str) -> Stored:
        """What `text` gives of the rows, which it reads as a table `name`, without their PLACE. Made once and kept."""
        with connection.engine().lock:
            if text not in self.sums:
                self.sums[text] = Stored(f"WITH {name} AS (FROM {self.name}) FROM ({text})", stem="sums")
            self.sums.move_to_end(text)
            while len(self.sums) > MOST_SUMS or (len(self.sums) > 1 and self._rows_of_sums > self._most_of_sums):
                self.sums.popitem(last=False)
            return self.sums[text]

    @property
    def _rows_of_sums(self) -> int:
        return sum(one.rows for one in self.sums.values())

    @property
    def _most_of_sums(self) -> int:
        return max(FEW_ROWS, SUMS_A_ROW * self.whole.rows)

    def is_before(self, files: Sequence[BatchFile], about: date) -> bool:
        """Whether it is of the same day and of `files` as far as it goes.

        Batches are only ever added, and the random name in the path is one store's own: one path stands for all before.
        """
        if self.about != about or self.batches > len(files):
            return False
        return files[self.batches - 1].path == self.last if self.batches else not files
