"""Health examinations (职业健康检查), one row a worker's examination."""

import polars as pl

from qingchen.registers.register import Column, ColumnType, Reference, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import (
    EMPLOYER_SITE,
    IDENTITY_NUMBER,
    IDENTITY_TYPE,
    PERSON,
    SITE_NO,
    USCC,
    employer_name,
    person_name,
)


def _before_examination(column: str, title: str) -> RowRule:
    return RowRule(
        f"{column}_before_examined",
        column,
        lambda: pl.col(column) < pl.col("examined_on"),
        f"{title}不得早于检查日期。请核对两个日期。",
    )


REGISTER = Register(
    name="health_examinations",
    title="职业健康检查台账",
    kind=RegisterKind.EVENT,
    key=("institution_no", "exam_no"),
    about="examined_on",
    basis="职业健康检查管理办法（2019）；GBZ 188-2014",
    headline=("examined_on", "examination_type", "hazards", "conclusion", "institution_name"),
    references=(EMPLOYER_SITE, PERSON, Reference(("institution_no",), "institutions", ("institution_no",))),
    columns=(
        Column(
            "exam_no",
            "体检编号",
            ColumnType.TEXT,
            required=True,
            aliases=("检查编号", "体检号", "检查号", "职业健康检查编号"),
            example="TJ2020-00001",
        ),
        Column(
            "institution_no",
            "体检机构备案编号",
            ColumnType.TEXT,
            required=True,
            aliases=("检查机构备案编号", "机构备案号", "备案编号", "备案号", "检查机构备案号", "体检机构编号"),
            example="吉卫职检备字〔示〕第001号",
        ),
        Column("institution_name", "体检机构名称", ColumnType.TEXT, aliases=("检查机构", "体检机构", "检查机构名称")),
        IDENTITY_TYPE,
        IDENTITY_NUMBER,
        person_name("劳动者姓名", "受检者姓名", "受检人姓名", "人员姓名"),
        USCC,
        SITE_NO,
        employer_name("用人单位名称", "企业名称", "用人单位", "工作单位"),
        Column(
            "examined_on",
            "检查日期",
            ColumnType.DATE,
            required=True,
            aliases=("体检日期", "体检时间", "检查时间"),
            example="2020-05-12",
        ),
        Column(
            "examination_type",
            "检查类别",
            ColumnType.CODE,
            required=True,
            aliases=("体检类别", "体检类型", "检查类型", "检查种类"),
            codes="examination_type",
            basis="GBZ 188-2014",
            example="在岗期间",
        ),
        Column(
            "hazards",
            "检查的危害因素",
            ColumnType.CODES,
            required=True,
            aliases=("危害因素", "接触危害因素", "职业病危害因素", "体检危害因素", "接害因素"),
            codes="dust_kind",
            example="矽尘",
        ),
        Column(
            "chest_film_mode",
            "胸片方式",
            ColumnType.CODE,
            aliases=("胸片类型", "拍片方式", "X线胸片方式"),
            codes="chest_film_mode",
            example="DR",
        ),
        Column("film_no", "胸片号", ColumnType.TEXT, aliases=("片号", "胸片编号", "X线号")),
        Column(
            "fvc_percent",
            "用力肺活量占预计值",
            ColumnType.DECIMAL,
            aliases=("FVC", "FVC%", "FVC占预计值", "用力肺活量"),
            minimum=0,
            maximum=300,
            unit="%",
        ),
        Column(
            "fev1_percent",
            "第一秒用力呼气容积占预计值",
            ColumnType.DECIMAL,
            aliases=("FEV1", "FEV1%", "FEV1占预计值", "第一秒用力呼气量"),
            minimum=0,
            maximum=300,
            unit="%",
        ),
        Column(
            "conclusion",
            "检查结论",
            ColumnType.CODE,
            required=True,
            aliases=("体检结论", "主检结论", "结论"),
            codes="examination_conclusion",
            basis="GBZ 188-2014",
            example="目前未见异常",
        ),
        Column("recheck_due_on", "复查期限", ColumnType.DATE, aliases=("复查日期", "应复查日期")),
        Column("reported_on", "报告日期", ColumnType.DATE, aliases=("出具报告日期", "报告出具日期", "体检报告日期")),
        Column("worker_notified_on", "告知劳动者日期", ColumnType.DATE, aliases=("劳动者告知日期", "告知本人日期")),
        Column(
            "employer_notified_on", "告知用人单位日期", ColumnType.DATE, aliases=("用人单位告知日期", "告知单位日期")
        ),
        Column(
            "report_card_no",
            "疑似职业病报告卡编号",
            ColumnType.TEXT,
            aliases=("报告卡编号", "报告卡号", "疑似报告卡号"),
        ),
        Column("uploaded_on", "信息上报日期", ColumnType.DATE, aliases=("上传日期", "上报日期", "网报日期")),
    ),
    rules=(
        _before_examination("reported_on", "报告日期"),
        _before_examination("recheck_due_on", "复查期限"),
        _before_examination("worker_notified_on", "告知劳动者日期"),
        _before_examination("employer_notified_on", "告知用人单位日期"),
        _before_examination("uploaded_on", "信息上报日期"),
    ),
)
