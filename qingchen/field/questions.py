"""The questions of one item in an XLSForm; names are the item's code and the field's name (`ZH2_09_numerator`)."""

from qingchen.inspection.entry import SELF_CHECK, VERDICTS
from qingchen.inspection.form import Form
from qingchen.inspection.item import AnswerType, Item
from qingchen.inspection.rendering.fields import YES_NO, Field, excuses, value_fields

Line = dict[str, str]
_TYPES = {
    "whole": "integer",
    "decimal": "decimal",
    "day": "date",
    "instant": "dateTime",
    "line": "text",
    "words": "text",
    "place": "geopoint",
}
_POSITION = Field("position", "定位", "place", required=False)


def node_name(item: Item, field: str = "") -> str:
    """XML name of an item's group, or of one of its questions."""
    group = item.code.replace("-", "_")
    return f"{group}_{field}" if field else group


def fields_on_phone(item: Item) -> tuple[Field, ...]:
    """The value's fields; longitude and latitude are one position there."""
    if item.answer_type is not AnswerType.WHEN_WHERE:
        return value_fields(item)
    return (*(field for field in value_fields(item) if field.kind != "decimal"), _POSITION)


def choice_name(field: Field, stored: str) -> str:
    """Choices are numbered where what is stored is a Chinese label: names of choices hold no blanks."""
    names = [name for name, _ in field.choices]
    return stored if stored.isascii() else f"c{names.index(stored) + 1}"


def questions(item: Item, purpose: str) -> list[Line]:
    state = f"${{{node_name(item, 'state')}}}"
    star = "★ " if item.key_item else ""
    hint = "；".join(filter(None, (item.evidence, f"目标：{item.target}" if item.target else "")))
    lines = [{"type": "begin group", "name": node_name(item), "label": f"{star}{item.code} {item.title}"}]
    choose = {"type": f"select_one {_state_list(item, purpose)}", "name": node_name(item, "state"), "label": "填写方式"}
    lines.append(choose | {"required": "yes", "default": "value", "hint": hint})
    valued = f"{state} = 'value'"
    lines += _rows(item, valued) if item.repeat else [_question(item, field, valued) for field in fields_on_phone(item)]
    reason = _named(item, "text", "reason", "理由") | {"relevant": f"{state} != 'value'", "required": "yes"}
    lines += [reason, *_files(item, "proof", "证明材料", f"{state} = 'not_applicable' or {state} = 'no_such_object'")]
    if purpose == SELF_CHECK:
        lines.append(_named(item, "text", "department", "责任部门"))
        lines.append(_named(item, "text", "responsible_person", "责任人") | {"required": "yes"})
    else:
        lines.append(_named(item, "text", "department", "被检查部门"))
        lines.append(_named(item, "text", "responsible_person", "现场责任人"))
    lines.append(_named(item, "select_one verdict", "verdict", "结论"))
    lines.append(_named(item, "text", "method", "核查方法"))
    lines.append(_named(item, "text", "remark", "说明") | {"appearance": "multiline"})
    return [*lines, *_files(item, "evidence", "佐证材料", ""), {"type": "end group"}]


def choice_lists(form: Form, purpose: str) -> list[Line]:
    """Every list of choices that the form's questions name."""
    lists: dict[str, tuple[tuple[str, str], ...]] = {"yes_no": YES_NO, "verdict": tuple(VERDICTS.items())}
    for item in form.items:
        lists[_state_list(item, purpose)] = (("value", "据实填写"), *excuses(item, purpose))
        for field in value_fields(item):
            if field.choices:
                lists[_list_name(item, field)] = tuple(
                    (choice_name(field, name), label) for name, label in field.choices
                )
    return [{"list_name": name, "name": key, "label": label} for name, found in lists.items() for key, label in found]


def _question(item: Item, field: Field, relevant: str) -> Line:
    kind = f"select_one {_list_name(item, field)}" if field.choices else _TYPES[field.kind]
    label = field.title + (f"（{field.unit}）" if field.unit else "")
    line = _named(item, kind, field.name, label) | {"relevant": relevant}
    if field.required:
        line["required"] = "yes"
    if field.kind == "words":
        line["appearance"] = "multiline"
    if field.name == "denominator":
        line |= {"constraint": f". >= ${{{node_name(item, 'numerator')}}} and . > 0"}
        line |= {"constraint_message": "分母应大于 0，且不小于分子；没有此类对象的，填写方式选“无此类对象”"}
    elif field.kind == "whole" or (field.kind == "decimal" and item.answer_type is AnswerType.NUMBER):
        line |= {"constraint": ". >= 0", "constraint_message": "不得小于 0"}
    return line


def _rows(item: Item, relevant: str) -> list[Line]:
    title = item.repeat.title if item.repeat else ""
    subject = _named(item, "text", "subject", "抽查对象（编号、工号、岗位或项目名称）") | {"required": "yes"}
    holds = _named(item, "select_one yes_no", "holds", "是否符合") | {"required": "yes"}
    begin = _named(item, "begin repeat", "rows", title) | {"relevant": relevant}
    return [begin, subject, holds, _named(item, "text", "note", "情况说明"), {"type": "end repeat"}]


def _files(item: Item, name: str, label: str, relevant: str) -> list[Line]:
    begin = _named(item, "begin repeat", name, label) | ({"relevant": relevant} if relevant else {})
    return [begin, _named(item, "file", f"{name}_file", label), {"type": "end repeat"}]


def _named(item: Item, kind: str, name: str, label: str) -> Line:
    return {"type": kind, "name": node_name(item, name), "label": label}


def _state_list(item: Item, purpose: str) -> str:
    return "state_" + "_".join(kind for kind, _ in excuses(item, purpose)) if excuses(item, purpose) else "state"


def _list_name(item: Item, field: Field) -> str:
    return {"是/否": "yes_no", "是/部分/否": "yes_partial_no"}.get(field.title, node_name(item, "choices"))
