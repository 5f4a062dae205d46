"""Free text, numbers of documents, phones."""

import polars as pl

from qingchen.registers.cells.identity import SCIENTIFIC
from qingchen.registers.register import Column


def read(texts: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    lost = texts.str.contains(SCIENTIFIC.replace(r"(\.\d+)?", r"\.\d+"))
    faults = pl.select(pl.when(lost).then(pl.lit("lost_digits")))
    return texts.set(lost.fill_null(False), None), faults.to_series()
