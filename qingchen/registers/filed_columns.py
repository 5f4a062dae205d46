"""Columns of a filed sheet: one row an item, the same for the place's claims and the team's answers."""

from qingchen.registers.register import Column, ColumnType

KEY = ("round_code", "inspectee_code", "form_code", "item_code")
COLUMNS = (
    Column("round_code", "督导轮次", ColumnType.TEXT, required=True),
    Column("sheet_public_id", "表单编号", ColumnType.TEXT, required=True),
    Column("inspectee_kind", "检查对象类别", ColumnType.TEXT, required=True),
    Column("inspectee_code", "检查对象代码", ColumnType.TEXT, required=True),
    Column("division", "行政区划代码", ColumnType.DIVISION),
    Column("form_code", "检查表", ColumnType.TEXT, required=True),
    Column("form_digest", "检查表版本指纹", ColumnType.TEXT, required=True),
    Column("item_code", "条目", ColumnType.TEXT, required=True),
    Column("indicator", "对应指标", ColumnType.TEXT, note="条目问的是哪个指标；不对应指标的留空。"),
    Column("answer_kind", "填报方式", ColumnType.TEXT, required=True),
    Column("numerator", "分子", ColumnType.INTEGER),
    Column("denominator", "分母", ColumnType.INTEGER),
    Column("value_text", "填报内容", ColumnType.TEXT),
    Column("verdict", "判定", ColumnType.TEXT),
    Column("responsible_person", "责任人", ColumnType.TEXT),
    Column("submitted_on", "提交日期", ColumnType.DATE, required=True),
)
