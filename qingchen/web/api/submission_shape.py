"""A submission and its problems as JSON; what was found in a sealed column is not repeated."""

from qingchen.registers.catalogue import register_named
from qingchen.registers.models import Submission
from qingchen.registers.register import Register
from qingchen.registers.row_problem import RowProblem
from qingchen.web.api.sent_rows import FILE_NAME
from qingchen.web.submissions_seen import problems_of

_HIDDEN = "****"


def shape(one: Submission) -> dict[str, object]:
    batch = getattr(one, "batch", None)
    return {
        "id": one.public_id,
        "register_name": one.register,
        "file_name": one.file_name,
        "sha256": one.digest,
        "mode": one.mode,
        "region": one.region.split(","),
        "state": one.state,
        "received_at": one.received_at,
        "checked_at": one.checked_at,
        "accepted_at": one.accepted_at,
        "closed_at": one.closed_at,
        "rows": one.rows,
        "problem_count": one.problem_count,
        "note": one.note,
        "batch": batch.uid if batch else None,
    }


def detail(one: Submission) -> dict[str, object]:
    problems, left_out = problems_of(one)
    register = register_named(one.register)
    by_rows = one.file_name == FILE_NAME
    return {
        **shape(one),
        "problems": [_problem(register, problem, by_rows=by_rows) for problem in problems],
        "left_out": left_out,
    }


def _problem(register: Register, problem: RowProblem, *, by_rows: bool) -> dict[str, object]:
    sensitive = {column.title for column in register.sensitive}
    found, sentence, line = problem.found, problem.sentence, problem.source.row
    if found and problem.column in sensitive and "*" not in found:
        sentence, found = sentence.replace(found, _HIDDEN), _HIDDEN
    return {
        "row": (line - 1 or None) if by_rows and line else None,
        "line": None if by_rows else line,
        "sheet": problem.source.sheet,
        "column": problem.column,
        "found": found,
        "rule": problem.rule,
        "severity": problem.severity.value,
        "sentence": sentence,
    }
