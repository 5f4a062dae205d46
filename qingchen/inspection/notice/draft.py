"""A campaign folder in the making: each value beside its place in the notice, for a person to complete."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

Span = tuple[int, int] | None
Row = dict[str, Any]
"""A line of a table: its columns as text, and `place`, a pair of offsets or None."""

HEAD_TITLES = {
    "code": "活动代码",
    "title": "活动名称",
    "province": "省级区划代码",
    "number": "轮次",
    "round_title": "轮次名称",
    "document_no": "发文字号",
    "notice_title": "通知标题",
    "issued_on": "发文日期",
    "issuer": "发文机关",
    "sealed_by": "盖章机关",
    "self_check_due_on": "自查截止日",
    "window_from": "检查开始日",
    "window_until": "检查结束日",
    "report_due_on": "报告截止日",
    "forms_of_inspection": "检查形式",
    "methods": "检查方式",
    "fields": "检查重点内容",
    "employers_per_unit": "每个检查对象抽几户",
    "footer": "脚注",
}
DAYS = ("issued_on", "self_check_due_on", "window_from", "window_until", "report_due_on")
CODES = {"forms_of_inspection": "inspection_form", "methods": "inspection_method", "fields": "inspection_field"}
COLUMNS = {
    "units": ("code", "name", "full_name", "office", "includes", "excludes"),
    "teams": ("number", "units"),
    "members": ("username", "name", "agency", "post", "duty"),
    "pool": ("username", "name", "agency", "post", "skills", "leads", "home", "relations", "busy_days"),
    "officers": ("username", "name", "role", "unit", "agency", "post"),
    "targets": ("unit", "indicator", "value", "from", "source"),
    "forms": ("form", "annex", "title", "subject", "footer"),
}


@dataclass
class Value:
    """One value of `campaign.yaml` as text, lists with 、 between; `places` are where its parts stand."""

    text: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def place(self) -> Span:
        return self.places[0] if self.places else None


@dataclass
class Draft:
    """`text` is the notice with its telephone numbers masked, of the same length; places count in it."""

    file: str
    text: str
    head: dict[str, Value]
    units: list[Row] = field(default_factory=list)
    teams: list[Row] = field(default_factory=list)
    officers: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    forms: list[Row] = field(default_factory=list)
    doubts: list[Row] = field(default_factory=list)
    pool: list[Row] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.head["code"].text

    def line_of(self, place: Span) -> int | None:
        """The line of the text in which a place begins, from 1."""
        return self.text.count("\n", 0, place[0]) + 1 if place else None

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf-8")


def draft_of_json(data: bytes) -> Draft:
    content = json.loads(data)
    head = {name: Value(**value) for name, value in content.pop("head").items()}
    return Draft(head=head, **content)
