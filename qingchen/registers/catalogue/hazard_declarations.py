"""Declarations of occupational hazards (职业病危害项目申报), one row a receipt."""

import polars as pl

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import EMPLOYER_SITE, SITE_NO, USCC, employer_name

REGISTER = Register(
    name="hazard_declarations",
    title="职业病危害项目申报台账",
    kind=RegisterKind.EVENT,
    key=("receipt_no",),
    about="declared_on",
    basis="职业病危害项目申报办法（安监总局令第 48 号）",
    headline=("declared_on", "receipt_no", "declaration_type", "dust", "workers_dust_exposed"),
    references=(EMPLOYER_SITE,),
    columns=(
        Column(
            "receipt_no",
            "申报回执编号",
            ColumnType.TEXT,
            required=True,
            aliases=("回执编号", "申报回执号", "回执号", "申报编号", "受理编号"),
            example="吉申〔2020〕00001",
        ),
        USCC,
        SITE_NO,
        employer_name("用人单位名称", "企业名称", "用人单位"),
        Column(
            "declaration_type",
            "申报类别",
            ColumnType.CODE,
            required=True,
            aliases=("申报类型", "申报种类"),
            codes="declaration_type",
            example="初次申报",
        ),
        Column(
            "declared_on",
            "申报日期",
            ColumnType.DATE,
            required=True,
            aliases=("申报时间", "填报日期"),
            example="2020-03-16",
        ),
        Column("accepting_agency", "受理机关", ColumnType.TEXT, aliases=("受理单位", "受理部门", "接收机关")),
        Column("accepted_on", "受理日期", ColumnType.DATE, aliases=("回执日期", "受理时间"), example="2020-03-18"),
        Column(
            "dust",
            "是否申报粉尘",
            ColumnType.BOOLEAN,
            required=True,
            aliases=("粉尘", "是否有粉尘", "粉尘类危害", "是否含粉尘"),
            note="申报的危害因素中有粉尘的填是；填否的不计入粉尘危害申报率。",
            example="是",
        ),
        Column(
            "workers_dust_exposed",
            "申报接尘人数",
            ColumnType.INTEGER,
            aliases=("接尘人数", "接触粉尘人数", "粉尘接触人数"),
            minimum=0,
            maximum=500_000,
            unit="人",
            example="45",
        ),
        Column(
            "hazard_class",
            "职业病危害风险分类",
            ColumnType.CODE,
            aliases=("危害风险分类", "风险分类", "职业病危害风险类别", "危害程度"),
            codes="hazard_class",
        ),
    ),
    rules=(
        RowRule(
            "accepted_before_declared",
            "accepted_on",
            lambda: pl.col("accepted_on") < pl.col("declared_on"),
            "受理日期不得早于申报日期。请核对两个日期。",
        ),
        RowRule(
            "workers_exposed_without_dust",
            "workers_dust_exposed",
            lambda: ~pl.col("dust") & (pl.col("workers_dust_exposed") > 0),
            "未申报粉尘的，申报接尘人数应为空或 0。请核对“是否申报粉尘”。",
        ),
    ),
)
