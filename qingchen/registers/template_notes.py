"""The sheet of notes (填写说明) of a template: what each column wants, with an example."""

import xlsxwriter

from qingchen.registers.own_sheets import NOTES
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.standards.codes import code_list

_KINDS = {
    ColumnType.TEXT: "文本",
    ColumnType.INTEGER: "整数",
    ColumnType.DECIMAL: "数字",
    ColumnType.DATE: "日期，如 2020-07-15",
    ColumnType.BOOLEAN: "是 / 否",
    ColumnType.CODE: "下拉选择",
    ColumnType.CODES: "可多选，用顿号隔开",
    ColumnType.DIVISION: "行政区划代码（6、9 或 12 位）",
    ColumnType.EMPLOYER_CODE: "18 位统一社会信用代码",
    ColumnType.IDENTITY_NUMBER: "证件号码（文本格式）",
}
_TITLES = (("栏目", 24), ("是否必填", 10), ("格式", 26), ("可填内容", 60), ("要求", 50), ("依据", 34), ("填写示例", 28))


def write_notes(book: xlsxwriter.Workbook, register: Register) -> None:
    """One line a column, under the register's title and note."""
    sheet = book.add_worksheet(NOTES)
    bold = book.add_format({"bold": True, "bg_color": "#EEF3F8", "border": 1})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": 49})
    sheet.write_string(0, 0, f"《{register.title}》填写说明", book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, "；".join(text for text in (register.note.rstrip("。"), register.basis) if text))
    for at, (title, width) in enumerate(_TITLES):
        sheet.write_string(3, at, title, bold)
        sheet.set_column(at, at, width)
    for line, column in enumerate(register.columns, start=4):
        cells = (
            column.title,
            "必填" if column.required else "",
            _KINDS[column.type] + (f"，单位：{column.unit}" if column.unit else ""),
            "、".join(code_list(column.codes).labels) if column.codes else "",
            column.note,
            column.basis,
            column.example,
        )
        for at, text in enumerate(cells):
            sheet.write_string(line, at, text, body)


def example_row(register: Register) -> dict[str, str]:
    """Column title to example, of the columns that have one (docs, tests)."""
    return {column.title: column.example for column in register.columns if column.example}


def kind_title(column: Column) -> str:
    return _KINDS[column.type]
