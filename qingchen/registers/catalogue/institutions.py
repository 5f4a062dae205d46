"""Institutions (职业健康机构): diagnosis, examination, measurement, disease control, one row a business."""

from dataclasses import replace

import polars as pl

from qingchen.registers.day_order import not_before
from qingchen.registers.in_force import in_force
from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule, Severity
from qingchen.registers.shared_columns import DIVISION, EFFECTIVE_ON, ORGANISATION_USCC, PROOF, SOURCE_NOTE

_DIAGNOSIS = pl.col("institution_kind") == "diagnosis"
_FILED = pl.col("institution_kind").is_in(["diagnosis", "examination", "technical_service"])

REGISTER = Register(
    name="institutions",
    title="职业健康机构台账",
    kind=RegisterKind.STATE,
    key=("institution_no", "institution_kind"),
    about="effective_on",
    division="division",
    basis="职业病防治法（2018）第四十三条；职业健康检查管理办法（2019）",
    note="一家机构一类业务一行：同一医院既有诊断备案又有检查备案的填两行。",
    headline=("institution_name", "institution_kind", "filed_on", "status"),
    columns=(
        Column(
            "institution_no",
            "机构编号",
            ColumnType.TEXT,
            required=True,
            aliases=("备案编号", "资质证书编号", "机构备案编号", "备案号", "资质证号", "机构备案号"),
            note="诊断、检查机构填备案编号，技术服务机构填资质证书编号，其他机构填统一社会信用代码。",
            example="吉卫职检备字〔示〕第001号",
        ),
        Column(
            "institution_name",
            "机构名称",
            ColumnType.TEXT,
            required=True,
            aliases=("单位名称", "医疗卫生机构名称", "名称"),
            example="示例市职业病防治院",
        ),
        replace(ORGANISATION_USCC, required=False),
        Column(
            "institution_kind",
            "机构类型",
            ColumnType.CODE,
            required=True,
            aliases=("机构类别", "类型", "业务类型"),
            codes="institution_kind",
            example="检查",
        ),
        replace(
            DIVISION,
            title="机构所在区划代码",
            aliases=("行政区划代码", "区划代码", "所在区划代码", "所在地区划代码", "机构所在地"),
        ),
        Column(
            "filed_on", "备案日期", ColumnType.DATE, aliases=("发证日期", "备案时间", "批准日期"), example="2019-05-10"
        ),
        Column(
            "started_on", "开展业务日期", ColumnType.DATE, aliases=("开展工作日期", "启用日期"), example="2019-05-06"
        ),
        Column(
            "valid_until",
            "资质有效期至",
            ColumnType.DATE,
            aliases=("有效期至", "证书有效期至", "有效期"),
            note="技术服务机构必填；备案制的留空。",
        ),
        Column(
            "scopes",
            "业务范围",
            ColumnType.CODES,
            required=True,
            aliases=("备案类别", "检查类别", "诊断项目", "资质范围"),
            codes="institution_scope",
            note="可多选。",
            example="粉尘类、物理因素类",
        ),
        Column(
            "dust_doctors",
            "尘肺病诊断医师数",
            ColumnType.INTEGER,
            aliases=("诊断医师数", "取得资格的诊断医师数", "尘肺诊断医师人数"),
            minimum=0,
            maximum=1_000,
            unit="人",
            example="3",
        ),
        Column(
            "doctors_certified_until",
            "诊断医师证书最早到期日",
            ColumnType.DATE,
            aliases=("诊断医师证书有效期至", "医师证书有效期"),
            example="2023-12-31",
        ),
        Column(
            "capacity_a_day",
            "日最大检查量",
            ColumnType.INTEGER,
            aliases=("日检查能力", "日最大体检人数", "每日检查能力"),
            minimum=0,
            maximum=10_000,
            unit="人/日",
            example="120",
        ),
        Column(
            "status",
            "开展情况",
            ColumnType.CODE,
            required=True,
            aliases=("机构状态", "状态", "运行情况"),
            codes="institution_status",
            example="正常开展",
        ),
        Column(
            "department",
            "职业健康科室",
            ColumnType.TEXT,
            aliases=("设立的职业健康科室", "内设科室", "科室名称"),
            note="行政、监督、疾控机构填设立或明确的科室名称。",
            example="职业健康检查科",
        ),
        Column(
            "accepted_cases", "本年受理诊断数", ColumnType.INTEGER, aliases=("受理例数", "受理数"), minimum=0, unit="例"
        ),
        Column(
            "closed_cases", "本年办结诊断数", ColumnType.INTEGER, aliases=("办结例数", "办结数"), minimum=0, unit="例"
        ),
        Column(
            "overdue_cases", "本年超期诊断数", ColumnType.INTEGER, aliases=("超期例数", "超期数"), minimum=0, unit="例"
        ),
        PROOF,
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
    rules=(
        RowRule(
            "filed_without_day",
            "filed_on",
            lambda: _FILED & pl.col("filed_on").is_null(),
            "诊断、检查、技术服务机构须填备案（发证）日期。请按备案回执或证书补填。",
            basis="职业病防治法（2018）第四十三条；职业健康检查管理办法（2019）",
        ),
        RowRule(
            "diagnosis_with_too_few_doctors",
            "dust_doctors",
            lambda: (
                _DIAGNOSIS
                & pl.col("scopes").list.contains("dust")
                & (pl.col("status") == "active")
                & (
                    pl.col("dust_doctors").fill_null(0)
                    < in_force("diagnosing_doctors_least", pl.coalesce(pl.col("effective_on"), pl.col("filed_on")))
                )
            ),
            "开展尘肺病诊断的机构，取得资格的诊断医师达不到规定人数。请核对；确实不足的保留，将列入核查。",
            basis="职业病诊断与鉴定管理办法",
            severity=Severity.HINT,
        ),
        RowRule(
            "service_without_validity",
            "valid_until",
            lambda: (pl.col("institution_kind") == "technical_service") & pl.col("valid_until").is_null(),
            "技术服务机构须填资质有效期。请按证书补填。",
        ),
        not_before("valid_until", "资质有效期", "filed_on", "备案（发证）日期"),
        RowRule(
            "closed_over_accepted",
            "closed_cases",
            lambda: pl.col("closed_cases") > pl.col("accepted_cases"),
            "办结诊断数不得大于受理诊断数。请核对两列。",
            basis="职业病诊断与鉴定管理办法",
        ),
        RowRule(
            "overdue_over_accepted",
            "overdue_cases",
            lambda: pl.col("overdue_cases") > pl.col("accepted_cases"),
            "超期诊断数不得大于受理诊断数。请核对两列。",
        ),
    ),
)
