"""What an officer said on the mapping page, as a column mapping."""

import re
from typing import Any

from django.http import QueryDict

from qingchen.registers.heading_proposals import Proposed
from qingchen.registers.mapping import ALL_CHINA, ColumnMapping
from qingchen.registers.register import Register
from qingchen.registers.sheet_proposal import SheetProposal

ADDRESS = "@address"
"""Behind the name of a column for divisions: the cells are addresses, the county is looked for in them."""
ABOVE = "above:"
"""Before a label that stands above the headings, where a column of the file may be chosen."""
_BETWEEN = re.compile(r"[、,，;；\n]+")


def mapping_of_form(said: QueryDict, proposal: SheetProposal, register: Register, source: str) -> ColumnMapping:
    """`source` names the sender's file: temporary codes are made from it and the row's own id, and stay the same."""
    headings = {str(column.place): column for column in proposal.columns}
    inside = said.get("inside", ALL_CHINA)
    columns: dict[str, dict[str, Any]] = {}
    not_kept = []
    for place, column in headings.items():
        name, _, address = said.get(f"to-{place}", "").partition("@")
        if name in register.by_name and name not in columns:
            columns[name] = _given(column, inside if address else "")
        elif not name:
            not_kept.append(column.heading)
    constants, unknown = _others(said, register, proposal, columns, inside)
    _translate(said, columns)
    used = {given["from"] for given in columns.values()}
    code = _code(said, headings, source)
    return ColumnMapping(
        name="",
        register=register.name,
        title=said.get("title", "").strip() or "报送人确认的对应",
        columns=columns,
        rows=_rows(said, headings),
        decimal_comma=tuple(column.heading for place, column in headings.items() if said.get(f"comma-{place}")),
        constants=constants,
        unknown=unknown,
        not_kept=tuple(heading for heading in not_kept if heading not in used and heading != code.get("from")),
        temporary_code=code,
    )


def chosen_twice(said: QueryDict, proposal: SheetProposal, register: Register) -> list[str]:
    """A sentence for each column of the register that two columns of the file are said to be."""
    chosen: dict[str, list[str]] = {}
    for column in proposal.columns:
        name = said.get(f"to-{column.place}", "").partition("@")[0]
        if name in register.by_name:
            chosen.setdefault(name, []).append(column.heading)
    return [
        f"“{'”和“'.join(headings)}”都对应到“{register.by_name[name].title}”，请只留一列。"
        for name, headings in chosen.items()
        if len(headings) > 1
    ]


def _given(column: Proposed, inside: str) -> dict[str, Any]:
    return {"from": column.heading} | ({"division_in": inside} if inside else {})


def _others(
    said: QueryDict, register: Register, proposal: SheetProposal, columns: dict[str, dict[str, Any]], inside: str
) -> tuple[dict[str, dict[str, str]], tuple[str, ...]]:
    """The columns of the register that no column of the file stands for: fixed, from another, or left empty."""
    headings = {str(column.place): column for column in proposal.columns}
    constants: dict[str, dict[str, str]] = {}
    unknown = []
    for column in register.columns:
        name, how = column.name, said.get(f"how-{column.name}", "")
        if name in columns:
            continue
        place = said.get(f"place-{name}", "")
        from_, label = headings.get(place), place.removeprefix(ABOVE)
        if how == "value" and said.get(f"value-{name}", "").strip():
            why = said.get(f"why-{name}", "").strip()
            constants[name] = {"value": said[f"value-{name}"].strip()} | ({"assumed": why} if why else {})
        elif how == "from" and place.startswith(ABOVE) and label in proposal.above:
            constants[name] = {"above": label}
        elif how in ("from", "address") and from_ is not None:
            columns[name] = _given(from_, inside if how == "address" else "")
        elif how == "empty":
            unknown.append(name)
    return constants, tuple(unknown)


def _translate(said: QueryDict, columns: dict[str, dict[str, Any]]) -> None:
    for name, given in columns.items():
        values = {}
        for number in range(500):
            if (old := said.get(f"old-{name}-{number}")) is None:
                break
            new = said.get(f"new-{name}-{number}", "")
            if new:
                values[old] = "" if new == "-" else new
        if values:
            given["values"] = values


def _rows(said: QueryDict, headings: dict[str, Proposed]) -> dict[str, list[str]]:
    column = headings.get(said.get("only-place", ""))
    allowed = [text.strip() for text in _BETWEEN.split(said.get("only-values", "")) if text.strip()]
    return {column.heading: allowed} if column is not None and allowed else {}


def _code(said: QueryDict, headings: dict[str, Proposed], source: str) -> dict[str, str]:
    column = headings.get(said.get("code-place", ""))
    if column is None:
        return {}
    return {"from": column.heading, "of": source, "reason": said.get("code-why", "").strip()}
