"""Division codes; whether one exists is asked later, on the row's day (`registers.validate`)."""

import polars as pl

from qingchen.registers.county_in_address import FAULTS
from qingchen.registers.register import Column
from qingchen.standards import divisions


def read(texts: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    codes = [divisions.normalise(text) for text in texts]
    good = [code.isascii() and code.isdigit() and len(code) in (2, 4, 6, 9, 12) for code in codes]
    values = [code if right else None for code, right in zip(codes, good, strict=True)]
    faults = [
        None if right else FAULTS.get(text, "not_a_division_code") for text, right in zip(texts, good, strict=True)
    ]
    return pl.Series(values, dtype=pl.String), pl.Series(faults, dtype=pl.String)
