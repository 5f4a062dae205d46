"""A rule's value as it stood on each row's own day: numbers of the law inside the rules of a register."""

import polars as pl

from qingchen.standards.rules import dated_rule


def in_force(name: str, on: pl.Expr) -> pl.Expr:
    """The value of the dated rule `name` on the day `on` of each row; null before its first day, and where `on` is."""
    values = dated_rule(name).values
    found = pl.lit(None)
    for value in values:
        found = pl.when(on >= value.from_).then(pl.lit(value.value)).otherwise(found)
    return found
