"""Targets in letters of responsibility (目标责任书指标), one row a target of a letter."""

from dataclasses import replace

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind
from qingchen.registers.shared_columns import DIVISION, EFFECTIVE_ON, SOURCE_NOTE

REGISTER = Register(
    name="responsibility_targets",
    title="目标责任书指标台账",
    kind=RegisterKind.STATE,
    key=("letter_no", "indicator"),
    about="effective_on",
    division="division",
    basis="吉尘防办发〔2020〕2号 二（一）签订目标责任书",
    note="责任书中的一项指标一行；修订后的责任书用新的编号，或者用新的情况截至日期再报。",
    headline=("letter_no", "indicator", "target_percent", "signed_on"),
    columns=(
        Column(
            "letter_no",
            "责任书编号",
            ColumnType.TEXT,
            required=True,
            aliases=("责任书文号", "目标责任书编号"),
            note="没有编号的写明地区和年度，如“公主岭-2020-责任书”。",
            example="公主岭-2020-责任书",
        ),
        replace(
            DIVISION,
            title="责任地区区划代码",
            aliases=("行政区划代码", "责任地区代码", *DIVISION.aliases[:2]),
            note="签责任书、承担指标的地区：市级 4 位，县级 6 位，乡级 9 位。",
        ),
        Column(
            "issuer",
            "下达单位",
            ColumnType.TEXT,
            aliases=("签订上级", "下达机关"),
            example="示例市尘肺病防治攻坚行动领导小组",
        ),
        Column(
            "indicator",
            "责任书指标",
            ColumnType.CODE,
            required=True,
            aliases=("指标", "指标名称", "目标指标"),
            codes="target_indicator",
            example="粉尘危害项目申报率",
        ),
        Column(
            "target_percent",
            "目标值",
            ColumnType.DECIMAL,
            required=True,
            aliases=("指标值", "责任书目标值", "目标值（%）"),
            minimum=0,
            maximum=100,
            unit="%",
            basis="吉尘防办发〔2020〕2号 二（一）",
            example="95",
        ),
        Column("signed_on", "签订日期", ColumnType.DATE, aliases=("责任书签订日期", "签订时间"), example="2020-03-10"),
        Column("target_until", "完成期限", ColumnType.DATE, aliases=("目标期限",), example="2020-12-31"),
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
)
