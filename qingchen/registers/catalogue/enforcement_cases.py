"""Supervisory checks and penalties (监督检查与行政处罚), one row a check of an employer."""

from dataclasses import replace

import polars as pl

from qingchen.registers.columns.penalties import COLUMNS as PENALTY
from qingchen.registers.columns.penalties import RULES as PENALTY_RULES
from qingchen.registers.day_order import not_before
from qingchen.registers.in_force import in_force
from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import DIVISION, EMPLOYER_SITE, SITE_NO, USCC, employer_name

REGISTER = Register(
    name="enforcement_cases",
    title="职业卫生监督检查与处罚台账",
    kind=RegisterKind.EVENT,
    key=("case_no",),
    about="inspected_on",
    basis="职业病防治法（2018）第六十二条至第七十五条",
    note="一次检查一行；未发现问题的检查也应登记，否则计不进监督检查覆盖率。",
    headline=("inspected_on", "inspection_type", "document_no", "measures", "fine_yuan"),
    references=(EMPLOYER_SITE,),
    columns=(
        Column(
            "case_no",
            "检查编号",
            ColumnType.TEXT,
            required=True,
            aliases=("案件编号", "检查记录编号", "监督检查编号", "立案号"),
            example="吉卫监检〔2020〕0001",
        ),
        replace(USCC, aliases=("信用代码", "社会信用代码", "单位代码", "统一信用代码", "被检查单位统一社会信用代码")),
        SITE_NO,
        employer_name("用人单位名称", "企业名称", "用人单位", "被检查单位", "被检查单位名称", "被监督单位", "当事人"),
        Column(
            "agency",
            "执法机关",
            ColumnType.TEXT,
            required=True,
            aliases=("检查机关", "监督机构", "执法单位", "检查单位", "实施机关", "执法机构"),
            example="公主岭市卫生监督所",
        ),
        replace(
            DIVISION,
            name="agency_division",
            title="执法机关区划代码",
            aliases=("执法机关所在区划", "执法机关行政区划", "行政区划代码", "区划代码"),
            note="零执法、零处罚按执法机关所在县统计；至少到县（6 位）。",
        ),
        Column(
            "inspection_type",
            "检查类型",
            ColumnType.CODE,
            required=True,
            aliases=("监督检查类型", "检查类别", "检查形式"),
            codes="enforcement_type",
            example="双随机",
        ),
        Column(
            "inspected_on",
            "检查日期",
            ColumnType.DATE,
            required=True,
            aliases=("监督检查日期", "执法日期", "检查时间"),
            example="2020-05-20",
        ),
        Column(
            "officer_certificates",
            "执法人员证号",
            ColumnType.TEXT,
            required=True,
            aliases=("执法证号", "执法人员执法证号", "监督员证号", "执法证件号"),
            note="两人以上，用顿号隔开。",
            basis="行政处罚法",
            example="示2200001、示2200002",
        ),
        Column(
            "document_no",
            "执法文书编号",
            ColumnType.TEXT,
            required=True,
            aliases=("文书编号", "监督意见书编号", "现场笔录编号", "文书号"),
            example="吉卫监意〔2020〕0001",
        ),
        Column(
            "project_code",
            "建设项目代码",
            ColumnType.TEXT,
            aliases=("投资项目代码", "项目代码", "检查的建设项目代码"),
            note="检查的是建设项目“三同时”的填写。",
        ),
        Column(
            "problems_found",
            "发现问题",
            ColumnType.TEXT,
            aliases=("检查发现问题", "存在问题", "违法事实", "主要问题"),
            example="未按规定公布检测结果",
        ),
        Column("clauses", "违反条款", ColumnType.TEXT, aliases=("违法条款", "违反的条款"), example="第二十六条"),
        Column(
            "employer_risk_class",
            "监督分类",
            ColumnType.CODE,
            aliases=("风险等级", "甲乙丙分类", "监督分级"),
            codes="employer_risk_class",
            example="甲类",
        ),
        *PENALTY,
    ),
    rules=(
        RowRule(
            "fewer_than_two_officers",
            "officer_certificates",
            lambda: (
                pl.col("officer_certificates").str.count_matches(r"[^、，,;；/\s]+")
                < in_force("officers_at_a_check_least", pl.col("inspected_on"))
            ),
            "监督检查的执法人员少于规定人数，各人的证号用顿号隔开。请补填。",
            basis="行政处罚法（2017）第三十七条",
        ),
        not_before("correct_by", "责令改正期限", "inspected_on", "检查日期"),
        not_before("decided_on", "处罚决定日期", "inspected_on", "检查日期"),
        not_before("rechecked_on", "复查日期", "inspected_on", "检查日期"),
        not_before("published_on", "公示日期", "inspected_on", "检查日期"),
        *PENALTY_RULES,
    ),
)
