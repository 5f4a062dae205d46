"""The cells of one item → its entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qingchen.inspection import written
from qingchen.inspection.answer_parse import Parsed, parse
from qingchen.inspection.answer_problem import AnswerProblem, problem
from qingchen.inspection.entry import VERDICTS, Entry
from qingchen.inspection.item import Item
from qingchen.inspection.rendering.fields import nested, value_fields
from qingchen.inspection.rendering.sheet_cells import PROVEN, evidence_read, excuse_in, remark_read
from qingchen.inspection.rendering.sheet_writing import lines_for

_KEYS = {title: key for key, title in VERDICTS.items()}


@dataclass
class ItemCells:
    """What stands for one item in a workbook.

    values   fill cells by field name
    shared   the other fill columns by name
    rows     lines of the detail sheet: `subject`, `holds`, `note`
    """

    values: dict[str, Any] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)


def read_entry(item: Item, cells: ItemCells) -> tuple[Entry | None, list[AnswerProblem]]:
    """The entry, or None where the item is blank or could not be read."""
    excuse = excuse_in([cells.values.get(name) for name in _excuse_fields(item)])
    reason, remark = remark_read(cells.shared.get("remark"), bool(excuse))
    proof, evidence = evidence_read(cells.shared.get("evidence"), excuse in PROVEN)
    if excuse:
        answer, problems = parse(item, {"type": excuse, "reason": reason, "proof": proof})
        problems = problems + _left_over(item, cells)
    else:
        answer, problems = _value(item, cells)
    verdict, verdict_problems = _verdict(item, cells.shared)
    problems += verdict_problems
    if problems:
        return None, problems
    entry = Entry(
        item.code,
        answer,
        responsible_person=_line(cells.shared, "responsible_person"),
        department=_line(cells.shared, "department"),
        verdict=verdict,
        remark=remark,
        method=_line(cells.shared, "method"),
        evidence=evidence,
    )
    return (None if entry.blank else entry), []


def _value(item: Item, cells: ItemCells) -> Parsed:
    if item.repeat:
        return parse(item, {"rows": cells.rows})
    return parse(item, nested(item, cells.values))


def _excuse_fields(item: Item) -> list[str]:
    """Where the title of an excuse may stand: the first cell of the item, and every cell that takes no free text."""
    return [field.name for n, field in enumerate(lines_for(item)) if n == 0 or field.kind not in ("line", "words")]


def _left_over(item: Item, cells: ItemCells) -> list[AnswerProblem]:
    """A value beside an excuse: one of the two is wrong, and we may not choose."""
    others = [cells.values.get(field.name) for field in value_fields(item)]
    filled = sum(bool(written.text(value)) for value in others) > 1 or any(cells.rows)
    must = "既填了内容，又填了“不适用”一类的情形"
    return [problem(item, "value_beside_excuse", must, "请只保留其中一种")] if filled else []


def _verdict(item: Item, shared: Mapping[str, Any]) -> tuple[str, list[AnswerProblem]]:
    told = _line(shared, "verdict")
    if not told or told in _KEYS:
        return _KEYS.get(told, ""), []
    must = f"结论应为：{'、'.join(_KEYS)}"
    return "", [problem(item, "unknown_verdict", must, "请改正", field="结论", found=told)]


def _line(shared: Mapping[str, Any], name: str) -> str:
    return written.text(shared.get(name), lines=False)
