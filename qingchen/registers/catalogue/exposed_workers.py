"""Workers exposed to dust (接尘劳动者), one row a spell of employment at an employer's site."""

from dataclasses import replace
from datetime import date

import polars as pl

from qingchen import clock
from qingchen.registers.columns.identity_rules import born, identity_day_rule, identity_sex_rule
from qingchen.registers.in_force import in_force
from qingchen.registers.register import Column, ColumnType, FileRule, Register, RegisterKind, RowRule, Severity
from qingchen.registers.shared_columns import (
    BORN_ON,
    EFFECTIVE_ON,
    EMPLOYER_SITE,
    IDENTITY_NUMBER,
    IDENTITY_TYPE,
    PHONE,
    SEX,
    SITE_NO,
    SOURCE_NOTE,
    USCC,
    employer_name,
    person_name,
)


def _old_enough_on(rule: str, on: pl.Expr) -> pl.Expr:
    """The day on which the worker reached the age that the dated rule asks for on the day `on`."""
    return born().dt.offset_by(pl.format("{}y", in_force(rule, on)))


def _minor() -> pl.Expr:
    in_post_on = pl.coalesce(pl.col("effective_on"), pl.lit(clock.today(), dtype=pl.Date))
    return (pl.col("status") == "in_post") & (_old_enough_on("least_age_of_dust_work_years", in_post_on) > in_post_on)


def _post() -> pl.Expr:
    """Where a worker is in post at an employer: site and spell."""
    in_post = (pl.col("status") == "in_post") & pl.col("identity_number").is_not_null() & pl.col("uscc").is_not_null()
    return pl.when(in_post).then(pl.col("site_no").fill_null(1) * 1_000 + pl.col("spell").fill_null(1))


