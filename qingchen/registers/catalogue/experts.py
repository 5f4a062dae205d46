"""Experts of occupational health (职业健康专家库), one row a person in the pool."""

from dataclasses import replace

import polars as pl

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import DIVISION, EFFECTIVE_ON, PHONE, SOURCE_NOTE, person_name

REGISTER = Register(
    name="experts",
    title="职业健康专家库名册",
    kind=RegisterKind.STATE,
    key=("expert_no",),
    about="effective_on",
    division="division",
    basis="吉尘防办发〔2020〕2号 二（五）",
    note="一人一行。工作单位用于抽取时回避。",
    headline=("expert_no", "specialties", "employer_name", "draws_this_year"),
    columns=(
        Column(
            "expert_no",
            "专家编号",
            ColumnType.TEXT,
            required=True,
            aliases=("编号", "专家证号", "入库编号"),
            note="在全省范围内不重复，如“省—2020—001”。",
            example="示专-2020-001",
        ),
        person_name("专家姓名"),
        PHONE,
        replace(
            DIVISION,
            title="入库地区划代码",
            aliases=("行政区划代码", *DIVISION.aliases, "所属地区"),
            note="省级专家库填 22，市级填 4 位，县级填 6 位。",
            example="2201",
        ),
        Column(
            "specialties",
            "专业",
            ColumnType.CODES,
            required=True,
            aliases=("专业领域", "擅长专业", "专业类别"),
            codes="expert_specialty",
            note="可多选。",
            example="职业病临床",
        ),
        Column(
            "employer_name",
            "工作单位",
            ColumnType.TEXT,
            required=True,
            aliases=("单位名称", "所在单位"),
            example="示例市职业病防治院",
        ),
        Column(
            "title",
            "职称",
            ColumnType.CODE,
            aliases=("专业技术职称", "技术职称"),
            codes="professional_title",
            example="正高级",
        ),
        Column("entered_on", "入库日期", ColumnType.DATE, aliases=("聘任日期", "入库时间"), example="2020-01-10"),
        Column("left_on", "出库日期", ColumnType.DATE, aliases=("解聘日期", "退出日期"), note="仍在库的留空。"),
        Column(
            "draws_this_year",
            "本年度使用人次",
            ColumnType.INTEGER,
            aliases=("使用次数", "抽取次数", "本年使用次数"),
            minimum=0,
            maximum=366,
            unit="次",
            example="2",
        ),
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
    rules=(
        RowRule(
            "left_before_entered",
            "left_on",
            lambda: pl.col("left_on") < pl.col("entered_on"),
            "出库日期不得早于入库日期。请核对两个日期。",
        ),
    ),
)
