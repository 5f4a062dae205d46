"""The shape that counting wants: one relation, what is joined to it, which rows count, and values over all of it.

An expression of projections, filters and joins, in whatever order it was written, is the same as its star: a filter on
the left side of a left or inner join may as well follow the join. Two expressions with like stars can be counted in
one pass, each row of the root looked at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import ibis.expr.operations as ops

from qingchen.indicators.unbound import PREFIX
from qingchen.registers.catalogue import register_named


@dataclass(frozen=True)
class Link:
    """A relation joined to the root. `on`: conditions over the root and links before this one.

    single   at most one row of it meets a row of the root, so joining it changes no other count
    """

    how: str
    table: ops.JoinReference
    on: tuple[ops.Value, ...]
    single: bool


@dataclass(frozen=True)
class Star:
    root: ops.Relation
    links: tuple[Link, ...]
    values: Mapping[str, ops.Value]
    predicates: tuple[ops.Value, ...]


@dataclass
class Stars:
    """Makes stars; the same link of different expressions gets the same reference, and so can be shared."""

    _links: dict[tuple[Any, ...], Link] = field(default_factory=dict)

    def star(self, base: ops.Relation, names: Iterable[str]) -> Star:
        values: dict[Any, ops.Value] = {name: ops.Field(base, name) for name in names}
        predicates: list[ops.Value] = []
        loose: list[tuple[str, ops.JoinReference, tuple[ops.Value, ...]]] = []
        while (step := _step(base)) is not None:
            made_of, base, kept, joined = step
            values = {name: _said(value, made_of) for name, value in values.items()}
            predicates = [*(_said(one, made_of) for one in predicates), *kept]
            loose = [*joined, *((how, table, tuple(_said(one, made_of) for one in on)) for how, table, on in loose)]
        return self._named(base, loose, values, predicates)

    def _named(
        self,
        root: ops.Relation,
        loose: list[tuple[str, ops.JoinReference, tuple[ops.Value, ...]]],
        values: Mapping[str, ops.Value],
        predicates: list[ops.Value],
    ) -> Star:
        """Each link under the reference that stands for it everywhere; what refers to it follows."""
        renamed: dict[ops.Value, ops.Value] = {}
        links = []
        for how, table, on in loose:
            # In conditions the link itself is named by a place-holder, so that like ones compare equal.
            own = {ops.Field(table, name): ops.Field(_holder(table.parent), name) for name in table.schema}
            alike = tuple(_said(one, {**renamed, **own}) for one in on)
            key = (how, table.parent, alike)
            if key not in self._links:
                reference = ops.JoinReference(table.parent, len(self._links) + 1)
                met = {ops.Field(table, name): ops.Field(reference, name) for name in table.schema}
                conditions = tuple(_said(one, {**renamed, **met}) for one in on)
                self._links[key] = Link(how, reference, conditions, _single(table, on))
            link = self._links[key]
            links.append(link)
            renamed |= {ops.Field(table, name): ops.Field(link.table, name) for name in table.schema}
        return Star(
            root,
            tuple(links),
            {name: _said(value, renamed) for name, value in values.items()},
            tuple(_said(one, renamed) for one in predicates),
        )


def _holder(parent: ops.Relation) -> ops.JoinReference:
    return ops.JoinReference(parent, 0)


def _step(
    base: ops.Relation,
) -> (
    tuple[
        dict[ops.Value, ops.Value],
        ops.Relation,
        list[ops.Value],
        list[tuple[str, ops.JoinReference, tuple[ops.Value, ...]]],
    ]
    | None
):
    """One layer less: what its columns are made of, what is below, rows kept, tables joined. None: no layer."""
    if isinstance(base, ops.Project) and not any(map(_of_several_rows, base.values.values())):
        return {ops.Field(base, name): value for name, value in base.values.items()}, base.parent, [], []
    if isinstance(base, ops.Filter) and not any(map(_of_several_rows, base.predicates)):
        return _same_columns(base), base.parent, list(base.predicates), []
    if isinstance(base, ops.DropColumns):
        return _same_columns(base), base.parent, [], []
    if isinstance(base, ops.JoinChain) and all(link.how in ("left", "inner") for link in base.rest):
        below = base.first.parent
        to_root: dict[ops.Value, ops.Value] = {
            ops.Field(base.first, name): ops.Field(below, name) for name in below.schema
        }
        joined = [
            # A chain's own numbers say nothing outside it: two chains in one expression would have the same ones.
            (link.how, ops.JoinReference(link.table.parent, hash((base, link.table.identifier))), link)
            for link in base.rest
        ]
        renumbered = {
            ops.Field(link.table, name): ops.Field(reference, name)
            for _, reference, link in joined
            for name in reference.schema
        }
        inner = {**to_root, **renumbered}
        made_of = {ops.Field(base, name): _said(value, inner) for name, value in base.values.items()}
        return (
            made_of,
            below,
            [],
            [(how, reference, tuple(_said(one, inner) for one in link.predicates)) for how, reference, link in joined],
        )
    return None


def _same_columns(base: Any) -> dict[ops.Value, ops.Value]:
    return {ops.Field(base, name): ops.Field(base.parent, name) for name in base.schema}


def _said(value: ops.Value, made_of: Mapping[ops.Value, ops.Value]) -> ops.Value:
    return value.replace(made_of, filter=ops.Value)


def _of_several_rows(value: ops.Value) -> bool:
    return bool(value.find((ops.WindowFunction, ops.Analytic, ops.Reduction), filter=ops.Value))


def _single(table: ops.JoinReference, on: tuple[ops.Value, ...]) -> bool:
    """Whether the linked relation has at most one row for the columns that are compared with something else's."""
    compared = set()
    for one in on:
        if isinstance(one, ops.Equals):
            for side, other in ((one.left, one.right), (one.right, one.left)):
                if isinstance(side, ops.Field) and side.rel == table and table not in other.relations:
                    compared.add(side.name)
    return _is_key(table.parent, compared)


