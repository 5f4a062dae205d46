"""What a check told, kept (sealed) as it was told: the problems, how many in all, and what was left out."""

import json
from dataclasses import astuple, dataclass

from qingchen.registers.register import Severity
from qingchen.registers.row_problem import ProblemList, RowProblem
from qingchen.values.source import Source


@dataclass(frozen=True)
class Told:
    problems: ProblemList
    left_out: list[str]

    def to_bytes(self) -> bytes:
        rows = [
            [*astuple(one.source), one.column, one.found, one.rule, one.sentence, one.severity] for one in self.problems
        ]
        whole = {
            "total": self.problems.total,
            "hints": self.problems.hints,
            "problems": rows,
            "left_out": self.left_out,
        }
        return json.dumps(whole, ensure_ascii=False).encode()


def told_from(data: bytes) -> Told:
    whole = json.loads(data)
    problems = [
        RowProblem(Source(file, sheet, line), column, found, rule, sentence, Severity(severity))
        for file, sheet, line, column, found, rule, sentence, severity in whole["problems"]
    ]
    return Told(ProblemList(problems, whole["total"], whole["hints"]), whole["left_out"])
