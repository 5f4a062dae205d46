"""What became of each of several files sent at once."""

from typing import Any

from django.urls import reverse

from qingchen.problems import Problem
from qingchen.registers.actions.take_in import TakenIn
from qingchen.registers.catalogue import register_named


def outcome(file_name: str, one: TakenIn | Problem) -> dict[str, Any]:
    """`{"file", "register", "words", "tag", "state", "href", "go"}`: where the sender goes on with this file."""
    if isinstance(one, Problem):
        told = {"file": file_name, "register": "", "state": "未收", "tag": "tag-bad", "words": one.sentence}
        earlier = one.details.get("submission")
        return told | {"href": reverse("submission", args=[earlier]), "go": "看先前那份"} if earlier else told
    found = {"file": file_name, "register": register_named(one.submission.register).title}
    if one.asks:
        href = reverse("submission_mapping", args=[one.submission.public_id])
        return found | {
            "state": "待确认列对应", "tag": "tag-amber", "words": "表头与样表不完全相同。", "href": href, "go": "去确认"
        }  # fmt: skip
    href = reverse("submission", args=[one.submission.public_id])
    assert one.result is not None
    count, by = one.result.problems.total, "按已记住的列对应读取，" if one.by else ""
    words = f"{by}共 {one.result.rows} 行，" + (f"{count} 处问题。" if count else "没有发现问题。")
    state, tag = ("有问题待修改", "tag-amber") if count else ("待审核接收", "tag-accent")
    return found | {"state": state, "tag": tag, "words": words, "href": href, "go": "查看"}
