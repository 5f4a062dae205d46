"""What a person, a workbook or a telephone wrote for an item → its canonical answer."""

from collections.abc import Callable, Mapping
from typing import Any

from qingchen.inspection import answer_types as kinds
from qingchen.inspection import written
from qingchen.inspection.answer_problem import AnswerProblem, problem
from qingchen.inspection.answer_types import Answer
from qingchen.inspection.item import AnswerType, Item

Data = Mapping[str, Any]
Parsed = tuple[Answer | None, list[AnswerProblem]]

_PARTLY = {"部分": "partial", "partial": "partial"}
EXCUSES = ("not_applicable", "no_such_object", "unverifiable")


def parse(item: Item, data: Data) -> Parsed:
    """The answer to `item`, or None with what could not be read; None without problems where all is blank.

    `data` has the shape of `to_json`; each leaf may also be text as typed («1,204», «2020年7月1日», «是»). `type`
    may be left out, except for one of EXCUSES. Only reading is done here: the item's rules are `faults`.
    """
    kind = data.get("type") or item.answer_type.value
    if kind in EXCUSES:
        return _excuse(kind, data), []
    if kind != item.answer_type.value:
        must = "填写类型与本项不同，本表可能不是现行版本"
        return None, [problem(item, "other_type", must, "请重新下载检查表后填写", found=kind)]
    return _READERS[item.answer_type](item, data)


def _excuse(kind: str, data: Data) -> Answer:
    reason = written.text(data.get("reason"), lines=False)
    proof = written.file_names(data.get("proof"))
    if kind == "not_applicable":
        return kinds.NotApplicable(reason, proof)
    return kinds.NoSuchObject(reason, proof) if kind == "no_such_object" else kinds.Unverifiable(reason)


def _yes_no(item: Item, data: Data) -> Parsed:
    value, problems = _leaf(item, "", data.get("value"), written.truth, "应填“是”或“否”")
    return (None if value is None else kinds.YesNo(value)), problems


def _yes_partial_no(item: Item, data: Data) -> Parsed:
    value, problems = _leaf(item, "", data.get("value"), _yes_partial_or_no, "应填“是”“部分”或“否”")
    missing = written.text(data.get("missing"))
    if value is None and missing and not problems:
        problems = [_lacking(item, "是/部分/否")]
    return (None if value is None else kinds.YesPartialNo(value, missing)), problems


def _yes_partial_or_no(text: object) -> str | None:
    plain = written.text(text, lines=False).casefold()
    if plain in _PARTLY:
        return _PARTLY[plain]
    return {True: "yes", False: "no", None: None}[written.truth(plain)]


def _number(item: Item, data: Data) -> Parsed:
    value, problems = _leaf(item, "", data.get("value"), written.number, "应填数字")
    return (None if value is None else kinds.Number(value)), problems


def _composite(item: Item, data: Data) -> Parsed:
    given: Data = data.get("parts") or {}
    found = {part: _leaf(item, part, given.get(part), written.number, "应填数字") for part in item.parts}
    problems = [one for _, several in found.values() for one in several]
    if _all_blank([given.get(part) for part in item.parts]):
        return None, problems
    problems += [_lacking(item, part) for part, (value, several) in found.items() if value is None and not several]
    if problems:
        return None, problems
    return kinds.Composite(tuple((part, value) for part, (value, _) in found.items())), []


def _ratio(item: Item, data: Data) -> Parsed:
    numerator, above = _leaf(item, "分子", data.get("numerator"), _count, "应填整数")
    denominator, below = _leaf(item, "分母", data.get("denominator"), _count, "应填整数")
    problems = above + below
    if numerator is None and denominator is None:
        return None, problems
    if numerator is None and not above:
        problems.append(_lacking(item, "分子"))
    if denominator is None and not below:
        problems.append(_lacking(item, "分母"))
    return (None, problems) if problems else (kinds.Ratio(numerator, denominator), [])


def _count(text: object) -> int | None:
    value = written.number(text)
    return value if isinstance(value, int) else None


def _date(item: Item, data: Data) -> Parsed:
    value, problems = _leaf(item, "", data.get("value"), written.day, "应填日期")
    return (None if value is None else kinds.Day(value)), problems


def _choice(item: Item, data: Data) -> Parsed:
    value = written.text(data.get("value"), lines=False)
    return (kinds.Choice(value) if value else None), []


def _text(item: Item, data: Data) -> Parsed:
    value = written.text(data.get("value"))
    return (kinds.Words(value) if value else None), []


def _when_where(item: Item, data: Data) -> Parsed:
    if _all_blank([data.get(name) for name in ("arrived", "left", "place", "longitude", "latitude")]):
        return None, []
    arrived, first = _leaf(item, "到达时间", data.get("arrived"), written.instant, "应填日期和时间")
    left, second = _leaf(item, "离开时间", data.get("left"), written.instant, "应填日期和时间")
    longitude, third = _leaf(item, "经度", data.get("longitude"), written.number, "应填数字（度）")
    latitude, fourth = _leaf(item, "纬度", data.get("latitude"), written.number, "应填数字（度）")
    problems = first + second + third + fourth
    if arrived is None and not first:
        problems.append(_lacking(item, "到达时间"))
    if left is None and not second:
        problems.append(_lacking(item, "离开时间"))
    if problems:
        return None, problems
    place = written.text(data.get("place"), lines=False)
    return kinds.WhenWhere(arrived, left, place, longitude, latitude), []


def _repeat(item: Item, data: Data) -> Parsed:
    rows: list[kinds.Row] = []
    problems: list[AnswerProblem] = []
    for number, row in enumerate(data.get("rows") or [], start=1):
        subject, note = written.text(row.get("subject"), lines=False), written.text(row.get("note"))
        if _all_blank([subject, note, row.get("holds")]):
            continue
        field = f"第 {number} 行"
        holds, found = _leaf(item, field, row.get("holds"), written.truth, "“是否符合”应填“是”或“否”")
        problems += found
        if holds is None and not found:
            problems.append(_lacking(item, f"{field}是否符合"))
        rows.append(kinds.Row(subject, bool(holds), note))
    return (kinds.Repeat(tuple(rows)) if rows and not problems else None), problems


_READERS: dict[AnswerType, Callable[[Item, Data], Parsed]] = {
    AnswerType.YES_NO: _yes_no,
    AnswerType.YES_PARTIAL_NO: _yes_partial_no,
    AnswerType.NUMBER: _number,
    AnswerType.COMPOSITE: _composite,
    AnswerType.RATIO: _ratio,
    AnswerType.DATE: _date,
    AnswerType.CHOICE: _choice,
    AnswerType.TEXT: _text,
    AnswerType.WHEN_WHERE: _when_where,
    AnswerType.REPEAT: _repeat,
}


def _leaf(
    item: Item, field: str, given: object, read: Callable[[object], Any], must: str
) -> tuple[Any, list[AnswerProblem]]:
    """The clean value of one field, or None with a problem where something stands there that cannot be read."""
    value = read(given)
    if value is not None or _all_blank([given]):
        return value, []
    return None, [problem(item, "not_readable", must, "请改正后重新填写", field=field, found=written.text(given))]


def _lacking(item: Item, field: str) -> AnswerProblem:
    return problem(item, "part_blank", "本项其他内容已填，此处不能空", "请补填", field=field)


def _all_blank(values: list[object]) -> bool:
    return all(not written.text(value) for value in values)
