"""On-site records and the index of papers as pages show them."""

import io
from typing import Any

from xlsxwriter import Workbook

from qingchen.inspection.models import SiteRecord
from qingchen.inspection.onsite.record_kinds import KINDS, RecordKind, Shape
from qingchen.inspection.onsite.record_rules import Content, masked
from qingchen.inspection.onsite.record_states import RecordState
from qingchen.inspection.onsite.working_papers import Paper
from qingchen.registers.workbook_date import date_workbook

TAGS = {RecordState.DRAFTED: "tag-amber", RecordState.SIGNED: "tag-good", RecordState.VOIDED: ""}
_INPUTS = {Shape.INSTANT: "datetime-local", Shape.PHONE: "tel"}
_LONG = (Shape.WORDS, Shape.DIALOGUE, Shape.PERSONS)
_COLUMNS = (
    "编号",
    "类别",
    "名称",
    "检查对象",
    "形成日期",
    "制作人",
    "状态",
    "支持的检查事项",
    "大小（字节）",
    "指纹（SHA-256）",
)
_WIDTHS = (8, 14, 46, 24, 12, 12, 16, 30, 12, 68)


def line(one: SiteRecord) -> dict[str, Any]:
    """A record in lists."""
    newest = list(one.versions.all())[-1]
    return {
        "public_id": one.public_id,
        "title": one.title,
        "kind": KINDS[one.kind].title,
        "made_on": one.made_on,
        "by": one.by.name,
        "state": RecordState(one.state).title,
        "tag": TAGS[RecordState(one.state)],
        "version": newest.version,
        "digest": newest.digest[:16],
        "scan": one.scan_name,
        "meeting": one.kind == "meeting",
        "drafted": one.state == RecordState.DRAFTED,
        "voided": one.state == RecordState.VOIDED,
    }


def fields(kind: RecordKind, content: Content) -> list[dict[str, Any]]:
    """The fields of the form, with what stands in them."""
    return [
        {
            "name": field.name,
            "title": field.title,
            "input": _INPUTS.get(field.shape, "text"),
            "long": field.shape in _LONG,
            "rows": 8 if field.shape in (Shape.WORDS, Shape.DIALOGUE) else 3,
            "choices": field.choices,
            "required": field.required,
            "hint": field.hint,
            "value": content.get(field.name, ""),
        }
        for field in kind.fields
    ]


def facts(kind: RecordKind, content: Content, *, clear: bool) -> list[tuple[str, str]]:
    """(title, text) of what is filled; persons masked unless `clear`."""
    shown = []
    for field in kind.fields:
        text = content.get(field.name, "")
        if text:
            text = text.replace("T", " ") if field.shape is Shape.INSTANT else text
            shown.append((field.title, text if clear else masked(field, text)))
    return shown


def papers_workbook(title: str, papers: list[Paper]) -> bytes:
    """The index as an .xlsx; sizes are numbers, everything else is text and no formula."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        date_workbook(book)
        heading = book.add_format({"bold": True, "bg_color": "#EEF3F8", "border": 1})
        sheet = book.add_worksheet("底稿目录")
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        for column, (name, width) in enumerate(zip(_COLUMNS, _WIDTHS, strict=True)):
            sheet.write_string(1, column, name, heading)
            sheet.set_column(column, column, width)
        for number, one in enumerate(papers, start=2):
            made = f"{one.made_on:%Y-%m-%d}"
            texts = (one.number, one.group, one.title, one.of, made, one.by, one.state, "、".join(one.items))
            for column, text in enumerate(texts):
                sheet.write_string(number, column, text)
            if one.size:
                sheet.write_number(number, len(texts), one.size)
            sheet.write_string(number, len(texts) + 1, one.digest)
        sheet.freeze_panes(2, 0)
    return buffer.getvalue()
