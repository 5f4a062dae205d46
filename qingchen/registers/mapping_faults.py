"""What is wrong with a column mapping that somebody drew up: all of it at once, in sentences."""

from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.heading_words import counted_otherwise
from qingchen.registers.mapping import ALL_CHINA, ColumnMapping
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.standards import divisions
from qingchen.standards.codes import code_list

_PARTS = {"from", "values", "division_in", "optional"}


def mapping_faults(mapping: ColumnMapping, register: Register) -> list[str]:
    """Columns that the register has not, parts that mean nothing, values that no list knows, reasons left out."""
    if mapping.register != register.name:
        return [f"这份列对应是给台账“{mapping.register}”的，不是《{register.title}》。"]
    faults = []
    said = [*mapping.columns, *mapping.constants, *mapping.unknown]
    faults += [f"《{register.title}》没有名为“{name}”的栏目。" for name in said if name not in register.by_name]
    faults += [
        f"“{_title(register, name)}”说了两次从哪里来。"
        for name in sorted({name for name in said if said.count(name) > 1})
    ]
    if not mapping.columns:
        faults.append("没有一列对应到台账的栏目。")
    for name, given in mapping.columns.items():
        faults += [f"“{_title(register, name)}”的“{part}”不认识。" for part in given.keys() - _PARTS]
        if (column := register.by_name.get(name)) is not None:
            faults += _of_column(column, given)
    for name, constant in mapping.constants.items():
        column = register.by_name.get(name)
        if column is not None and "above" not in constant and not _known(column, constant.get("value", "")):
            faults.append(f"“{column.title}”的固定值“{constant.get('value', '')}”不在可选范围内。")
    return faults + _of_code(mapping, register)


def of_one_file(mapping: ColumnMapping, register: Register) -> list[Column]:
    """The key's columns that hold a fixed value: next month's file has another number, and read by this mapping its
    rows would take the place of those filed before. What names a lasting thing (an institution) may stay fixed."""
    lasting = {name for reference in register.references for name in reference.columns}
    return [
        register.by_name[name]
        for name in register.key
        if "value" in mapping.constants.get(name, {}) and name not in lasting | DEFAULTS.keys()
    ]


def _of_column(column: Column, given: dict) -> list[str]:
    faults = [
        f"“{column.title}”的取值换算“{old}”→“{new}”不在可选范围内。"
        for old, new in given.get("values", {}).items()
        if new and not _known(column, new)
    ]
    if counted_otherwise(column, given["from"]):
        faults.append(
            f"“{given['from']}”写的单位与“{column.title}”（{column.unit or '无单位'}）不同，照抄会差若干倍。"
            "请在文件里换算后重新报送（表头写台账的单位），或不收这一列。"
        )
    if "division_in" in given:
        if column.type is not ColumnType.DIVISION:
            faults.append(f"“{column.title}”不是行政区划，不能由地址找县。")
        inside = str(given["division_in"])
        if inside != ALL_CHINA and not (len(inside) == 2 and divisions.exists(inside)):
            faults.append(f"由地址找县的范围应为“{ALL_CHINA}”或两位省级代码，不是“{inside}”。")
    return faults


def _of_code(mapping: ColumnMapping, register: Register) -> list[str]:
    code = mapping.temporary_code
    if not code:
        return []
    if "uscc" not in register.by_name or "source_note" not in register.by_name:
        return [f"《{register.title}》不能用临时代码。"]
    faults = []
    if not code.get("from") or not code.get("of"):
        faults.append("编临时代码要说明由哪一列（from）、属哪个来源（of）。")
    noted = {*mapping.constants, *mapping.columns}
    if not code.get("reason") and "source_note" not in noted:
        faults.append("编临时代码要写明没有统一社会信用代码的原因。")
    return faults


def _known(column: Column, text: str) -> bool:
    if column.type is ColumnType.BOOLEAN:
        return text in ("是", "否")
    if column.type is ColumnType.CODE:
        return code_list(column.codes or "").code_of(text) is not None
    return True


def _title(register: Register, name: str) -> str:
    column = register.by_name.get(name)
    return column.title if column else name