REGISTER = Register(
    name="exposed_workers",
    title="接尘劳动者台账",
    kind=RegisterKind.STATE,
    key=("person_key", "uscc", "site_no", "spell"),
    about="effective_on",
    basis="职业健康监护技术规范 GBZ 188-2014；用人单位职业健康监护监督管理办法（安监总局令第 49 号）",
    note="一人在一个用人单位的一段用工一行；离开后又回来的，用工段序号填 2。",
    headline=("work_position", "dust_kind", "exposure_from", "exposure_until", "status"),
    references=(EMPLOYER_SITE,),
    columns=(
        replace(IDENTITY_TYPE, required=True, note="整列没有时按居民身份证处理。", example="居民身份证"),
        IDENTITY_NUMBER,
        person_name("劳动者姓名", "职工姓名", "人员姓名"),
        SEX,
        BORN_ON,
        PHONE,
        USCC,
        employer_name("用人单位名称", "企业名称", "用人单位", "工作单位"),
        SITE_NO,
        Column(
            "spell",
            "用工段序号",
            ColumnType.INTEGER,
            aliases=("用工次数", "用工段"),
            minimum=1,
            maximum=99,
            note="第一次到该单位填 1；整列没有时按 1 处理。",
        ),
        Column("workshop", "车间", ColumnType.TEXT, aliases=("部门", "车间部门", "所在车间")),
        Column(
            "work_position",
            "岗位",
            ColumnType.TEXT,
            required=True,
            aliases=("工作岗位", "接害岗位", "岗位名称", "接尘岗位"),
            example="破碎",
        ),
        Column("job", "工种", ColumnType.TEXT, aliases=("工种名称", "接害工种")),
        Column(
            "dust_kind",
            "接触粉尘种类",
            ColumnType.CODE,
            required=True,
            aliases=("粉尘种类", "接触粉尘", "粉尘名称", "接害因素"),
            codes="dust_kind",
            example="矽尘",
        ),
        Column(
            "exposure_from",
            "开始接尘日期",
            ColumnType.DATE,
            required=True,
            aliases=(
                "接尘开始日期",
                "开始接害日期",
                "接害开始日期",
                "上岗日期",
                "开始接尘时间",
                "接尘起始日期",
                "接尘时间起",
                "接尘起始时间",
                "接尘起始",
            ),
            example="2015-03-01",
        ),
        Column(
            "exposure_until",
            "停止接尘日期",
            ColumnType.DATE,
            aliases=(
                "接尘结束日期",
                "脱离接尘日期",
                "离岗日期",
                "停止接害日期",
                "接尘终止日期",
                "接尘时间止",
                "接尘终止时间",
                "接尘截止日期",
            ),
            note="脱离接尘岗位之日；仍在岗的留空。",
        ),
        Column(
            "prior_dust_months",
            "既往接尘月数",
            ColumnType.INTEGER,
            aliases=("既往接尘工龄月", "以往接尘月数", "既往接尘工龄"),
            minimum=0,
            maximum=720,
            unit="月",
        ),
        Column(
            "employment_type",
            "用工形式",
            ColumnType.CODE,
            required=True,
            aliases=("用工类型", "用工性质", "用工方式"),
            codes="employment_type",
            example="劳动合同",
        ),
        Column("contract_no", "合同编号", ColumnType.TEXT, aliases=("劳动合同编号",)),
        Column("contract_signed_on", "合同签订日期", ColumnType.DATE, aliases=("劳动合同签订日期", "签订日期")),
        Column(
            "contract_until", "合同终止日期", ColumnType.DATE, aliases=("合同到期日期", "合同期满日期", "合同截止日期")
        ),
        Column(
            "hazard_notice",
            "合同是否告知危害",
            ColumnType.BOOLEAN,
            aliases=("是否告知职业病危害", "危害告知", "职业病危害告知"),
            basis="职业病防治法第三十三条",
        ),
        Column("insured_from", "工伤保险参保日期", ColumnType.DATE, aliases=("参保日期", "工伤保险起始日期")),
        Column("insured_until", "工伤保险缴费截止日期", ColumnType.DATE, aliases=("缴费截止日期", "参保截止日期")),
        Column(
            "status",
            "在岗状态",
            ColumnType.CODE,
            required=True,
            aliases=("状态", "人员状态", "当前状态", "在岗情况", "在岗状况"),
            codes="worker_status",
            example="在岗",
        ),
        Column(
            "exposure_hours_per_week",
            "每周接尘时间",
            ColumnType.DECIMAL,
            aliases=("周接尘小时数", "每周接触时间"),
            minimum=0,
            maximum=168,
            unit="小时",
        ),
        Column(
            "protective_equipment", "是否配发防尘口罩", ColumnType.BOOLEAN, aliases=("防尘口罩", "是否配发防护用品")
        ),
        Column(
            "surveillance_file",
            "是否建立监护档案",
            ColumnType.BOOLEAN,
            aliases=("职业健康监护档案", "监护档案", "是否建档", "建档", "建档情况"),
        ),
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
    file_rules=(
        FileRule(
            "in_two_posts",
            "identity_number",
            lambda: (pl.col("identity_number"), pl.col("uscc"), pl.col("effective_on")),
            _post,
            "同一人在同一单位同时有两条在岗记录。一人在一个单位只能有一个在岗岗位，请删去或改正其中一行。",
        ),
    ),
    rules=(
        RowRule(
            "exposed_before_sixteen",
            "exposure_from",
            lambda: pl.col("exposure_from") < _old_enough_on("least_age_of_employment_years", pl.col("exposure_from")),
            "开始接尘时未满 16 周岁，与出生日期不符。请核对证件号码和开始接尘日期。",
            basis="劳动法第十五条",
        ),
        RowRule(
            "minor_in_post",
            "identity_number",
            _minor,
            "在岗接尘劳动者应年满 18 周岁。请核对证件号码和在岗状态；确属未成年人的须立即调离。",
            basis="职业病防治法第三十八条",
        ),
        identity_day_rule(),
        identity_sex_rule(),
        RowRule(
            "contract_signed_late",
            "contract_signed_on",
            lambda: (
                (pl.col("employment_type") == "contract")
                & (
                    (pl.col("contract_signed_on") - pl.col("exposure_from")).dt.total_days()
                    > in_force("contract_within_days", pl.col("exposure_from"))
                )
            ),
            "合同签订日期晚于开始接尘一个月以上。请核对；续签合同的填首次签订日期，确属晚签的保留。",
            basis="劳动合同法第十条",
            severity=Severity.HINT,
        ),
        RowRule(
            "in_post_though_ended",
            "exposure_until",
            lambda: (pl.col("status") == "in_post") & pl.col("exposure_until").is_not_null(),
            "在岗的劳动者不应有停止接尘日期。请删去日期，或改正在岗状态。",
        ),
        RowRule(
            "ended_before_begun",
            "exposure_until",
            lambda: pl.col("exposure_until") < pl.col("exposure_from"),
            "停止接尘日期不得早于开始接尘日期。请核对两个日期。",
        ),
        RowRule(
            "contract_ended_before_signed",
            "contract_until",
            lambda: pl.col("contract_until") < pl.col("contract_signed_on"),
            "合同终止日期不得早于签订日期。请核对两个日期。",
        ),
        RowRule(
            "insurance_ended_before_begun",
            "insured_until",
            lambda: pl.col("insured_until") < pl.col("insured_from"),
            "工伤保险缴费截止日期不得早于参保日期。请核对两个日期。",
        ),
        RowRule(
            "born_before_1900",
            "born_on",
            lambda: pl.col("born_on") < pl.lit(date(1900, 1, 1)),
            "出生日期早于 1900 年。请核对。",
        ),
    ),
)
