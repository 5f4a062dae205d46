"""What a telephone fills in: instance XML of the XForm ↔ entries."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from qingchen.field.questions import choice_name, fields_on_phone, node_name
from qingchen.field.xform import form_id
from qingchen.inspection import written
from qingchen.inspection.answer_json import to_json
from qingchen.inspection.answer_parse import EXCUSES, parse
from qingchen.inspection.answer_problem import AnswerProblem
from qingchen.inspection.answer_types import Excuse, NoSuchObject, NotApplicable, Repeat, WhenWhere
from qingchen.inspection.entry import Entry
from qingchen.inspection.form import Form
from qingchen.inspection.item import AnswerType, Item
from qingchen.inspection.rendering.fields import flat, nested

_BESIDE = ("department", "responsible_person", "verdict", "method", "remark")
Read = tuple[list[Entry], list[AnswerProblem]]


def write_instance(form: Form, entries: Iterable[Entry], purpose: str = "inspection") -> bytes:
    """The instance that a telephone would send for these entries."""
    filled = {entry.item_code: entry for entry in entries}
    root = etree.Element("data", id=form_id(form, purpose), version=form.version)
    for n, domain in enumerate(form.domains, start=1):
        group = etree.SubElement(root, f"domain_{n}")
        for item in form.items:
            if item.domain == domain and item.code in filled:
                _write_item(etree.SubElement(group, node_name(item)), item, filled[item.code])
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def read_instance(form: Form, data: bytes) -> Read:
    """The entries that hold anything and everything that could not be read; the items' rules are not applied here."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return [], [_whole("not_xml", "收到的内容不是能读取的表单数据。请在手机上重新发送。")]
    if root.get("version") != form.version:
        sentence = f"手机上的表样版本为 {root.get('version')}，现行版本为 {form.version}。请更新表单后重新填写。"
        return [], [_whole("other_version", sentence)]
    groups = {etree.QName(node).localname: node for node in root.iter(etree.Element)}
    entries, problems = [], []
    for item in form.items:
        if node_name(item) in groups:
            entry, found = _read_item(item, groups[node_name(item)])
            problems += found
            if entry is not None and not entry.blank:
                entries.append(entry)
    return entries, problems


def _write_item(group: Any, item: Item, entry: Entry) -> None:
    answer = entry.answer
    _add(group, item, "state", answer.kind if isinstance(answer, Excuse) else "value")
    values = flat(item, answer)
    if isinstance(answer, WhenWhere) and answer.longitude is not None:
        values["position"] = f"{values['latitude']} {values['longitude']} 0 0"
    for field in fields_on_phone(item):
        value = values.get(field.name, "")
        _add(group, item, field.name, choice_name(field, value) if field.choices and value else value)
    for row in to_json(answer)["rows"] if isinstance(answer, Repeat) else ():
        node = etree.SubElement(group, node_name(item, "rows"))
        for name, value in row.items():
            _add(node, item, name, value)
    _add(group, item, "reason", answer.reason if isinstance(answer, Excuse) else "")
    proof = answer.proof if isinstance(answer, NotApplicable | NoSuchObject) else ()
    for name in _BESIDE:
        _add(group, item, name, getattr(entry, name))
    for name, files in (("proof", proof), ("evidence", entry.evidence)):
        for file in files:
            _add(etree.SubElement(group, node_name(item, name)), item, f"{name}_file", file)


def _read_item(item: Item, group: Any) -> tuple[Entry | None, list[AnswerProblem]]:
    state = _text(group, item, "state")
    data: dict[str, Any]
    if state in EXCUSES:
        data = {"type": state, "reason": _text(group, item, "reason"), "proof": _files(group, item, "proof")}
    elif item.repeat:
        names = ("subject", "holds", "note")
        data = {"rows": [{name: _text(row, item, name) for name in names} for row in _nodes(group, item, "rows")]}
    else:
        data = nested(item, _values(item, group))
    answer, problems = parse(item, data)
    if problems:
        return None, problems
    beside = {name: written.text(_text(group, item, name), lines=name == "remark") for name in _BESIDE}
    return Entry(item.code, answer, evidence=_files(group, item, "evidence"), **beside), []


def _values(item: Item, group: Any) -> dict[str, str]:
    values: dict[str, str] = {}
    for field in fields_on_phone(item):
        told = _text(group, item, field.name)
        stored = {choice_name(field, name): name for name, _ in field.choices}
        values[field.name] = stored.get(told, told)
    if item.answer_type is AnswerType.WHEN_WHERE:
        position = values.pop("position").split()
        values["latitude"], values["longitude"] = position[:2] if len(position) >= 2 else ("", "")
    return values


def _add(parent: Any, item: Item, name: str, value: str) -> None:
    etree.SubElement(parent, node_name(item, name)).text = value or None


def _nodes(parent: Any, item: Item, name: str) -> list[Any]:
    wanted = node_name(item, name)
    return [node for node in parent.iterchildren(etree.Element) if etree.QName(node).localname == wanted]


def _text(parent: Any, item: Item, name: str) -> str:
    return next((node.text or "" for node in _nodes(parent, item, name)), "")


def _files(group: Any, item: Item, name: str) -> tuple[str, ...]:
    return written.file_names([_text(node, item, f"{name}_file") for node in _nodes(group, item, name)])


def _whole(rule: str, sentence: str) -> AnswerProblem:
    return AnswerProblem("", "", "", "", sentence, rule)
