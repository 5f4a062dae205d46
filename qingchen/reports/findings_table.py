"""Problems as a table: number, item, problem, fact and figure, named object, grade (问题清单)."""

from collections.abc import Iterable

from qingchen.reports.content import ProblemContent
from qingchen.reports.document import Column, Inline, Passage, Table, inlines, plain
from qingchen.reports.wording import sentence

COLUMNS = (
    Column("序号", 10),
    Column("检查项", 17),
    Column("问题", 32, "left"),
    Column("事实和数据", 58, "left"),
    Column("具体对象", 26, "left"),
    Column("程度", 13),
)
"""156 mm in all."""

_GRADES = {"general": "一般", "serious": "严重"}


def findings_table(problems: Iterable[ProblemContent], title: str) -> Table:
    rows = tuple(
        (
            str(number),
            problem.item_code,
            sentence(problem.statement),
            fact_and_figure(problem),
            problem.named_object,
            _GRADES[problem.severity],
        )
        for number, problem in enumerate(problems, 1)
    )
    return Table(title, COLUMNS, rows)


def fact_and_figure(problem: ProblemContent) -> Passage:
    pieces: list[Inline] = [*inlines(problem.fact)]
    if plain(problem.figure).strip("— "):
        pieces += ["；数据：", *inlines(problem.figure)]
    return tuple(pieces)
