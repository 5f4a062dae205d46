"""Words on whether two records are one person (人员关联核对), one row a pair.

Filled by the act of deciding on a pair, never by file. A later word on the same pair is a later fact.
"""

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind

REGISTER = Register(
    name="person_links",
    title="人员关联核对结果",
    kind=RegisterKind.STATE,
    key=("linkage", "left_id", "right_id"),
    about="decided_on",
    division="division",
    importable=False,
    basis="部门间数据比对：证件号码一致的自动关联，其余人工核对",
    headline=("linkage", "decision", "decided_on"),
    columns=(
        Column("linkage", "比对", ColumnType.CODE, required=True, codes="linkage"),
        Column("left_id", "左表标识", ColumnType.TEXT, required=True, note="病例编号，或个人的密文标识。"),
        Column("right_id", "右表标识", ColumnType.TEXT, required=True, note="病例编号，或个人的密文标识。"),
        Column("decision", "结论", ColumnType.CODE, required=True, codes="link_decision"),
        Column("weight", "匹配权重", ColumnType.DECIMAL, unit="比特"),
        Column("division", "左表所在县", ColumnType.DIVISION, required=True),
        Column("other_division", "右表所在县", ColumnType.DIVISION, required=True),
        Column("decided_on", "核对日期", ColumnType.DATE, required=True),
        Column("decided_by", "核对人账号", ColumnType.TEXT, required=True),
        Column("note", "说明", ColumnType.TEXT),
    ),
)
