"""A sheet as a work list: its items by heading, what is filled, what is wanting."""

from collections.abc import Mapping
from typing import Any

from qingchen.inspection import answer_text
from qingchen.inspection.entry import VERDICTS, Entry
from qingchen.inspection.entry_json import files_of
from qingchen.inspection.form import Form
from qingchen.inspection.item import Item
from qingchen.inspection.models import Sheet
from qingchen.inspection.states import SheetState
from qingchen.inspection.store import Progress

VERDICT_TAGS = {
    "met": "tag-good",
    "partly_met": "tag-amber",
    "not_met": "tag-bad",
    "not_applicable": "",
    "not_verifiable": "tag-amber",
}
STATE_TAGS = {SheetState.OPEN: "tag-amber", SheetState.SUBMITTED: "tag-accent", SheetState.SIGNED: "tag-good"}


def sheet(one: Sheet, progress: Progress) -> dict[str, Any]:
    """A sheet for lists and headings."""
    return {
        "public_id": one.public_id,
        "title": one.title,
        "place": one.inspectee.name,
        "unit": one.inspectee.unit.name,
        "team": one.inspectee.unit.team.number,
        "purpose": "自查" if one.purpose == "self_check" else "督导检查",
        "self_check": one.purpose == "self_check",
        "state": SheetState(one.state).title,
        "open": one.state == SheetState.OPEN,
        "tag": STATE_TAGS[SheetState(one.state)],
        "submitted_at": one.submitted_at,
        "total": progress.total,
        "filled": progress.filled,
        "blank": progress.blank,
        "not_applicable": progress.not_applicable,
        "percent": progress.filled * 100 // progress.total if progress.total else 0,
    }


def item_line(item: Item, entry: Entry | None) -> dict[str, Any]:
    """One item of the work list."""
    filled = entry is not None and entry.answer is not None
    return {
        "code": item.code,
        "title": item.title,
        "key": item.key_item,
        "asked": item.asked,
        "target": item.target,
        "unit": item.unit,
        "filled": filled,
        "text": answer_text.text(item, entry.answer) if entry else "未填",
        "responsible": entry.responsible_person if entry else "",
        "department": entry.department if entry else "",
        "remark": entry.remark if entry else "",
        "verdict": VERDICTS.get(entry.verdict, "") if entry else "",
        "verdict_tag": VERDICT_TAGS.get(entry.verdict, "") if entry else "",
        "evidence": len(files_of(entry)) if entry else 0,
    }


def groups(form: Form, entries: Mapping[str, Entry], shown: set[str]) -> list[dict[str, Any]]:
    """`[{"domain": "粉尘危害专项治理", "lines": [item_line]}]`, only items whose code is in `shown`."""
    return [
        {"domain": domain, "lines": lines}
        for domain in form.domains
        if (
            lines := [
                item_line(item, entries.get(item.code))
                for item in form.items
                if item.domain == domain and item.code in shown
            ]
        )
    ]


def filtered(form: Form, entries: Mapping[str, Entry], name: str) -> dict[str, set[str]]:
    """Codes of the items by work list: all, blank, mine (`name` is responsible), partly or not met."""
    codes = {item.code for item in form.items}
    filled = {code for code, entry in entries.items() if entry.answer is not None}
    return {
        "all": codes,
        "blank": codes - filled,
        "mine": {code for code, entry in entries.items() if entry.responsible_person == name},
        "unmet": {code for code, entry in entries.items() if entry.verdict in ("partly_met", "not_met")},
        "excused": {code for code, entry in entries.items() if entry.verdict in ("not_applicable", "not_verifiable")},
    }


FILTERS = {"all": "全部", "blank": "未填", "unmet": "未达标", "excused": "不适用或无法核实", "mine": "我负责的"}


def papers_wanting(entries: Mapping[str, Entry], uploaded: set[str]) -> list[str]:
    """Names of files that the lines name and nobody has uploaded."""
    named = dict.fromkeys(name for entry in entries.values() for name in files_of(entry))
    return [name for name in named if name not in uploaded]


def around(form: Form, entries: Mapping[str, Entry], code: str) -> dict[str, Any]:
    """The items before and after one, the next blank one after it (round the end), and its place in the form."""
    codes = [item.code for item in form.items]
    here = codes.index(code)
    blank = [one for one in codes[here + 1 :] + codes[:here] if one not in entries or entries[one].answer is None]
    return {
        "number": here + 1,
        "total": len(codes),
        "earlier": codes[here - 1] if here else "",
        "later": codes[here + 1] if here + 1 < len(codes) else "",
        "next_blank": blank[0] if blank else "",
        "blank": len(blank) + (code not in entries),
    }
