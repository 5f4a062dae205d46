"""A problem of a row (数据问题): a value, collected to the end and shown with all the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from qingchen.values.source import Source

DETAILED = 2_000
"""So many problems of one file are told in full; the rest are counted."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Where, in which column (its Chinese title), what was found, which rule (identifier), and the whole sentence.

    `found` of an identity number or a phone is masked: this value is shown on pages.
    """

    source: Source
    column: str | None
    found: str
    rule: str
    sentence: str

    @property
    def text(self) -> str:
        """`员工表.xlsx「Sheet1」第 37 行「接尘人数」：不得大于接害人数。填写为“48”。请核对后改正。`"""
        column = f"「{self.column}」" if self.column else ""
        return f"{self.source.text}{column}：{self.sentence}"


class ProblemList(list[RowProblem]):
    """The problems told in full, in the order of the file; `total` counts also those beyond DETAILED."""

    def __init__(self, problems: Iterable[RowProblem] = (), total: int | None = None) -> None:
        super().__init__(problems)
        counted = problems.total if isinstance(problems, ProblemList) else len(self)
        self.total: int = counted if total is None else total

    def __add__(self, other: list[RowProblem]) -> "ProblemList":  # type: ignore[override]
        others = other.total if isinstance(other, ProblemList) else len(other)
        both = sorted([*self, *other], key=lambda problem: (problem.source.sheet or "", problem.source.row or 0))
        return ProblemList(both[:DETAILED], self.total + others)

    def __iadd__(self, other: list[RowProblem]) -> "ProblemList":  # type: ignore[override]
        return self + other
