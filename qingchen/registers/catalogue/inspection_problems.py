"""Problems found by the inspection (督导检查问题), one row a problem as it stands after each act.

Filled by the acts of the round: finding, ordering, reporting, closing. Never by file.
"""

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind

REGISTER = Register(
    name="inspection_problems",
    title="督导检查问题",
    kind=RegisterKind.STATE,
    key=("round_code", "problem_no"),
    about="effective_on",
    division="division",
    importable=False,
    basis="吉尘防办发〔2020〕2号 五（四）；整改台账对账销号",
    headline=("problem_no", "item_code", "severity", "progress", "due_on", "closed_on"),
    columns=(
        Column("round_code", "督导轮次", ColumnType.TEXT, required=True),
        Column("problem_no", "问题编号", ColumnType.TEXT, required=True),
        Column("division", "行政区划代码", ColumnType.DIVISION, required=True),
        Column("inspectee_kind", "检查对象类别", ColumnType.TEXT, required=True),
        Column("inspectee_code", "检查对象代码", ColumnType.TEXT, required=True),
        Column("found_by", "发现途径", ColumnType.CODE, codes="problem_source", note="自查发现的单独计数。"),
        Column("item_code", "条目", ColumnType.TEXT),
        Column("fact", "问题事实", ColumnType.TEXT, required=True, note="何单位、何部位、何数据。"),
        Column("evidence", "证据", ColumnType.TEXT),
        Column("legal_basis", "依据", ColumnType.TEXT),
        Column("severity", "问题程度", ColumnType.CODE, codes="problem_severity"),
        Column("problem_kind", "问题类型", ColumnType.CODE, codes="problem_kind"),
        Column("owner", "责任单位", ColumnType.TEXT),
        Column("responsible_person", "责任人", ColumnType.TEXT, sensitive=True),
        Column("measure", "整改措施", ColumnType.TEXT),
        Column("due_on", "整改时限", ColumnType.DATE),
        Column("progress", "整改进展", ColumnType.CODE, required=True, codes="problem_progress"),
        Column("proof", "佐证", ColumnType.TEXT),
        Column("reviewed_on", "验收日期", ColumnType.DATE),
        Column("reviewer", "验收单位", ColumnType.TEXT),
        Column("closed_on", "销号日期", ColumnType.DATE),
        Column("recurred", "是否反弹", ColumnType.BOOLEAN),
        Column("found_on", "发现日期", ColumnType.DATE, required=True),
        Column("effective_on", "情况截至日期", ColumnType.DATE, required=True),
    ),
)
