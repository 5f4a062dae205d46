"""Staff of administration, supervision and technical institutions (监管与技术人员), one row a person in a post."""

from dataclasses import replace

import polars as pl

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import (
    DIVISION,
    EFFECTIVE_ON,
    IDENTITY_NUMBER,
    IDENTITY_TYPE,
    ORGANISATION_USCC,
    SEX,
    SOURCE_NOTE,
    person_name,
)

REGISTER = Register(
    name="staff",
    title="职业健康机构人员台账",
    kind=RegisterKind.STATE,
    key=("person_key", "organisation_uscc"),
    about="effective_on",
    division="division",
    basis="吉尘防办发〔2020〕2号 二（四）、二（五）",
    note="一人在一个机构一行。证件号码用于与培训台账对应，加密保存。",
    headline=("organisation_name", "post", "duty", "title"),
    columns=(
        IDENTITY_TYPE,
        IDENTITY_NUMBER,
        person_name("人员姓名", "职工姓名"),
        SEX,
        ORGANISATION_USCC,
        Column(
            "organisation_name",
            "机构名称",
            ColumnType.TEXT,
            required=True,
            aliases=("单位名称", "工作单位", "所在单位", "单位"),
            example="公主岭市卫生监督所",
        ),
        Column(
            "organisation_kind",
            "机构类型",
            ColumnType.CODE,
            required=True,
            aliases=("机构类别", "单位类型"),
            codes="institution_kind",
            example="监督",
        ),
        replace(DIVISION, title="机构所在区划代码", aliases=("行政区划代码", *DIVISION.aliases, "机构所在地")),
        Column(
            "department", "科室", ColumnType.TEXT, aliases=("内设科室", "部门", "所在科室"), example="职业卫生监督科"
        ),
        Column(
            "post",
            "岗位类别",
            ColumnType.CODE,
            required=True,
            aliases=("岗位", "人员类别", "工作岗位"),
            codes="staff_post",
            example="监督执法人员",
        ),
        Column(
            "duty",
            "专职或兼职",
            ColumnType.CODE,
            required=True,
            aliases=("专兼职", "专职/兼职", "是否专职", "专/兼职"),
            codes="staff_duty",
            example="专职",
        ),
        Column(
            "establishment",
            "编制性质",
            ColumnType.CODE,
            aliases=("编制", "编制类型", "人员性质"),
            codes="establishment",
            example="事业编制",
        ),
        Column(
            "title",
            "职称",
            ColumnType.CODE,
            aliases=("专业技术职称", "技术职称"),
            codes="professional_title",
            example="中级",
        ),
        Column(
            "certificate_no",
            "证书编号",
            ColumnType.TEXT,
            aliases=("执法证号", "资格证书编号", "证号", "诊断医师证书编号"),
            example="示2200001",
        ),
        Column(
            "certificate_until",
            "证书有效期至",
            ColumnType.DATE,
            aliases=("有效期至", "证书有效期", "有效期", "有效期限"),
            example="2023-12-31",
        ),
        Column(
            "since", "任职日期", ColumnType.DATE, aliases=("到岗日期", "从事日期", "任现职日期"), example="2018-04-01"
        ),
        Column("left_on", "离任日期", ColumnType.DATE, aliases=("离岗日期", "调离日期"), note="仍在岗的留空。"),
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
    rules=(
        RowRule(
            "left_before_since",
            "left_on",
            lambda: pl.col("left_on") < pl.col("since"),
            "离任日期不得早于任职日期。请核对两个日期。",
        ),
        RowRule(
            "officer_without_certificate",
            "certificate_no",
            lambda: (
                pl.col("post").is_in(["enforcement_officer", "diagnosing_doctor"]) & pl.col("certificate_no").is_null()
            ),
            "监督执法人员须填执法证号，职业病诊断医师须填资格证书编号。请补填。",
        ),
    ),
)
