"""Fuses indicators: those whose rows come from the same facts are counted in one pass over them.

Each indicator gives rows by an expression of its own; its star (see `star`) says from which relation they come and
what is joined to it. Indicators on the same root become sums over one join of all that any of them needs. All passes
make up one query, in which a fact that several need is one common table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

from qingchen.indicators.star import Link, Star, Stars

Grain = Literal["place", "site"]
KEYS: dict[Grain, tuple[str, ...]] = {
    "place": ("division", "in_scope"),
    "site": ("division", "in_scope", "uscc", "site_no"),
}
"""By what rows are summed: the finest place alone, or each employer site in it."""
_COUNTS = ("numerator", "denominator")


@dataclass(frozen=True)
class Pass:
    """One pass of the query: which indicators it counts; their sums stand in `counts` in this order, two each.

    limited   they list places, of which a person sees those of the own area alone
    """

    number: int
    names: tuple[str, ...]
    limited: bool = False


def fused(
    rows: Mapping[str, ir.Table], grain: Grain, limited: frozenset[str] = frozenset()
) -> tuple[ir.Table, list[Pass]]:
    """The sums of every indicator of `rows` (in `rows.ROW_COLUMNS`) by KEYS[grain], in one expression.

    `limited`: names of the indicators that list places; they are never in one pass with others.
    Columns: `pass`, the keys, `counts` (list of integers, as the passes say); groups without any count are left out.
    """
    keys, stars = KEYS[grain], Stars()
    alike: dict[tuple[Any, ...], dict[str, Star]] = {}
    for name, table in rows.items():
        star = stars.star(table.op(), (*keys, *_COUNTS))
        # A link that takes rows away, or multiplies them, must be everybody's.
        changing = frozenset(link for link in star.links if link.how != "left" or not link.single)
        alike.setdefault((star.root, changing, name in limited, *(star.values[key] for key in keys)), {})[name] = star
    passes = [Pass(number, tuple(some), not limited.isdisjoint(some)) for number, some in enumerate(alike.values())]
    parts = [_sums(number, list(some.values()), keys) for number, some in enumerate(alike.values())]
    return (ibis.union(*parts) if len(parts) > 1 else parts[0]), passes


def _sums(number: int, some: Sequence[Star], keys: tuple[str, ...]) -> ir.Table:
    table, said = _joined(some)
    measures = [_sum(table, star, name, said) for star in some for name in _COUNTS]
    by = {key: _over(some[0].values[key], said).to_expr() for key in keys}
    # A key that is the same for every row is no column to group by.
    fixed = {key: value for key, value in by.items() if isinstance(value, ir.Scalar)}
    named = {f"c{place}": measure for place, measure in enumerate(measures)}
    sums = table.group_by(**{key: value for key, value in by.items() if key not in fixed}).agg(**named)
    counts = ibis.array([sums[name].fill_null(0).cast("int64") for name in named])
    anything = ibis.or_(*(sums[name] > 0 for name in named))
    chosen = {key: fixed[key] if key in fixed else sums[key] for key in keys}
    return sums.filter(anything).select(ibis.literal(number, "int64").name("pass"), **chosen, counts=counts)


def _sum(table: ir.Table, star: Star, name: str, said: Mapping[ops.Value, ops.Value]) -> ir.Scalar:
    value = _over(star.values[name], said).to_expr()
    wanted = ibis.and_(*(_over(one, said).to_expr() for one in star.predicates)) if star.predicates else None
    return table.count(where=wanted) * value if isinstance(value, ir.Scalar) else value.sum(where=wanted)


def _joined(some: Sequence[Star]) -> tuple[ir.Table, dict[ops.Value, ops.Value]]:
    """The root with every link that any star has, and under which column of it each field stands.

    Rows that no star counts are left out before the join where that can be told from the root alone.
    """
    root, links = some[0].root, _in_order(some)
    kept = _kept_by_all(root, some)
    first = ops.Filter(root, kept) if kept else root
    if not links:
        return first.to_expr(), {ops.Field(root, name): ops.Field(first, name) for name in root.schema}
    start = ops.JoinReference(first, 0)
    to_start: dict[ops.Value, ops.Value] = {ops.Field(root, name): ops.Field(start, name) for name in root.schema}
    rest = tuple(
        ops.JoinLink(how=link.how, table=link.table, predicates=[_over(one, to_start) for one in link.on])
        for link in links
    )
    fields = [*to_start, *(ops.Field(link.table, name) for link in links for name in link.table.schema)]
    taken = {f"v{place}": _over(one, to_start) for place, one in enumerate(fields)}
    whole = ops.JoinChain(first=start, rest=rest, values=taken)
    return whole.to_expr(), {one: ops.Field(whole, f"v{place}") for place, one in enumerate(fields)}


def _in_order(some: Sequence[Star]) -> list[Link]:
    """Links that only others' columns lead to come after these, as they do in each star."""
    return list(dict.fromkeys(link for star in some for link in star.links))


def _kept_by_all(root: ops.Relation, some: Sequence[Star]) -> tuple[ops.Value, ...]:
    common = [one for one in some[0].predicates if all(one in star.predicates for star in some)]
    return tuple(one for one in common if set(one.relations) == {root})


def _over(value: ops.Value, said: Mapping[ops.Value, ops.Value]) -> ops.Value:
    return value.replace(said, filter=ops.Value)
