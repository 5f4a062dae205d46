"""Division codes that did not exist on the row's day."""

from datetime import date

import polars as pl

from qingchen import clock
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET
from qingchen.registers.register import ColumnType, Register
from qingchen.registers.row_problem import DETAILED, ProblemList, RowProblem
from qingchen.standards import divisions
from qingchen.values.source import Source


def unknown_divisions(register: Register, frame: pl.DataFrame, file_name: str) -> ProblemList:
    """A code counts on the row's own day, or today where it gives none."""
    told = ProblemList()
    day = pl.lit(clock.today(), dtype=pl.Date)
    on = pl.coalesce(pl.col(register.about), day) if register.about else day
    for column in register.columns:
        if column.type is not ColumnType.DIVISION:
            continue
        asked = frame.select(SHEET, LINE, pl.col(column.name).alias("code"), on.alias("on")).drop_nulls("code")
        distinct = asked.select("code", "on").unique()
        wrong = [(code, on) for code, on in distinct.rows() if not known_on(code, on)]
        if not wrong:
            continue
        broken = asked.join(pl.DataFrame(wrong, schema=distinct.schema, orient="row"), on=["code", "on"])
        problems = [
            RowProblem(
                Source(file_name, sheet, line), column.title, code, "no_such_division", _sentence(code, day_of_row)
            )
            for sheet, line, code, day_of_row in broken.sort(SHEET, LINE).head(DETAILED).rows()
        ]
        told += ProblemList(problems, broken.height)
    return told


def known_on(code: str, on: date) -> bool:
    """Whether the code stood on that day. Below county level only where the tables reach (Jilin), and there on any day:
    townships and villages were re-numbered yearly, and a file of July carries codes of another edition."""
    if not divisions.exists(code[:6], on):
        return False
    if len(code) <= 6 or not divisions.has_townships(code[:2]):
        return True
    county = divisions.current(code[:6], clock.today()) + code[6:]
    return divisions.exists(code) or divisions.exists(county)


def _sentence(code: str, on: date) -> str:
    new = divisions.current(code, on)
    if new != code:
        mend = f"该代码已改为 {new}（{divisions.name_of(new[:6])}），请改用新代码"
    elif (known := divisions.find(code)) is not None:
        mend = f"该代码在这一天尚未启用或已停用（{known.name}），请核对代码和情况截至日期"
    elif len(code) > 6 and divisions.exists(code[:6], on):
        mend = f"{divisions.name_of(code[:6])}没有这个乡镇或村代码；说不准的可只填 6 位县级代码 {code[:6]}"
    else:
        mend = "请按国家统计局统计用区划代码核对"
    return f"{on.isoformat()} 没有这个行政区划代码。填写为“{code}”。{mend}。"
