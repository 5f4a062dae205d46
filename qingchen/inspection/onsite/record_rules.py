"""What makes an on-site record faulty, told all at once; and how its persons look to who has no reason to see them."""

import re
from collections.abc import Mapping
from datetime import datetime

import polars

from qingchen.inspection import written
from qingchen.inspection.onsite.record_kinds import REFUSED, RecordField, RecordKind, Shape
from qingchen.registers.cells import identity
from qingchen.registers.masking import mask
from qingchen.registers.register import Column, ColumnType

Content = dict[str, str]
_LONGEST = 5000
_PHONE = re.compile(r"1\d{10}|(0\d{2,3}-?)?\d{7,8}(-\d+)?")
_PASSPORT = re.compile(r"[A-Za-z]{1,2}\d{6,9}")
_IDENTITY = Column("identity_number", "身份证件号码", ColumnType.IDENTITY_NUMBER)


def content_of(kind: RecordKind, posted: Mapping[str, str]) -> Content:
    """The record's fields as typed, cleaned of blanks; instants as ISO text where they can be read."""
    content = {}
    for field in kind.fields:
        text = written.text(posted.get(field.name))
        at = written.instant(text) if text and field.shape is Shape.INSTANT else None
        content[field.name] = at.isoformat(timespec="minutes") if at else text
    return content


def record_faults(kind: RecordKind, content: Mapping[str, str], now: datetime) -> list[str]:
    """Every fault as a sentence; `now` by the clock on the wall in China, without a zone."""
    faults = [fault for field in kind.fields for fault in _field_faults(field, content.get(field.name, ""))]
    began, ended = (_instant(content.get(name, "")) for name in ("began", "ended"))
    if began and ended and ended < began:
        faults.append(f"“结束时间”{ended:%Y-%m-%d %H:%M} 早于“开始时间”{began:%Y-%m-%d %H:%M}。请核对。")
    if began and began > now:
        faults.append(f"“开始时间”{began:%Y-%m-%d %H:%M} 还没有到。记录应在现场形成，请改为实际时间。")
    if content.get("signature") == REFUSED:
        faults += [
            f"拒绝签名的，应写明“{title}”。"
            for name, title in (("refusal", "拒绝签名的事由"), ("witness", "见证人"))
            if not content.get(name)
        ]
    if kind.name == "receipt" and content.get("way") == "留置送达" and not content.get("witness"):
        faults.append("留置送达应有见证人，请补填“见证人”。")
    if kind.name == "receipt" and content.get("way") == "直接送达" and not content.get("receiver"):
        faults.append("直接送达应写明“收件人”。")
    return list(dict.fromkeys(faults))


def masked(field: RecordField, text: str) -> str:
    """A personal field as it may be shown; every other as it is."""
    match field.shape:
        case Shape.IDENTITY:
            return mask(_IDENTITY, text)
        case Shape.PHONE:
            return mask(Column("phone", "", ColumnType.TEXT), text)
        case Shape.ADDRESS:
            return mask(Column("address", "", ColumnType.TEXT), text)
        case Shape.PERSON:
            return mask(Column("name", "", ColumnType.TEXT), text)
        case Shape.PERSONS:
            people = [line for line in text.splitlines() if line.strip()]
            return f"{len(people)} 人" if people else ""
    return text


def dialogue(text: str) -> list[tuple[str, str]]:
    """`[("问", "…"), ("答", "…")]`; a line that begins with neither goes on with the one before it."""
    turns: list[tuple[str, str]] = []
    for line in text.splitlines():
        found = re.match(r"\s*([问答])\s*[：:]\s*(.*)", line)
        if found:
            turns.append((found[1], found[2].strip()))
        elif turns and line.strip():
            turns[-1] = (turns[-1][0], f"{turns[-1][1]}\n{line.strip()}")
    return turns


def _field_faults(field: RecordField, text: str) -> list[str]:
    if not text:
        return [f"“{field.title}”没有填写。"] if field.required else []
    if len(text) > _LONGEST:
        return [f"“{field.title}”有 {len(text)} 字，超过 {_LONGEST} 字。请分成两份记录。"]
    match field.shape:
        case Shape.INSTANT:
            return (
                []
                if _instant(text)
                else [f"“{field.title}”不能读作时间：“{text[:20]}”。请写成 2020-07-22 09:30 的样子。"]
            )
        case Shape.CHOICE:
            return [] if text in field.choices else [f"“{field.title}”应为：{'、'.join(field.choices)}。"]
        case Shape.PERSONS:
            people = [line for line in text.splitlines() if line.strip()]
            short = f"“{field.title}”应不少于 {field.least} 人，现为 {len(people)} 人。请每行写一人。"
            return [] if len(people) >= field.least else [short]
        case Shape.IDENTITY:
            return [] if _is_identity(text) else [f"“{field.title}”的位数或校验码不对。请对照证件核对。"]
        case Shape.PHONE:
            return [] if _PHONE.fullmatch(text) else [f"“{field.title}”不像电话号码。请核对。"]
        case Shape.DIALOGUE:
            return _dialogue_faults(field, dialogue(text))
    return []


def _dialogue_faults(field: RecordField, turns: list[tuple[str, str]]) -> list[str]:
    if not turns:
        return [f"“{field.title}”没有问答。请一问一答，各起一行，以“问：”“答：”开头。"]
    marks = [mark for mark, _ in turns]
    if marks != ["问", "答"] * (len(marks) // 2) or not marks:
        return [
            f"“{field.title}”应一问一答。现有 {marks.count('问')} 问、{marks.count('答')} 答，顺序或数目不对，请补齐。"
        ]
    empty = [str(number // 2 + 1) for number, (_, said) in enumerate(turns) if not said]
    return [f"“{field.title}”第 {'、'.join(dict.fromkeys(empty))} 组问答有空白。请补填。"] if empty else []


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _is_identity(text: str) -> bool:
    """A number that the registers would take, or a passport's and the like, which have no check digit."""
    values, _ = identity.read(polars.Series([text]), _IDENTITY)
    return values[0] is not None or _PASSPORT.fullmatch(text) is not None
