"""docs/reference/registers.md: the registers, column by column."""

from qingchen.cli.reference import table
from qingchen.registers.catalogue import registers
from qingchen.registers.register import Column, RegisterKind


def _column(column: Column) -> tuple[object, ...]:
    marks = [name for name, on in (("必填", column.required), ("加密", column.sensitive)) if on]
    note = "；".join(filter(None, (column.note, f"代码表 `{column.codes}`" if column.codes else "", column.unit or "")))
    other = "、".join(column.aliases)
    return (column.title, f"`{column.name}`", column.type.value, "、".join(marks), other, note, column.basis)


def page() -> str:
    parts = ["# 台账\n\n由 `registers/catalogue/` 生成。\n"]
    for name, register in registers().items():
        kind = "事件" if register.kind is RegisterKind.EVENT else "状态"
        parts.append(f"\n## {register.title} `{name}`\n\n{register.note}\n\n")
        parts.append(f"类别：{kind}；键：{'、'.join(f'`{key}`' for key in register.key)}；时点列：`{register.about}`。")
        parts.append("" if register.importable else "由督导检查过程形成，不由文件报送。")
        heading = ("列名", "标识", "类型", "要求", "其他写法", "说明", "依据")
        parts.append("\n\n" + table(heading, [_column(column) for column in register.columns]))
        if register.rules:
            rows: list[tuple[object, ...]] = [(f"`{rule.name}`", rule.sentence, rule.basis) for rule in register.rules]
            parts.append("\n行内规则：\n\n" + table(("规则", "要求", "依据"), rows))
        if register.file_rules:
            across: list[tuple[object, ...]] = [
                (f"`{one.name}`", one.sentence, one.basis) for one in register.file_rules
            ]
            parts.append("\n全表各行之间的规则：\n\n" + table(("规则", "要求", "依据"), across))
    return "".join(parts)
