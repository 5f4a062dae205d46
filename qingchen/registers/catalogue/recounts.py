"""Recounts of drawn records (核查样本), one row an attribute of a drawn record or employer.

Filled by the act of filing a recount, never by file.
"""

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind

REGISTER = Register(
    name="recounts",
    title="核查样本",
    kind=RegisterKind.EVENT,
    key=("draw_code", "subject", "attribute"),
    about="recounted_on",
    division="division",
    importable=False,
    basis="WHO 数据质量审查（DQR）核查思路",
    headline=("recounted_on", "attribute", "reported_value", "recounted_value", "result"),
    columns=(
        Column("round_code", "督导轮次", ColumnType.TEXT, required=True),
        Column("draw_code", "抽取编号", ColumnType.TEXT, required=True),
        Column("seed", "种子", ColumnType.TEXT, required=True),
        Column("frame_digest", "抽样框指纹", ColumnType.TEXT, required=True),
        Column("stratum", "层", ColumnType.TEXT),
        Column("drawn_place", "抽取次序", ColumnType.INTEGER, required=True, minimum=1),
        Column("register_name", "核查的台账", ColumnType.TEXT, required=True),
        Column(
            "subject",
            "核查对象",
            ColumnType.TEXT,
            required=True,
            note="该台账被核查的那一行：批次号-行号，不含个人信息。",
        ),
        Column("division", "行政区划代码", ColumnType.DIVISION, required=True),
        Column("attribute", "核查内容", ColumnType.TEXT, required=True),
        Column("reported_value", "申报值", ColumnType.TEXT),
        Column("recounted_value", "核查值", ColumnType.TEXT),
        Column("reported_number", "申报数", ColumnType.DECIMAL),
        Column("recounted_number", "核查数", ColumnType.DECIMAL),
        Column("result", "核查结果", ColumnType.CODE, required=True, codes="recount_result"),
        Column("source_document", "原始凭证", ColumnType.TEXT),
        Column("team_code", "核查组", ColumnType.TEXT),
        Column("recounted_on", "核查日期", ColumnType.DATE, required=True),
    ),
)
