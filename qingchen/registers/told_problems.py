"""What a check told, kept (sealed) as it was told: the problems, how many in all, and what was left out."""

import json
from dataclasses import dataclass

from qingchen.registers.row_problem import ProblemList, RowProblem
from qingchen.values.source import Source


@dataclass(frozen=True)
class Told:
    problems: ProblemList
    left_out: list[str]

    def to_bytes(self) -> bytes:
        rows = [
            [one.source.file, one.source.sheet, one.source.row, one.column, one.found, one.rule, one.sentence]
            for one in self.problems
        ]
        whole = {"total": self.problems.total, "problems": rows, "left_out": self.left_out}
        return json.dumps(whole, ensure_ascii=False).encode()


def told_from(data: bytes) -> Told:
    whole = json.loads(data)
    problems = [RowProblem(Source(*row[:3]), *row[3:]) for row in whole["problems"]]
    return Told(ProblemList(problems, whole["total"]), whole["left_out"])
