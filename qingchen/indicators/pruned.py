"""An expression without the columns that nobody asks for: an engine keeps a common table with all it is given."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import ibis.expr.operations as ops
import ibis.expr.types as ir
from ibis.common.graph import Graph, Node
from ibis.expr.schema import Schema


def pruned(table: ir.Table) -> ir.Table:
    """The same columns of the same rows; inside, each relation has only the columns that these need."""
    root = table.op()
    needed = _needed(root)

    def narrowed(node: Node, changed: dict[str, Any] | None) -> Node:
        if isinstance(node, ops.Field) and node.name not in needed[node.rel]:
            # A part of a value that will be left out.
            return node
        if not isinstance(node, ops.Relation):
            return node if changed is None else type(node)(**changed)
        told = dict(zip(node.argnames, node.args, strict=True)) if changed is None else changed
        kept = needed[node]
        if isinstance(node, ops.UnboundTable):
            told["schema"] = Schema({name: kind for name, kind in node.schema.items() if name in kept})
        elif isinstance(node, ops.DropColumns):
            return ops.Project(told["parent"], {name: ops.Field(told["parent"], name) for name in kept})
        elif isinstance(node, (ops.Project, ops.JoinChain)):
            told["values"] = {name: value for name, value in told["values"].items() if name in kept}
        elif isinstance(node, ops.Aggregate):
            told["metrics"] = {name: value for name, value in told["metrics"].items() if name in kept}
        return type(node)(**told)

    narrow: ir.Table = root.replace(narrowed).to_expr()
    return narrow


def columns_of(table: ir.Table) -> dict[str, tuple[str, ...]]:
    """By name of each unbound table the columns that it has."""
    return {one.name: tuple(one.schema) for one in table.op().find(ops.UnboundTable)}


def _needed(root: ops.Relation) -> dict[ops.Relation, set[str]]:
    """Of each relation the columns asked for, at least one: rows are counted without a column of theirs too."""
    needed: dict[ops.Relation, set[str]] = defaultdict(set)
    needed[root] |= set(root.schema)
    below_first, _ = Graph.from_bfs(root).toposort()
    for relation in reversed([node for node in below_first if isinstance(node, ops.Relation)]):
        mine = needed[relation]
        if not mine:
            mine.add(next(iter(relation.schema)))
        for below, names in _asked(relation, mine):
            needed[below] |= names
    return needed


def _asked(relation: ops.Relation, mine: set[str]) -> Iterable[tuple[ops.Relation, set[str]]]:
    """What `relation` has to have of others where `mine` is asked of it."""
    match relation:
        case ops.Project():
            yield from _fields(relation.values[name] for name in mine)
        case ops.JoinChain():
            yield from _fields(relation.values[name] for name in mine)
            yield from _fields(one for link in relation.rest for one in link.predicates)
        case ops.Aggregate():
            yield from _fields(relation.groups.values())
            yield from _fields(value for name, value in relation.metrics.items() if name in mine)
        case ops.Filter():
            yield relation.parent, mine
            yield from _fields(relation.predicates)
        case ops.JoinReference() | ops.DropColumns():
            yield relation.parent, mine
        case _:
            yield from ((one, set(one.schema)) for one in relation.__children__ if isinstance(one, ops.Relation))


def _fields(values: Iterable[ops.Value]) -> Iterable[tuple[ops.Relation, set[str]]]:
    for value in values:
        yield from ((one.rel, {one.name}) for one in value.find(ops.Field, filter=ops.Value))
