"""A filled line as it is stored, and the files it names."""

from typing import Any

from qingchen.inspection import answer_json
from qingchen.inspection.answer_types import NoSuchObject, NotApplicable
from qingchen.inspection.entry import Entry

_TEXTS = ("responsible_person", "department", "verdict", "remark", "method")


def to_json(entry: Entry) -> dict[str, Any]:
    """`{"item_code": "ZH2-09", "answer": {"type": "ratio", …} or None, "evidence": ["回执.pdf"], …}`"""
    answer = None if entry.answer is None else answer_json.to_json(entry.answer)
    texts = {name: getattr(entry, name) for name in _TEXTS}
    return {"item_code": entry.item_code, "answer": answer, "evidence": list(entry.evidence), **texts}


def from_json(data: dict[str, Any]) -> Entry:
    """The entry that `to_json` wrote."""
    answer = None if data["answer"] is None else answer_json.from_json(data["answer"])
    texts = {name: data[name] for name in _TEXTS}
    return Entry(data["item_code"], answer, evidence=tuple(data["evidence"]), **texts)


def files_of(entry: Entry) -> tuple[str, ...]:
    """Names of all files that the line leans on: its evidence and the proof of an excuse."""
    proof = entry.answer.proof if isinstance(entry.answer, NotApplicable | NoSuchObject) else ()
    return tuple(dict.fromkeys((*entry.evidence, *proof)))
