"""Declarations of occupational hazards (职业病危害项目申报), one row a receipt."""

import polars as pl

from qingchen.registers.day_order import not_before
from qingchen.registers.days_of_work import working_days_after
from qingchen.registers.in_force import in_force
from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule, Severity
from qingchen.registers.shared_columns import EMPLOYER_SITE, SITE_NO, USCC, employer_name


def _change_declared_late() -> pl.Expr:
    """By the day of the change: thirty days after the acceptance of a project, fifteen after other changes."""
    days = (pl.col("declared_on") - pl.col("changed_on")).dt.total_days()
    project = pl.col("change_reason") == "project"
    most = (
        pl.when(project)
        .then(in_force("declaration_change_days_project", pl.col("changed_on")))
        .otherwise(in_force("declaration_change_days_other", pl.col("changed_on")))
    )
    return pl.col("change_reason").is_not_null() & (days > most)


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
            "change_reason",
            "变更情形",
            ColumnType.CODE,
            aliases=("变更原因", "变更申报情形", "变更事由"),
            codes="declaration_change",
            basis="职业病危害项目申报办法（安监总局令第48号）第八条",
        ),
        Column(
            "changed_on",
            "变更发生日期",
            ColumnType.DATE,
            aliases=("变化日期", "变更日期", "竣工验收日期"),
            note="变更申报填写：变更申报的期限从这一天起算。",
        ),
        Column(
            "declared_on",
            "申报日期",
            ColumnType.DATE,
            required=True,
            aliases=("申报时间", "填报日期"),
            example="2020-03-16",
        ),
        Column(
            "accepting_agency",
            "受理机关",
            ColumnType.TEXT,
            aliases=("受理单位", "受理部门", "接收机关", "审核机构", "审核单位", "审核机关"),
        ),
        Column(
            "accepting_level",
            "受理机关级别",
            ColumnType.CODE,
            aliases=("受理级别", "受理机关层级"),
            codes="agency_level",
            example="县级",
        ),
        Column(
            "ownership",
            "单位隶属",
            ColumnType.CODE,
            aliases=("隶属关系", "单位隶属关系"),
            codes="employer_ownership",
            note="中央企业、省属企业向市（州）申报，其他向县（市、区）申报；煤矿另有规定。",
            example="其他",
        ),
        Column(
            "accepted_on",
            "受理日期",
            ColumnType.DATE,
            aliases=("回执日期", "受理时间", "审核日期", "审核通过日期"),
            example="2020-03-18",
        ),
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
            aliases=("危害风险分类", "风险分类", "职业病危害风险类别", "危害程度", "风险类别"),
            codes="hazard_class",
        ),
    ),
    rules=(
        RowRule(
            "accepted_late",
            "accepted_on",
            lambda: (
                working_days_after("declared_on", "accepted_on")
                > in_force("declaration_receipt_working_days", pl.col("declared_on"))
            ),
            "受理日期超过了出具回执的期限。请核对两个日期；确实超期的保留。",
            basis="职业病危害项目申报办法（安监总局令第48号）",
            severity=Severity.HINT,
        ),
        RowRule(
            "change_without_reason",
            "change_reason",
            lambda: (pl.col("declaration_type") == "change") & pl.col("change_reason").is_null(),
            "变更申报应写明变更情形，否则无法判断是否按期。请补填。",
            basis="职业病危害项目申报办法（安监总局令第48号）第八条",
            severity=Severity.HINT,
        ),
        RowRule(
            "change_reason_without_change",
            "change_reason",
            lambda: (pl.col("declaration_type") != "change") & pl.col("change_reason").is_not_null(),
            "不是变更申报的不应有变更情形。请核对申报类别。",
        ),
        not_before("declared_on", "申报日期", "changed_on", "变更发生日期"),
        RowRule(
            "change_declared_late",
            "declared_on",
            _change_declared_late,
            "变更申报超过了法定期限。请核对变更发生日期和申报日期；确实超期的保留。",
            basis="职业病危害项目申报办法（安监总局令第48号）第八条",
            severity=Severity.HINT,
        ),
        RowRule(
            "accepted_at_another_level",
            "accepting_level",
            lambda: (
                (pl.col("ownership").is_in(["central", "provincial"]) & (pl.col("accepting_level") == "county"))
                | ((pl.col("ownership") == "other") & (pl.col("accepting_level") == "province"))
            ),
            "中央企业、省属企业由市（州）受理，其他单位由县（市、区）受理。请核对受理机关级别；煤矿另有规定的保留。",
            basis="职业病危害项目申报办法（安监总局令第48号）",
            severity=Severity.HINT,
        ),
        RowRule(
            "dust_without_workers",
            "workers_dust_exposed",
            lambda: (
                pl.col("dust") & (pl.col("workers_dust_exposed") == 0) & (pl.col("declaration_type") != "cancellation")
            ),
            "申报了粉尘而申报接尘人数为 0。请核对两列。",
            severity=Severity.HINT,
        ),
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
