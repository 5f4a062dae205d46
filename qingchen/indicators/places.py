"""Where counted objects lie, and places that are counted themselves: counties, prefectures, townships.

Nothing here asks for rows: an expression is built once and run over any picture of the facts.
"""

from collections.abc import Iterable, Sequence

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.population import employers
from qingchen.standards import divisions
from qingchen.standards.divisions import Division

PROVINCE, COUNTY, TOWNSHIP, VILLAGE = 2, 6, 9, 12
"""Digits of a code."""


def at(table: ir.Table, column: str = "division") -> ir.Table:
    """Rows with `division`, the code of `column`, which the reader has brought to the day; none without one."""
    return table.filter(table[column].notnull()).mutate(division=table[column])


def county_of(division: ir.StringValue) -> ir.StringValue:
    """The county of a code: of a development zone's (a code of statistics, no county) the one in which it lies."""
    return division.substr(0, COUNTY).substitute(dict(divisions.zones()))


def number_by_place(table: ir.Table, width: int) -> ir.Table:
    """`division` (so many digits of it) and `number`, the rows of the table that lie there."""
    cut = table.select(division=county_of(table.division) if width == COUNTY else table.division.substr(0, width))
    return cut.group_by("division").agg(number=cut.count())


def counties(facts: Facts) -> ir.Table:
    """`division, name` of every county that may be seen, of the provinces that have registered employers."""
    return facts.once("counties", lambda: _table(facts, _counties(facts)))


def prefectures_and_counties(facts: Facts) -> ir.Table:
    """`division, name` of every prefecture and county that may be seen, of those provinces."""
    return facts.once("prefectures and counties", lambda: _table(facts, [*_prefectures(facts), *_counties(facts)]))


def prefectures(facts: Facts) -> ir.Table:
    """`division, name` of every prefecture that may be seen, of those provinces."""
    return facts.once("prefectures", lambda: _table(facts, _prefectures(facts)))


def townships(facts: Facts) -> ir.Table:
    """`division, name` of every township that may be seen, of those provinces whose list is shipped."""
    return facts.once("townships", lambda: _table(facts, _townships(facts)))


def _prefectures(facts: Facts) -> list[Division]:
    return _seen(facts, divisions.prefectures(""))


def _counties(facts: Facts) -> list[Division]:
    return _seen(facts, divisions.counties("", facts.about))


def _townships(facts: Facts) -> list[Division]:
    provinces = {one.code[:PROVINCE] for one in divisions.prefectures("")}
    listed = (divisions.townships(one, facts.about) for one in sorted(provinces) if divisions.has_townships(one))
    return [one for some in listed for one in _seen(facts, some) if not one.stat_only]


def _seen(facts: Facts, places: Iterable[Division]) -> list[Division]:
    return [one for one in places if one.code in facts.within]


def _table(facts: Facts, places: Sequence[Division]) -> ir.Table:
    rows = [{"division": one.code, "name": one.name, "province": one.code[:PROVINCE]} for one in places]
    schema = ibis.schema({"division": "string", "name": "string", "province": "string"})
    known = employers(facts).select(province=employers(facts).division.substr(0, PROVINCE)).distinct()
    return ibis.memtable(rows, schema=schema).inner_join(known, "province").select("division", "name")
