"""Employers with dust hazards (粉尘危害用人单位): who they are, whether they count, how many workers they expose."""

from dataclasses import replace

import polars as pl

from qingchen.registers.columns import employer_place, employer_scope, employer_workers
from qingchen.registers.register import Column, ColumnType, FileRule, Register, RegisterKind, RowRule, Severity
from qingchen.registers.shared_columns import EFFECTIVE_ON, SITE_NO, SOURCE_NOTE, USCC

_UNIT_LIST = "2012 年职业病危害项目申报表；粉尘危害基础数据库"


def _plain_name() -> pl.Expr:
    """The name without spaces and brackets: 示例（吉林）采石 and 示例吉林采石 are one."""
    return pl.col("name").str.replace_all(r"[\s()（）·]", "")


REGISTER = Register(
    name="employers",
    title="粉尘危害用人单位台账",
    kind=RegisterKind.STATE,
    key=("uscc", "site_no"),
    about="effective_on",
    division="division",
    basis=_UNIT_LIST,
    note="一个工作场所一行；同一单位有几处工作场所的，用场所序号 1、2、3 区分。",
    headline=("name", "industry", "production_status", "in_scope", "workers_dust_exposed", "hazard_class"),
    columns=(
        replace(
            USCC,
            aliases=("信用代码", "社会信用代码", "单位代码", "统一信用代码", "组织机构代码"),
            note="18 位。确实没有的填临时代码（T 加 17 位），并在“数据来源说明”中写明原因。",
        ),
        replace(SITE_NO, required=True, aliases=("工作场所序号", "厂区序号", "作业场所序号")),
        Column(
            "name",
            "单位名称",
            ColumnType.TEXT,
            required=True,
            aliases=("用人单位名称", "企业名称", "用人单位", "公司名称"),
            basis=_UNIT_LIST,
            example="示例采石有限公司",
        ),
        Column("former_names", "曾用名", ColumnType.TEXT, aliases=("曾用名称", "原名称"), example="示例采石场"),
        *employer_place.COLUMNS,
        *employer_scope.COLUMNS,
        *employer_workers.COLUMNS,
        EFFECTIVE_ON,
        Column(
            "last_updated_on",
            "最近核对日期",
            ColumnType.DATE,
            aliases=("最近更新日期", "核对日期"),
            example="2020-07-02",
        ),
        SOURCE_NOTE,
        Column(
            "verified_by",
            "核实单位",
            ColumnType.TEXT,
            aliases=("核实部门", "核对单位", "审核单位"),
            example="公主岭市卫生健康局",
        ),
    ),
    file_rules=(
        FileRule(
            "same_name_with_another_code",
            "name",
            lambda: (_plain_name(), pl.col("division").str.slice(0, 6)),
            lambda: pl.when(pl.col("name").is_not_null()).then(pl.col("uscc")),
            "同一县内有同名而代码不同的单位。请核对是否同一单位；确是两家的保留。",
            severity=Severity.HINT,
        ),
    ),
    rules=(
        *employer_place.RULES,
        *employer_scope.RULES,
        *employer_workers.RULES,
        RowRule(
            "temporary_code_without_reason",
            "source_note",
            lambda: pl.col("uscc").str.starts_with("T") & pl.col("source_note").is_null(),
            "使用临时代码的单位须在“数据来源说明”中写明没有统一社会信用代码的原因。请补填。",
        ),
    ),
)