def _is_key(relation: ops.Relation, names: set[str]) -> bool:
    while True:
        if isinstance(relation, ops.Aggregate):
            return set(relation.groups) <= names
        if isinstance(relation, ops.InMemoryTable):
            rows = relation.data.to_pyarrow(relation.schema).select(sorted(names)).to_pylist()
            return len({tuple(row.values()) for row in rows}) == len(rows)
        if isinstance(relation, ops.UnboundTable):
            register = relation.name.removeprefix(PREFIX)
            return relation.name.startswith(PREFIX) and set(register_named(register).key) <= names
        if isinstance(relation, ops.Project):
            # A missing site or spell is told as 1: still the register's key.
            told = [relation.values[name] for name in names]
            told = [one.args[0][0] if isinstance(one, ops.Coalesce) else one for one in told]
            if not all(isinstance(one, ops.Field) for one in told):
                return False
            names = {one.name for one in told if isinstance(one, ops.Field)}
        elif isinstance(relation, ops.Filter):
            if (first_of := _first_of(relation)) is not None and first_of <= names:
                return True
            names = names | _fixed(relation)
        elif not isinstance(relation, ops.DropColumns):
            return False
        relation = relation.parent


def _fixed(kept: ops.Filter) -> set[str]:
    """The columns that are the same in every row kept."""
    equals = [one for one in kept.predicates if isinstance(one, ops.Equals) and isinstance(one.right, ops.Literal)]
    return {one.left.name for one in equals if isinstance(one.left, ops.Field)}


def _first_of(kept: ops.Filter) -> set[str] | None:
    """The columns of which only the first row by some order is kept (`row_number() == 0`); None where it is no such."""
    below = kept.parent
    if not isinstance(below, ops.Project):
        return None
    for one in kept.predicates:
        if isinstance(one, ops.Equals) and isinstance(one.left, ops.Field) and isinstance(one.right, ops.Literal):
            number = below.values.get(one.left.name)
            if (
                one.right.value == 0
                and isinstance(number, ops.WindowFunction)
                and isinstance(number.func, ops.RowNumber)
            ):
                return {by.name for by in number.group_by if isinstance(by, ops.Field)}
    return None
