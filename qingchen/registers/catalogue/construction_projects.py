"""Construction projects and their three simultaneities (建设项目职业病防护设施“三同时”), one row a project."""

from dataclasses import replace

from qingchen.registers.columns.three_simultaneities import COLUMNS as STEPS
from qingchen.registers.columns.three_simultaneities import RULES as STEP_RULES
from qingchen.registers.register import Column, ColumnType, Register, RegisterKind
from qingchen.registers.shared_columns import (
    DIVISION,
    EFFECTIVE_ON,
    EMPLOYER_SITE,
    SITE_NO,
    SOURCE_NOTE,
    USCC,
    employer_name,
)

REGISTER = Register(
    name="construction_projects",
    title="建设项目职业病防护设施“三同时”台账",
    kind=RegisterKind.STATE,
    key=("project_code",),
    about="effective_on",
    division="division",
    basis="建设项目职业病防护设施“三同时”监督管理办法（安监总局令第90号）",
    note="项目名单应取自发展改革部门的备案（核准、审批）名录，一个项目一行；未到阶段的步骤留空，不等于未实施。",
    headline=("project_code", "project_name", "project_kind", "stage", "risk_class"),
    references=(EMPLOYER_SITE,),
    columns=(
        Column(
            "project_code",
            "项目代码",
            ColumnType.TEXT,
            required=True,
            aliases=("投资项目代码", "投资项目在线审批代码", "项目统一代码", "建设项目代码", "项目编码"),
            note="投资项目在线审批监管平台赋予的代码。",
            example="2020-229900-10-03-000001",
        ),
        Column(
            "project_name",
            "项目名称",
            ColumnType.TEXT,
            required=True,
            aliases=("建设项目名称",),
            example="示例采石场破碎线改造",
        ),
        replace(USCC, required=False, aliases=(*USCC.aliases, "建设单位统一社会信用代码"), note="建设单位的代码。"),
        SITE_NO,
        employer_name("建设单位", "建设单位名称", "用人单位名称", "企业名称", "用人单位"),
        replace(
            DIVISION,
            title="建设地点区划代码",
            aliases=("行政区划代码", "区划代码", "建设地点代码", "建设地区划代码"),
        ),
        Column(
            "industry",
            "行业代码",
            ColumnType.CODE,
            aliases=("行业", "行业类别", "国民经济行业代码"),
            codes="industry",
            basis="GB/T 4754-2017",
            example="1011",
        ),
        Column(
            "key_industry",
            "重点行业",
            ColumnType.CODE,
            required=True,
            aliases=("重点行业类别", "所属重点行业"),
            codes="key_industry",
            example="非煤矿山",
        ),
        Column(
            "project_kind",
            "项目性质",
            ColumnType.CODE,
            required=True,
            aliases=("建设性质", "项目类型", "项目类别"),
            codes="project_kind",
            example="技改",
        ),
        Column(
            "risk_class",
            "职业病危害风险",
            ColumnType.CODE,
            required=True,
            aliases=("职业病危害风险分类", "风险分类", "危害程度", "风险类别"),
            codes="hazard_class",
            example="严重",
        ),
        Column(
            "approved_on",
            "备案日期",
            ColumnType.DATE,
            required=True,
            aliases=("立项日期", "核准日期", "审批日期", "备案时间", "立项备案日期", "立项（备案）日期"),
            example="2020-02-18",
        ),
        *STEPS,
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
    rules=STEP_RULES,
)
