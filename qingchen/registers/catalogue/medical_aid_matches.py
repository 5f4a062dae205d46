"""Matches with medical insurance and aid (医保救助比对), one row a person and scheme, as of a day."""

from dataclasses import replace

import polars as pl

from qingchen.registers.register import Column, ColumnType, Reference, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import (
    DIVISION,
    IDENTITY_NUMBER,
    IDENTITY_TYPE,
    SOURCE_NOTE,
    person_name,
)

REGISTER = Register(
    name="medical_aid_matches",
    title="医保救助比对表",
    kind=RegisterKind.STATE,
    key=("person_key", "scheme"),
    about="matched_on",
    division="division",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    note="由医保、民政、扶贫部门提供：一人一个项目一行，写明比对截至日的状态。不收待遇金额。",
    headline=("matched_on", "scheme", "status"),
    references=(Reference(("person_key",), "patients", ("person_key",)),),
    columns=(
        IDENTITY_TYPE,
        IDENTITY_NUMBER,
        replace(person_name("患者姓名", "人员姓名", "参保人姓名", "救助对象姓名"), required=False),
        replace(DIVISION, title="保障地区划代码", aliases=(*DIVISION.aliases, "行政区划代码", "参保地", "救助地")),
        Column(
            "scheme",
            "保障项目",
            ColumnType.CODE,
            required=True,
            aliases=("救助项目", "项目", "待遇项目", "保障类型"),
            codes="aid_scheme",
            example="基本医疗保险",
        ),
        Column(
            "status",
            "保障状态",
            ColumnType.CODE,
            required=True,
            aliases=("享受状态", "状态", "待遇状态", "参保状态"),
            codes="aid_status",
            example="享受",
        ),
        Column(
            "matched_on",
            "比对截至日期",
            ColumnType.DATE,
            required=True,
            aliases=("比对日期", "数据截至日期", "截至日期", "所属月份"),
            example="2020-06-30",
        ),
        Column(
            "agency", "提供部门", ColumnType.TEXT, aliases=("数据提供部门", "报送部门"), example="公主岭市医疗保障局"
        ),
        Column(
            "hospital",
            "救治定点医院",
            ColumnType.TEXT,
            aliases=("定点医院", "救治医院"),
            note="大病专项救治填写。",
        ),
        Column("treated_on", "救治日期", ColumnType.DATE, aliases=("入院日期", "救治时间")),
        SOURCE_NOTE,
    ),
    rules=(
        RowRule(
            "treated_without_hospital",
            "hospital",
            lambda: (
                (pl.col("scheme") == "serious_illness_treatment")
                & (pl.col("status") == "receiving")
                & (pl.col("hospital").is_null() | pl.col("treated_on").is_null())
            ),
            "已享受大病专项救治的须填救治定点医院和救治日期。请补填。",
        ),
    ),
)
