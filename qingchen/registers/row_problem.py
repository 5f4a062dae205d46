"""A problem of a row (数据问题): a value, collected to the end and shown with all the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from qingchen.registers.register import Severity
from qingchen.values.source import Source

HINT_MARK = "（提示，不影响接收）"
DETAILED = 2_000
"""So many problems of one file are told in full; the rest are counted."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Where, in which column (its Chinese title), what was found, which rule (identifier), and the whole sentence.

    `found` of an identity number or a phone is masked: this value is shown on pages. A hint is told and keeps nothing
    from being accepted.
    """

    source: Source
    column: str | None
    found: str
    rule: str
    sentence: str
    severity: Severity = Severity.FAULT

    @property
    def text(self) -> str:
        """`员工表.xlsx「Sheet1」第 37 行「接尘人数」：不得大于接害人数。填写为“48”。请核对后改正。`"""
        column = f"「{self.column}」" if self.column else ""
        return f"{self.source.text}{column}：{self.sentence}"


class ProblemList(list[RowProblem]):
    """The problems told in full, in the order of the file.

    total   so many faults, those beyond DETAILED too: they keep the file from being accepted
    hints   so many hints, likewise
    """

    def __init__(self, problems: Iterable[RowProblem] = (), total: int | None = None, hints: int | None = None) -> None:
        super().__init__(problems)
        given = problems if isinstance(problems, ProblemList) else list(self)
        self.total: int = _counted(given, Severity.FAULT) if total is None else total
        self.hints: int = _counted(given, Severity.HINT) if hints is None else hints

    @property
    def faults(self) -> list[RowProblem]:
        """Those told in full that must be mended, without the hints."""
        return [problem for problem in self if problem.severity is Severity.FAULT]

    def __add__(self, other: list[RowProblem]) -> "ProblemList":  # type: ignore[override]
        """Where there are more than can be told in full, faults go before hints."""
        both = [*self, *other]
        if len(both) > DETAILED:
            both = sorted(both, key=lambda problem: problem.severity is Severity.HINT)[:DETAILED]
        both.sort(key=lambda problem: (problem.source.sheet or "", problem.source.row or 0))
        return ProblemList(
            both, self.total + _counted(other, Severity.FAULT), self.hints + _counted(other, Severity.HINT)
        )

    def __iadd__(self, other: list[RowProblem]) -> "ProblemList":  # type: ignore[override]
        return self + other


def _counted(problems: list[RowProblem], severity: Severity) -> int:
    if isinstance(problems, ProblemList):
        return problems.hints if severity is Severity.HINT else problems.total
    return sum(problem.severity is severity for problem in problems)
