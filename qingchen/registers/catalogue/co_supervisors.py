"""Township co-supervisors (乡镇街道职业健康监督协管员), one row a person."""

from dataclasses import replace

import polars as pl

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import (
    DIVISION,
    EFFECTIVE_ON,
    IDENTITY_NUMBER,
    IDENTITY_TYPE,
    PHONE,
    SOURCE_NOTE,
    person_name,
)

REGISTER = Register(
    name="co_supervisors",
    title="乡镇街道职业健康监督协管员名册",
    kind=RegisterKind.STATE,
    key=("person_key",),
    about="effective_on",
    division="division",
    basis="国卫职健发〔2019〕46号；吉尘防办发〔2020〕2号 二（四）",
    note="一人一行；换了乡镇的，用新的情况截至日期再报一行。",
    headline=("division", "appointment_no", "appointed_on", "rounds_this_year"),
    columns=(
        IDENTITY_TYPE,
        IDENTITY_NUMBER,
        person_name("协管员姓名", "人员姓名"),
        PHONE,
        replace(
            DIVISION,
            title="乡镇（街道）区划代码",
            aliases=("行政区划代码", "乡镇代码", "乡镇街道代码", "乡镇街道区划代码", *DIVISION.aliases),
            note="9 位乡镇（街道）代码。",
            example="220184103",
        ),
        Column(
            "appointment_no",
            "聘任文件",
            ColumnType.TEXT,
            required=True,
            aliases=("聘任文号", "聘任文件文号", "任命文件"),
            example="示卫发〔2020〕3号",
        ),
        Column(
            "appointed_on",
            "聘任日期",
            ColumnType.DATE,
            required=True,
            aliases=("聘任时间", "任职日期"),
            example="2020-03-20",
        ),
        Column("ended_on", "解聘日期", ColumnType.DATE, aliases=("离任日期", "解聘时间"), note="仍在任的留空。"),
        Column("full_time", "是否专职", ColumnType.BOOLEAN, aliases=("专职", "专职协管员"), example="否"),
        Column(
            "rounds_this_year",
            "年初以来巡查次数",
            ColumnType.INTEGER,
            aliases=("巡查次数", "本年巡查次数"),
            minimum=0,
            maximum=2_000,
            unit="次",
            example="6",
        ),
        Column(
            "reports_this_year",
            "年初以来信息报告次数",
            ColumnType.INTEGER,
            aliases=("报告次数", "信息报告次数", "本年报告次数"),
            minimum=0,
            maximum=2_000,
            unit="次",
            example="2",
        ),
        Column("trained_on", "最近培训日期", ColumnType.DATE, aliases=("培训日期",), example="2020-05-19"),
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
    rules=(
        RowRule(
            "not_a_township",
            "division",
            lambda: pl.col("division").str.len_chars() != 9,
            "协管员须填到乡镇（街道），代码为 9 位。请改填乡镇（街道）代码。",
        ),
        RowRule(
            "ended_before_appointed",
            "ended_on",
            lambda: pl.col("ended_on") < pl.col("appointed_on"),
            "解聘日期不得早于聘任日期。请核对两个日期。",
        ),
    ),
)
