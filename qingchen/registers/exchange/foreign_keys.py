"""Which references of a register hold among the rows of a package: only those are declared as foreign keys.

A reference says what a value means, not that the other register holds it (`register.Reference`): a worker's employer
may never have registered. So each is asked of the rows themselves; the values that find nothing are listed beside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir
import polars as pl

from qingchen.registers import connection
from qingchen.registers.register import Reference, Register

MOST_LISTED = 10_000


@dataclass(frozen=True)
class Checked:
    """`unmatched`: columns `values` (joined by ;) and `rows`; at most MOST_LISTED, the most frequent first."""

    reference: Reference
    unmatched: pl.DataFrame

    @property
    def holds(self) -> bool:
        return self.unmatched.height == 0

    def declared(self, register: Register) -> dict[str, Any]:
        """As Table Schema writes a foreign key; a register that names itself has no name there."""
        own = self.reference.register == register.name
        to = {"resource": "" if own else self.reference.register, "fields": list(self.reference.to)}
        return {"fields": list(self.reference.columns), "reference": to}


def checked(register: Register, tables: Mapping[str, ir.Table]) -> list[Checked]:
    """Each reference to a register of the package, asked of the rows in `tables` (by name of register)."""
    ours = tables[register.name]
    return [
        Checked(reference, _unmatched(ours, tables[reference.register], reference))
        for reference in register.references
        if reference.register in tables
    ]


def _unmatched(ours: ir.Table, theirs: ir.Table, reference: Reference) -> pl.DataFrame:
    named = ours.filter(ibis.or_(*[ours[name].notnull() for name in reference.columns])).select(*reference.columns)
    there = theirs.select(**{f"to_{at}": theirs[name] for at, name in enumerate(reference.to)}).distinct()
    pairs = [named[name] == there[f"to_{at}"] for at, name in enumerate(reference.columns)]
    lost = named.anti_join(there, pairs)
    texts = [lost[name].cast("string").fill_null("") for name in reference.columns]
    told = lost.select(values=ibis.literal(";").join(texts)).group_by("values").agg(rows=lambda one: one.count())
    sql = ibis.to_sql(told.order_by([ibis.desc("rows"), "values"]).limit(MOST_LISTED), dialect="duckdb")
    return connection.cursor().execute(sql).pl()
