"""Submissions of registers: lists, states and problems in words."""

from collections.abc import Iterable
from typing import Any

from qingchen.registers.models import Submission
from qingchen.registers.problem_classes import class_title
from qingchen.registers.row_problem import RowProblem
from qingchen.standards import divisions

TAGS = {"checked": "tag-accent", "refused": "tag-bad", "accepted": "tag-good", "withdrawn": "tag-bad"}
MODE_WORDS = {
    "upsert": "有则更新，无则新增；文件中没有的记录保持不变",
    "replace": "以本次文件为本地区本台账的全部记录；文件中没有的记录视为撤销",
    "withdraw": "把文件中列出的记录从台账撤销",
}


def modes() -> list[tuple[str, str, str]]:
    """(value, title, what it does) of each way to send."""
    return [(value, str(label), MODE_WORDS[value]) for value, label in Submission.Mode.choices]


def submission(row: Submission, titles: dict[str, str]) -> dict[str, Any]:
    """One submission for lists and its own page."""
    state, tag = row.get_state_display(), TAGS.get(row.state, "")
    if row.state == "checked":
        state, tag = ("有问题待修改", "tag-amber") if row.problem_count else ("待审核接收", "tag-accent")
    return {
        "public_id": row.public_id,
        "register": titles.get(row.register, row.register),
        "file_name": row.file_name,
        "size": f"{max(1, round(row.size / 1024)):,} KB",
        "digest": row.digest,
        "mode": row.get_mode_display(),
        "sender": row.sender_name,
        "region": regions(row.region),
        "state": state,
        "tag": tag,
        "received_at": row.received_at,
        "checked_at": row.checked_at,
        "accepted_at": row.accepted_at,
        "rows": row.rows if row.checked_at else None,
        "problem_count": row.problem_count,
        "note": row.note,
        "closed_at": row.closed_at,
        "late_rows": row.late_rows,
        "given_back": row.given_back,
        "given_back_classes": [(class_title(rule), count) for rule, count in row.given_back_classes.items()],
    }


def regions(codes: str) -> str:
    """Names of comma-separated division codes; the code itself where no list knows it."""
    known = (code.strip() for code in codes.split(",") if code.strip())
    return "、".join(divisions.name_of(code) if divisions.find(code) else code for code in known)


def problems(found: Iterable[RowProblem]) -> list[dict[str, Any]]:
    """`{"sheet", "row", "column", "found", "sentence"}` in the file's order."""
    return [
        {
            "sheet": one.source.sheet or "",
            "row": one.source.row,
            "column": one.column or "整行",
            "found": one.found,
            "sentence": one.sentence,
        }
        for one in found
    ]
