"""A sender speaks for its own region: rows placed elsewhere are problems."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from qingchen.registers.register import Register
from qingchen.registers.row_problem import DETAILED, ProblemList, RowProblem
from qingchen.standards import divisions
from qingchen.values.region import Area
from qingchen.values.source import Source


def outside_region(
    register: Register, frame: pl.DataFrame, file_name: str, region: Sequence[str], on: date
) -> ProblemList:
    """A problem for each row whose division, by its code or by the code current on `on`, lies outside `region`."""
    if register.division is None:
        return ProblemList()
    area = Area(tuple({*region, *(divisions.current(code, on) for code in region)}))
    codes = frame[register.division].drop_nulls().unique().to_list()
    outside = [code for code in codes if code not in area and divisions.current(code, on) not in area]
    rows = frame.filter(pl.col(register.division).is_in(outside))
    title = register.by_name[register.division].title
    names = "、".join(f"{divisions.name_of(code)}（{code}）" for code in region)
    problems = [
        RowProblem(
            source=Source(file_name, sheet, line),
            column=title,
            found=code,
            rule="outside_region",
            sentence=f"不在本次报送的区域（{names}）内。填写为“{code}”（{divisions.name_of(code)}）。"
            "请改正区划代码，或由所在地报送这一行。",
        )
        for code, sheet, line in rows.head(DETAILED).select(register.division, "_sheet", "_line").iter_rows()
    ]
    return ProblemList(problems, rows.height)
