"""The mapping page: the file's columns, the register's columns, values to be translated."""

from typing import Any

from qingchen.registers.cells.cleaning import NOTHING
from qingchen.registers.cells.kinds import read_column
from qingchen.registers.changed_headings import ChangedHeadings
from qingchen.registers.completed_rows import DITTO
from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.heading_proposals import Certainty, Proposed
from qingchen.registers.mapping import ALL_CHINA, ColumnMapping
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.registers.sheet_proposal import SheetProposal
from qingchen.standards import divisions
from qingchen.standards.codes import code_list
from qingchen.web.mapping_form import ABOVE, ADDRESS

SURE = {
    Certainty.CERTAIN: ("确定", "tag-good"),
    Certainty.LIKELY: ("可能", "tag-amber"),
    Certainty.UNKNOWN: ("未认出", ""),
}
_CODED = (ColumnType.CODE, ColumnType.CODES, ColumnType.BOOLEAN)
_MOST_VALUES = 60
_MOST_CHOICES = 100
"""A longer list is typed into, with suggestions kept once: sixty lists of 700 choices are a page of megabytes."""


def page(proposal: SheetProposal, mapping: ColumnMapping, register: Register) -> dict[str, Any]:
    """Everything the page shows, from the mapping as it stands."""
    direct = _direct(proposal, mapping)
    chosen = set(direct.values())
    others = [_other(column, mapping, proposal) for column in register.columns if column.name not in chosen]
    return {
        "columns": [_column(column, mapping, direct, register) for column in proposal.columns],
        "options": _options(register),
        "places": [(column.place, f"{column.letter}　{column.heading}") for column in proposal.columns],
        "above": [(ABOVE + label, f"{label}：{said[:24]}") for label, said in proposal.above.items()],
        "asked": [one for one in others if one["asked"]],
        "further": [one for one in others if not one["asked"]],
        "values": [found for name in mapping.columns if (found := _values(name, mapping, proposal, register))],
        "only": _only(mapping, proposal),
        "code": _code(mapping, proposal) if {"uscc", "source_note"} <= register.by_name.keys() else None,
        "inside": _inside(mapping),
        "provinces": [(ALL_CHINA, ALL_CHINA), *((code, divisions.name_of(code)) for code in _provinces())],
        "title": mapping.title,
    }


def changes(found: ChangedHeadings, register: Register) -> dict[str, Any]:
    """What the page says of a table whose headings changed since they were confirmed."""
    return {
        "title": found.before.title,
        "gone": [(heading, register.by_name[name].title if name else "") for heading, name in found.gone],
        "new": found.new,
    }


def _direct(proposal: SheetProposal, mapping: ColumnMapping) -> dict[int, str]:
    """The register's column by place, of those that the table of columns shows: one a column of the file."""
    direct: dict[int, str] = {}
    for name, given in mapping.columns.items():
        for column in proposal.columns:
            if column.heading == given["from"] and column.place not in direct and name not in direct.values():
                direct[column.place] = name
    return direct


def _column(column: Proposed, mapping: ColumnMapping, direct: dict[int, str], register: Register) -> dict[str, Any]:
    name = direct.get(column.place, "")
    words, tag = SURE[column.certainty] if name == (column.column or "") else ("已改", "tag-accent")
    address = "division_in" in mapping.columns.get(name, {})
    target = register.by_name.get(name)
    return {
        "place": column.place,
        "letter": column.letter,
        "heading": column.heading,
        "samples": column.samples[:3],
        "to": name + ADDRESS if address else name,
        "sure": words,
        "tag": tag,
        "comma": column.heading in mapping.decimal_comma,
        "numeric": target is not None and target.type in (ColumnType.DECIMAL, ColumnType.INTEGER),
    }


def _options(register: Register) -> list[tuple[str, str]]:
    options = []
    for column in register.columns:
        title = column.title + ("（必填）" if column.required else "")
        options.append((column.name, title))
        if column.type is ColumnType.DIVISION:
            options.append((column.name + ADDRESS, f"{title}：从地址找县"))
    return options


def _other(column: Column, mapping: ColumnMapping, proposal: SheetProposal) -> dict[str, Any]:
    given, constant = mapping.columns.get(column.name), mapping.constants.get(column.name)
    how = "empty" if column.name in mapping.unknown else "value" if constant else ""
    if given is not None:
        how = "address" if "division_in" in given else "from"
    above = (constant or {}).get("above")
    place: int | str | None = next(
        (one.place for one in proposal.columns if given and one.heading == given["from"]), None
    )
    if above:
        how, place = "from", ABOVE + above
    needed = column.required and column.name not in DEFAULTS
    made = bool(mapping.temporary_code) and column.name in ("uscc", "source_note")
    return {
        "name": column.name,
        "title": column.title,
        "required": needed,
        "asked": (needed or bool(how)) and not made,
        "how": how,
        "value": (constant or {}).get("value", ""),
        "why": (constant or {}).get("assumed", ""),
        "place": place,
        "labels": _labels(column),
        "division": column.type is ColumnType.DIVISION,
    }


def _values(name: str, mapping: ColumnMapping, proposal: SheetProposal, register: Register) -> dict[str, Any] | None:
    """Cells of a coded column that no list knows, with what they are to mean; None where there are none."""
    column, given = register.by_name[name], mapping.columns[name]
    place = next((one.place for one in proposal.columns if one.heading == given["from"]), None)
    if column.type not in _CODED or place is None:
        return None
    counts = proposal.cells(place).value_counts(sort=True)
    translated = given.get("values", {})
    cells = counts.to_series()
    unread = read_column(column, cells)[1].is_not_null() & ~cells.is_in(list(DITTO)) & ~cells.str.contains(NOTHING)
    asked = counts.filter(unread | cells.is_in(list(translated))).head(_MOST_VALUES)
    if not asked.height:
        return None
    rows = []
    for text, count in asked.rows():
        new = translated.get(text)
        rows.append({"old": text, "count": count, "new": "-" if new == "" else new or ""})
    labels = _labels(column)
    return {
        "name": name,
        "title": column.title,
        "heading": given["from"],
        "rows": rows,
        "labels": labels,
        "long": len(labels) > _MOST_CHOICES,
    }


def _labels(column: Column) -> list[tuple[str, str]]:
    """(value, label) of a coded column's choices; a code that is only a number is shown with its label."""
    if column.type is ColumnType.BOOLEAN:
        return [("是", "是"), ("否", "否")]
    return [(label, label) for label in code_list(column.codes).labels] if column.codes else []


def _only(mapping: ColumnMapping, proposal: SheetProposal) -> dict[str, Any]:
    heading, allowed = next(iter(mapping.rows.items()), ("", []))
    place = next((one.place for one in proposal.columns if one.heading == heading), None)
    return {"place": place, "values": "、".join(allowed)}


def _code(mapping: ColumnMapping, proposal: SheetProposal) -> dict[str, Any]:
    code = mapping.temporary_code
    place = next((one.place for one in proposal.columns if one.heading == code.get("from")), None)
    return {"place": place, "why": code.get("reason", "")}


def _inside(mapping: ColumnMapping) -> str:
    found = [given["division_in"] for given in mapping.columns.values() if "division_in" in given]
    return str(found[0]) if found else ALL_CHINA


def _provinces() -> list[str]:
    return [code for code in (f"{number:02}" for number in range(11, 66)) if divisions.exists(code)]
