"""A register as a Frictionless Table Schema: types, constraints, code lists, Chinese titles, primary key."""

from typing import Any

from qingchen.registers.catalogue import registers
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.standards.codes import code_list

_TYPES = {
    ColumnType.INTEGER: "integer",
    ColumnType.DECIMAL: "number",
    ColumnType.DATE: "date",
    ColumnType.BOOLEAN: "boolean",
}
SEVERAL = ";"
"""Between the codes of a cell that holds several."""


def table_schema(register: Register, *, masked: bool = True) -> dict[str, Any]:
    """Of the files that `Style.CODES` writes: identifiers for names, codes for values.

    masked   sensitive columns are masked text; the key stands on their stand-ins, which are fields too
    """
    fields = [_field(column, masked=masked) for column in register.columns]
    fields += [_stand_in(register, name) for name in stand_ins_in_keys(register)]
    return {"fields": fields, "primaryKey": list(register.key), "missingValues": [""]}


def stand_ins_in_keys(register: Register) -> tuple[str, ...]:
    """The stand-ins by which rows are told apart, name each other or are named by others; no other leaves."""
    needed = {*register.key, *(name for reference in register.references for name in reference.columns)}
    for other in registers().values():
        needed |= {
            name for reference in other.references if reference.register == register.name for name in reference.to
        }
    return tuple(name for column in register.sensitive for name in column.stand_ins if name in needed)


def _field(column: Column, *, masked: bool) -> dict[str, Any]:
    hidden = masked and column.sensitive
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "type": "string" if hidden else _TYPES.get(column.type, "string"),
    }
    description = "；".join(filter(None, (column.note, f"单位：{column.unit}" if column.unit else "", column.basis)))
    if hidden:
        description = "；".join(filter(None, ("个人信息，已遮盖", description)))
    if description:
        field["description"] = description
    if column.type is ColumnType.BOOLEAN and not hidden:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    constraints = _constraints(column) if not hidden else {}
    if constraints:
        field["constraints"] = constraints
    return field


def _stand_in(register: Register, name: str) -> dict[str, Any]:
    column = next(column for column in register.sensitive if name in column.stand_ins)
    note = f"{column.title}的密文标识：同一内容在各台账中相同，不能还原"
    return {"name": name, "title": f"{column.title}标识", "type": "string", "description": note}


def _constraints(column: Column) -> dict[str, Any]:
    """What every row keeps. `required` is not among them: rows under a temporary code may leave columns empty."""
    held: dict[str, Any] = {}
    if column.type is ColumnType.CODE:
        held["enum"] = [entry.code for entry in code_list(column.codes or "").entries]
    if column.type is ColumnType.CODES:
        codes = "|".join(entry.code for entry in code_list(column.codes or "").entries)
        held["pattern"] = f"^({codes})({SEVERAL}({codes}))*$"
    if column.type in (ColumnType.INTEGER, ColumnType.DECIMAL):
        held |= {"minimum": column.minimum} if column.minimum is not None else {}
        held |= {"maximum": column.maximum} if column.maximum is not None else {}
    return held
