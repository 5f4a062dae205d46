"""Legal aid to patients (尘肺病法律援助), one row a case."""

from dataclasses import replace

import polars as pl

from qingchen.registers.day_order import not_before
from qingchen.registers.register import Column, ColumnType, Reference, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import (
    DIVISION,
    IDENTITY_NUMBER,
    IDENTITY_TYPE,
    person_name,
)

REGISTER = Register(
    name="legal_aid_cases",
    title="尘肺病法律援助台账",
    kind=RegisterKind.EVENT,
    key=("legal_aid_no",),
    about="applied_on",
    division="division",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    note="由司法行政部门提供：一件一行。",
    headline=("applied_on", "legal_aid_no", "matter", "status", "closed_on"),
    references=(Reference(("person_key",), "patients", ("person_key",)),),
    columns=(
        Column(
            "legal_aid_no",
            "法律援助案号",
            ColumnType.TEXT,
            required=True,
            aliases=("援助案号", "案号", "案件编号", "法援编号"),
            example="吉法援〔2020〕示0001",
        ),
        IDENTITY_TYPE,
        IDENTITY_NUMBER,
        replace(person_name("患者姓名", "受援人", "受援人姓名", "申请人"), required=False),
        replace(DIVISION, title="办理地区划代码", aliases=(*DIVISION.aliases, "行政区划代码", "受理地")),
        Column(
            "agency",
            "法律援助机构",
            ColumnType.TEXT,
            required=True,
            aliases=("援助机构", "受理机构", "办理机构"),
            example="公主岭市法律援助中心",
        ),
        Column(
            "matter",
            "援助事项",
            ColumnType.CODE,
            required=True,
            aliases=("案由", "事项", "援助事由"),
            codes="legal_aid_matter",
            example="工伤认定与待遇",
        ),
        Column(
            "applied_on",
            "申请日期",
            ColumnType.DATE,
            required=True,
            aliases=("申请时间",),
            example="2020-03-10",
        ),
        Column("accepted_on", "受理日期", ColumnType.DATE, aliases=("受理时间", "批准日期"), example="2020-03-12"),
        Column(
            "status",
            "办理状态",
            ColumnType.CODE,
            required=True,
            aliases=("援助状态", "状态", "办理情况"),
            codes="legal_aid_status",
            example="办结",
        ),
        Column("closed_on", "办结日期", ColumnType.DATE, aliases=("结案日期", "办结时间"), example="2020-06-18"),
        Column(
            "outcome",
            "办理结果",
            ColumnType.CODE,
            aliases=("结案结果", "结果"),
            codes="legal_aid_outcome",
            example="调解",
        ),
    ),
    rules=(
        not_before("accepted_on", "受理日期", "applied_on", "申请日期"),
        not_before("closed_on", "办结日期", "accepted_on", "受理日期"),
        RowRule(
            "accepted_without_day",
            "accepted_on",
            lambda: pl.col("status").is_in(["accepted", "closed"]) & pl.col("accepted_on").is_null(),
            "已受理或办结的须填受理日期。请补填。",
        ),
        RowRule(
            "closed_without_day",
            "closed_on",
            lambda: (pl.col("status") == "closed") & pl.col("closed_on").is_null(),
            "办结的须填办结日期。请补填。",
        ),
        RowRule(
            "day_of_closing_though_open",
            "closed_on",
            lambda: (pl.col("status") != "closed") & pl.col("closed_on").is_not_null(),
            "未办结的不应有办结日期。请改正办理状态或删去日期。",
        ),
        RowRule(
            "closed_without_outcome",
            "outcome",
            lambda: (pl.col("status") == "closed") & pl.col("outcome").is_null(),
            "办结的须填办理结果。请补填。",
        ),
    ),
)
