"""The same key twice in one file."""

import polars as pl

from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read_table import SHEET
from qingchen.registers.register import Register, RegisterKind
from qingchen.registers.row_problem import DETAILED, ProblemList, RowProblem
from qingchen.values.source import Source


def key_columns(register: Register) -> list[str]:
    """The columns that make a row one thing, a stand-in named by the sensitive column behind it.

    A state may stand several times, each with its own day: the day belongs to what may not be twice.
    """
    behind = {column.stand_in: column.name for column in register.columns if column.stand_in}
    names = [behind.get(name, name) for name in register.key]
    return [*names, register.about] if register.kind is RegisterKind.STATE and register.about else names


def duplicates(register: Register, frame: pl.DataFrame, file_name: str) -> ProblemList:
    """One problem for each row whose key an earlier row has; rows without a whole key are left to `required`."""
    names = key_columns(register)
    needed = [name for name in names if name != register.about or register.kind is RegisterKind.EVENT]
    whole = frame.select(*dict.fromkeys(names), SHEET, LINE).drop_nulls(needed)
    earlier = whole.with_columns(
        pl.col(LINE).first().over(names).alias("_first"),
        pl.col(SHEET).first().over(names).alias("_first_sheet"),
        pl.int_range(pl.len()).over(names).alias("_nth"),
    ).filter(pl.col("_nth") > 0)
    titles = "、".join(register.by_name[name].title for name in names)
    marked = register.by_name[names[0]].title
    problems = []
    for sheet, line, first_sheet, first in earlier.head(DETAILED).select(SHEET, LINE, "_first_sheet", "_first").rows():
        where = f"「{first_sheet}」第 {first} 行" if first_sheet != sheet else f"第 {first} 行"
        sentence = f"与{where}重复（{titles}相同）。同一对象只能有一行，请删去或改正其中一行。"
        problems.append(RowProblem(Source(file_name, sheet, line), marked, "", "duplicate_key", sentence))
    return ProblemList(problems, earlier.height)
