"""Employers under governance (专项治理与停产关闭), one row an employer found lacking conditions."""

import polars as pl

from qingchen.registers.day_order import not_before
from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import EMPLOYER_SITE, PROOF, SITE_NO, USCC, employer_name

REGISTER = Register(
    name="governance_actions",
    title="粉尘危害专项治理台账",
    kind=RegisterKind.EVENT,
    key=("action_no",),
    about="found_on",
    basis="吉尘防办发〔2020〕2号 二（二）；国卫职健发〔2019〕46号",
    note="不具备安全生产条件或不满足环保、职业健康要求的单位，一次排查一行。",
    headline=("found_on", "reasons", "action", "due_on", "done_on"),
    references=(EMPLOYER_SITE,),
    columns=(
        Column(
            "action_no",
            "治理编号",
            ColumnType.TEXT,
            required=True,
            aliases=("台账编号", "排查编号", "治理台账编号"),
            example="ZL2020-001",
        ),
        USCC,
        SITE_NO,
        employer_name("用人单位名称", "企业名称", "用人单位"),
        Column(
            "found_on",
            "排查日期",
            ColumnType.DATE,
            required=True,
            aliases=("发现日期", "排查时间", "查出日期"),
            example="2020-04-08",
        ),
        Column(
            "found_by",
            "排查部门",
            ColumnType.TEXT,
            required=True,
            aliases=("发现部门", "排查单位", "查处部门"),
            example="公主岭市应急管理局",
        ),
        Column(
            "reasons",
            "治理原因",
            ColumnType.CODES,
            required=True,
            aliases=("纳入治理原因", "原因", "问题类别"),
            codes="governance_reason",
            note="可多选。",
            example="职业健康",
        ),
        Column(
            "problem",
            "存在问题",
            ColumnType.TEXT,
            aliases=("问题描述", "主要问题", "问题依据"),
            example="破碎岗位粉尘浓度超标，无除尘设施",
        ),
        Column(
            "action",
            "治理措施",
            ColumnType.CODE,
            required=True,
            aliases=("处置措施", "措施", "治理方式"),
            codes="governance_action",
            example="改造",
        ),
        Column(
            "due_on",
            "完成时限",
            ColumnType.DATE,
            required=True,
            aliases=("治理时限", "整改时限", "期限", "完成期限"),
            example="2020-08-31",
        ),
        Column("done_on", "完成日期", ColumnType.DATE, aliases=("治理完成日期", "实际完成日期"), example="2020-07-10"),
        Column(
            "acceptance",
            "验收情况",
            ColumnType.TEXT,
            aliases=("验收结论", "验收意见", "验收单位"),
            example="公主岭市卫健局验收合格",
        ),
        PROOF,
    ),
    rules=(
        not_before("due_on", "完成时限", "found_on", "排查日期"),
        not_before("done_on", "完成日期", "found_on", "排查日期"),
        RowRule(
            "done_without_acceptance",
            "acceptance",
            lambda: pl.col("done_on").is_not_null() & pl.col("acceptance").is_null(),
            "已完成治理的须填验收情况。请补填。",
        ),
        RowRule(
            "done_without_proof",
            "proof",
            lambda: pl.col("done_on").is_not_null() & pl.col("proof").is_null(),
            "已完成治理的须填佐证材料（验收记录、复测报告或关闭证明）。请补填。",
        ),
    ),
)
