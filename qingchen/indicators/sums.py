"""What a query sums of one register alone, by person, site or case: it stays as it is while other registers change."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

from qingchen.indicators.unbound import PREFIX
from qingchen.registers.snapshot import PLACE

_STEM = "sums_"


@dataclass(frozen=True)
class Sums:
    """name: of the table that stands for them; text: reads the table PREFIX + `register`."""

    name: str
    register: str
    text: str


def apart(table: ir.Table) -> tuple[ir.Table, tuple[Sums, ...]]:
    """The same rows, read from a named table wherever sums of one register alone were joined; and what these are.

    What hangs on rules in small tables, or on where the employer of a row lies, is left as it was.
    """
    root = table.op()
    stand_ins, found = {}, {}
    for one in _of_one_register(root):
        text = ibis.to_sql(one.to_expr(), dialect="duckdb", pretty=False)
        register = next(iter(one.find(ops.UnboundTable))).name.removeprefix(PREFIX)
        sums = Sums(_STEM + sha256(text.encode()).hexdigest()[:16], register, text)
        stand_ins[one] = ibis.table(one.schema, name=sums.name).op()
        found[sums.name] = sums
    short: ir.Table = root.replace(stand_ins).to_expr()
    return short, tuple(found.values())


def _of_one_register(root: ops.Node) -> Iterable[ops.Aggregate]:
    """The outermost aggregates that are joined to something."""
    seen: set[tuple[ops.Node, bool]] = set()
    open_: list[tuple[ops.Node, bool]] = [(root, False)]
    while open_:
        node, joined = open_.pop()
        if (node, joined) in seen:
            continue
        seen.add((node, joined))
        if joined and isinstance(node, ops.Aggregate) and _is_apart(node):
            yield node
            continue
        joined = joined or isinstance(node, ops.JoinReference)
        open_ += [(below, joined) for below in node.__children__]


def _is_apart(sums: ops.Aggregate) -> bool:
    registers = sums.find(ops.UnboundTable)
    return len(registers) == 1 and PLACE not in registers[0].schema and not sums.find(ops.InMemoryTable)
