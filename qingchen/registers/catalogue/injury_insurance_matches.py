"""Matches with the work-injury insurance (工伤保险比对), one row a person at an employer, as of a day."""

from dataclasses import replace

import polars as pl

from qingchen.registers.day_order import not_before
from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import (
    EMPLOYER_SITE,
    IDENTITY_NUMBER,
    IDENTITY_TYPE,
    PERSON,
    SITE_NO,
    SOURCE_NOTE,
    USCC,
    employer_name,
    person_name,
)

REGISTER = Register(
    name="injury_insurance_matches",
    title="工伤保险参保比对表",
    kind=RegisterKind.STATE,
    key=("person_key", "uscc", "site_no"),
    about="matched_on",
    basis="人社部发〔2019〕125号；工伤保险条例",
    note="由人社部门提供：一人在一个单位一行，写明比对截至日的参保状态。不收待遇金额。",
    headline=("matched_on", "status", "paid_until"),
    references=(EMPLOYER_SITE, PERSON),
    columns=(
        IDENTITY_TYPE,
        IDENTITY_NUMBER,
        replace(person_name("劳动者姓名", "职工姓名", "人员姓名", "参保人姓名"), required=False),
        USCC,
        SITE_NO,
        employer_name("用人单位名称", "企业名称", "用人单位", "参保单位", "参保单位名称"),
        Column(
            "matched_on",
            "比对截至日期",
            ColumnType.DATE,
            required=True,
            aliases=("比对日期", "参保月份", "数据截至日期", "截至日期", "所属月份"),
            note="按月提供的填当月最后一天。",
            example="2020-06-30",
        ),
        Column(
            "status",
            "参保状态",
            ColumnType.CODE,
            required=True,
            aliases=("工伤保险参保状态", "缴费状态", "参保情况", "工伤保险状态"),
            codes="insurance_status",
            example="参保缴费",
        ),
        Column(
            "insured_from",
            "参保日期",
            ColumnType.DATE,
            aliases=("工伤保险参保日期", "首次参保日期"),
            example="2018-03-01",
        ),
        Column(
            "paid_until",
            "缴费截止日期",
            ColumnType.DATE,
            aliases=("已缴至", "最后缴费日期", "缴费至"),
            example="2020-06-30",
        ),
        SOURCE_NOTE,
    ),
    rules=(
        not_before("paid_until", "缴费截止日期", "insured_from", "参保日期"),
        RowRule(
            "uninsured_with_days",
            "status",
            lambda: (pl.col("status") == "not_insured") & pl.col("paid_until").is_not_null(),
            "未参保的不应有缴费截止日期。请核对参保状态。",
        ),
        RowRule(
            "paid_though_ended_before",
            "paid_until",
            lambda: (pl.col("status") == "paid") & (pl.col("paid_until") < pl.col("matched_on").dt.month_start()),
            "参保状态为参保缴费，缴费截止日期却在比对当月之前。请核对；欠费的改填“参保欠费”。",
        ),
    ),
)
