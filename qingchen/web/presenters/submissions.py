"""Submissions of registers: lists, states and problems in words."""

from collections.abc import Iterable
from typing import Any

from qingchen.registers.models import Submission
from qingchen.registers.problem import RowProblem
from qingchen.standards import divisions

STATES = {
    "received": ("已收到", ""),
    "checked": ("待审核接收", "tag-accent"),
    "refused": ("已退回", "tag-bad"),
    "accepted": ("已入账", "tag-good"),
    "withdrawn": ("已撤回", ""),
}
MODES = {
    "upsert": ("补充更新", "有则更新，无则新增；未列出的记录保持不变"),
    "replace": ("整册替换", "以本次文件为本单位全部记录；未列出的记录视为撤销"),
    "withdraw": ("撤销记录", "文件中列出的记录从台账撤销"),
}


def submission(row: Submission, titles: dict[str, str]) -> dict[str, Any]:
    """One submission for lists and its own page."""
    state, tag = STATES.get(row.state, (row.state, ""))
    if row.state == "checked" and row.problem_count:
        state, tag = "有问题待修改", "tag-amber"
    return {
        "public_id": row.public_id,
        "register": titles.get(row.register, row.register),
        "file_name": row.file_name,
        "size": f"{max(1, round(row.size / 1024)):,} KB",
        "digest": row.digest,
        "mode": MODES.get(row.mode, (row.mode, ""))[0],
        "sender": row.sender_name,
        "region": regions(row.region),
        "state": state,
        "tag": tag,
        "received_at": row.received_at,
        "checked_at": row.checked_at,
        "accepted_at": row.accepted_at,
        "rows": row.rows,
        "problem_count": row.problem_count,
        "note": row.note,
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
