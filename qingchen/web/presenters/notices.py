"""A notice's draft as a page shows it: fields and tables on one side, the text with its passages on the other."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from qingchen.inspection.notice.draft import CODES, COLUMNS, DAYS, HEAD_TITLES, Draft, Row, Span
from qingchen.inspection.plans import DUTIES
from qingchen.standards.codes import code_list
from qingchen.values.actor import Role

_TITLES = {
    "code": "代码",
    "name": "名称",
    "full_name": "全称",
    "office": "办公室",
    "includes": "含区划代码",
    "excludes": "不含",
    "number": "组号",
    "units": "负责的检查对象",
    "username": "账号",
    "agency": "单位",
    "post": "职务",
    "duty": "分工",
    "role": "身份",
    "skills": "专长",
    "leads": "能任组长",
    "home": "原籍（区划代码）",
    "relations": "已申报的关系",
    "busy_days": "其他任务天数",
    "unit": "检查对象",
    "indicator": "指标",
    "value": "目标",
    "from": "起始日",
    "source": "出处",
    "form": "表",
    "annex": "表号",
    "title": "表名",
    "subject": "查谁",
    "footer": "脚注",
}
_OPTIONS = {
    "duty": tuple(DUTIES.items()),
    "leads": (("", "否"), ("是", "是")),
    "role": tuple((role.value, role.title) for role in (Role.PROVINCE, Role.PLACE, Role.SECURITY_AUDITOR)),
}
_FIXED = {"form", "subject"}
_PASSAGE = 60


def page(draft: Draft, faults: list[str]) -> dict[str, Any]:
    """Everything of the page but the notice's own row."""
    return {
        "head": [_field(draft, name) for name in HEAD_TITLES],
        "units": _table(draft, "units", "检查对象", draft.units),
        "teams": [_team(draft, i) for i in range(len(draft.teams))],
        "pool": _table(draft, "pool", "人员库（可派出的人）", draft.pool),
        "officers": _table(draft, "officers", "人员", draft.officers),
        "targets": _table(draft, "targets", "目标值", draft.targets),
        "forms": _table(draft, "forms", "检查表", draft.forms, grows=False),
        "doubts": [
            {
                "sentence": one["sentence"],
                "line": draft.line_of(one["place"]),
                "at": _at(one["place"]),
                "anchor": _anchor(one["place"]),
            }
            for one in draft.doubts
        ],
        "faults": faults,
        "source": segments(draft),
    }


def segments(draft: Draft) -> list[dict[str, Any]]:
    """The text cut where passages begin and end: `{"start", "end", "text", "read"}`, in order and without gaps."""
    places = [place for place in _places(draft) if place]
    cuts = sorted({0, len(draft.text), *(offset for place in places for offset in place)})
    made = []
    for start, end in pairwise(cuts):
        read = any(place[0] <= start and end <= place[1] for place in places)
        made.append({"start": start, "end": end, "text": draft.text[start:end], "read": read})
    return made


def _places(draft: Draft) -> Iterable[Span]:
    for value in draft.head.values():
        yield from value.places
    for rows in (draft.units, draft.forms, draft.doubts):
        yield from (row["place"] for row in rows)
    for team in draft.teams:
        yield team["place"]
        yield from (member["place"] for member in team["members"])


def _field(draft: Draft, name: str) -> dict[str, Any]:
    value = draft.head[name]
    known = "、".join(code_list(CODES[name]).labels) if name in CODES else ""
    return {
        "path": f"head.{name}",
        "title": HEAD_TITLES[name],
        "value": value.text,
        "is_day": name in DAYS,
        "hint": f"可写：{known}" if known else "",
        "passages": [_passage(draft, place) for place in value.places],
    }


def _passage(draft: Draft, place: tuple[int, int]) -> dict[str, Any]:
    text = " ".join(draft.text[place[0] : place[1]].split())
    return {
        "at": _at(place),
        "anchor": _anchor(place),
        "line": draft.line_of(place),
        "text": text if len(text) <= _PASSAGE else text[:_PASSAGE] + "……",
    }


def _table(draft: Draft, name: str, title: str, rows: list[Row], path: str = "", grows: bool = True) -> dict[str, Any]:
    path = path or name
    return {
        "path": path,
        "title": title,
        "grows": grows,
        "columns": [_TITLES[column] for column in COLUMNS[name]],
        "rows": [
            {
                "path": f"{path}.{i}",
                "at": _at(row["place"]),
                "anchor": _anchor(row["place"]),
                "line": draft.line_of(row["place"]),
                "cells": [_cell(f"{path}.{i}", column, row[column]) for column in COLUMNS[name]],
            }
            for i, row in enumerate(rows)
        ],
    }


def _cell(path: str, column: str, value: str) -> dict[str, Any]:
    return {
        "path": f"{path}.{column}",
        "title": _TITLES[column],
        "value": value,
        "options": _OPTIONS.get(column, ()),
        "fixed": column in _FIXED,
        "size": max(4, min(24, len(value) + 1)),
    }


def _team(draft: Draft, i: int) -> dict[str, Any]:
    team = draft.teams[i]
    return {
        "path": f"teams.{i}",
        "number": team["number"],
        "at": _at(team["place"]),
        "anchor": _anchor(team["place"]),
        "line": draft.line_of(team["place"]),
        "cells": [_cell(f"teams.{i}", column, team[column]) for column in COLUMNS["teams"]],
        "members": _table(draft, "members", "成员", team["members"], f"teams.{i}.members"),
    }


def _at(place: Span) -> str:
    return f"{place[0]}-{place[1]}" if place else ""


def _anchor(place: Span) -> str:
    """Where the passage begins among the `segments`."""
    return f"from-{place[0]}" if place else ""
