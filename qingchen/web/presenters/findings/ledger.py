"""The ledger of findings: lines, work lists and what each is counted for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from qingchen.findings.models import SOURCES, Finding
from qingchen.findings.overviewed import Overviewed, overviewed
from qingchen.findings.states import OPEN_STATES, FindingState

LISTS: Mapping[str, tuple[str, Callable[[Overviewed], bool]]] = {
    "all": ("全部", lambda one: True),
    "raised": ("待下达", lambda one: one.state == FindingState.RAISED),
    "open": ("整改中", lambda one: one.state in OPEN_STATES),
    "overdue": ("已逾期", lambda one: one.late_days > 0),
    "mended": ("待复核", lambda one: one.state == FindingState.MENDED),
    "reviewed": ("待销号", lambda one: one.state == FindingState.REVIEWED),
    "closed": ("已销号", lambda one: one.state == FindingState.CLOSED),
    "superficial": ("表面整改", lambda one: one.superficial),
    "again": ("重复或反弹", lambda one: one.repeated or one.finding.recurred),
    "transferred": ("已移送", lambda one: one.transfer is not None),
    "own": ("自查发现", lambda one: one.finding.source == "self_check"),
    "withdrawn": ("已撤回", lambda one: one.state == FindingState.WITHDRAWN),
}
_TAGS = {
    FindingState.RAISED: "",
    FindingState.WITHDRAWN: "",
    FindingState.ORDERED: "tag-amber",
    FindingState.MENDING: "tag-amber",
    FindingState.MENDED: "tag-accent",
    FindingState.REVIEWED: "tag-accent",
    FindingState.CLOSED: "tag-good",
}


def lists(rows: Sequence[Overviewed], chosen: str) -> list[dict[str, Any]]:
    """Work lists with their counts; those that are empty are left out, but for the first and the chosen one."""
    found = [
        {"name": name, "title": title, "count": sum(map(belongs, rows)), "current": name == chosen}
        for name, (title, belongs) in LISTS.items()
    ]
    return [one for one in found if one["count"] or one["name"] in ("all", chosen)]


def chosen_rows(rows: Sequence[Overviewed], name: str, words: str) -> list[Overviewed]:
    """Rows of a work list that hold all the words."""
    belongs = LISTS[name][1]
    return [one for one in rows if belongs(one) and all(word in _text(one) for word in words.split())]


def line(one: Overviewed) -> dict[str, Any]:
    """One line of the ledger."""
    row = one.finding
    return {
        "public_id": row.public_id,
        "number": row.number,
        "inspectee": row.inspectee.name,
        "inspectee_id": row.inspectee.public_id,
        "team": row.inspectee.unit.team.number,
        "item": row.item_code,
        "statement": row.statement,
        "fact": row.fact,
        "figure": row.figure,
        "named_object": row.named_object,
        "severity": row.get_severity_display(),
        "serious": row.severity == "serious",
        "source": "" if row.source == "item" else dict(SOURCES)[row.source],
        "state": one.state.title,
        "state_tag": _TAGS[one.state],
        "withdrawn": one.state == FindingState.WITHDRAWN,
        "by": row.by.name,
        "at": row.at,
        "due_on": row.due_on,
        "owner": row.owner,
        "marks": marks(one),
    }


def short_lines(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as the pages of their item and of the self-check's report link to them."""
    return [line(one) | {"own": one.finding.source == "self_check"} for one in overviewed(findings, among=[])]


def marks(one: Overviewed) -> list[tuple[str, str]]:
    """What is to be seen at once, each with its tag."""
    row = one.finding
    found = [
        (bool(one.late_days), f"逾期 {one.late_days} 天", "tag-bad"),
        (bool(one.taken), "已" + "、".join(step.title for step in one.taken), "tag-amber"),
        (one.superficial, "表面整改", "tag-bad"),
        (row.recurred, "反弹", "tag-bad"),
        (one.repeated, "重复发生", "tag-bad"),
        (one.transfer is not None, "已移送执法", "tag-violet"),
        (one.credited, "检查前已整改", "tag-good"),
    ]
    return [(words, tag) for holds, words, tag in found if holds]


def _text(one: Overviewed) -> str:
    row = one.finding
    parts = (row.number, row.inspectee.name, row.item_code, row.statement, row.fact, row.named_object, row.owner)
    return " ".join((*parts, row.clause, row.inspectee.unit.full_name))
