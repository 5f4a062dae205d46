"""What a patient has and where it was caught (诊断与接尘经历): kind, stage, its history, the employer then."""

import polars as pl

from qingchen.registers.columns.identity_rules import born
from qingchen.registers.day_order import not_before
from qingchen.registers.in_force import in_force
from qingchen.registers.register import Column, ColumnType, RowRule, Severity

STAGE_ORDER = {
    "legacy_0_plus": 0,
    "stage_1": 1,
    "legacy_1_plus": 1,
    "stage_2": 2,
    "legacy_2_plus": 2,
    "stage_3": 3,
}
"""A plus of the old standard is not a stage more: Ⅰ+ read again by the new one is 壹期. 未分期 has no place."""

COLUMNS = (
    Column(
        "pneumoconiosis_kind",
        "尘肺病种类",
        ColumnType.CODE,
        required=True,
        aliases=("病种", "职业病名称", "诊断名称", "尘肺种类", "疾病名称", "尘肺病类型", "尘肺类型"),
        codes="pneumoconiosis_kind",
        basis="职业病分类和目录（2013）",
        example="矽肺",
    ),
    Column(
        "stage",
        "期别",
        ColumnType.CODE,
        required=True,
        aliases=("尘肺期别", "诊断期别", "目前期别", "分期"),
        codes="pneumoconiosis_stage",
        note="旧标准的 0+、Ⅰ+、Ⅱ+ 照原件填写。",
        basis="GBZ 70-2015",
        example="壹期",
    ),
    Column(
        "staged_on",
        "定期日期",
        ColumnType.DATE,
        aliases=("期别诊断日期", "晋期日期", "目前期别诊断日期"),
        note="诊断为目前期别的日期；没有晋期的同首次诊断日期。",
        example="2010-05-18",
    ),
    Column(
        "first_diagnosed_on",
        "首次诊断日期",
        ColumnType.DATE,
        required=True,
        aliases=("诊断日期", "初次诊断日期", "首诊日期", "确诊日期"),
        example="2010-05-18",
    ),
    Column(
        "stage_history",
        "晋期经过",
        ColumnType.TEXT,
        aliases=("晋期史", "历次诊断", "诊断变化"),
        note="各期别和诊断日期，如“壹期 2010-05-18；贰期 2016-03-02”。",
    ),
    Column(
        "stage_correction_reason",
        "期别更正原因",
        ColumnType.TEXT,
        aliases=("期别降低原因", "更正原因"),
        note="期别比上次报送降低的必填（鉴定改变、录入更正等）。",
    ),
    Column(
        "diagnosis_institution",
        "诊断机构",
        ColumnType.TEXT,
        required=True,
        aliases=("诊断单位", "诊断医院", "职业病诊断机构"),
        example="示例市职业病防治院",
    ),
    Column(
        "diagnosis_institution_no",
        "诊断机构编号",
        ColumnType.TEXT,
        aliases=("诊断机构备案编号", "诊断机构备案号"),
        example="吉卫职诊备字〔示〕第001号",
    ),
    Column(
        "case_class",
        "病例类别",
        ColumnType.CODE,
        required=True,
        aliases=("病例类型", "诊断类别"),
        codes="case_class",
        example="职业性尘肺病",
    ),
    Column(
        "complications",
        "并发症",
        ColumnType.CODES,
        aliases=("合并症", "并发症情况"),
        codes="complication",
        note="可多选。",
        example="慢阻肺",
    ),
    Column(
        "diagnosis_note",
        "诊断说明",
        ColumnType.TEXT,
        aliases=("诊断描述", "诊断意见", "病情说明"),
        sensitive=True,
        example="双肺小阴影，密集度 1 级",
    ),
    Column(
        "employer_at_diagnosis",
        "诊断时用人单位",
        ColumnType.TEXT,
        aliases=("用人单位名称", "用人单位", "工作单位", "单位名称", "诊断时单位"),
        example="示例采石有限公司",
    ),
    Column(
        "uscc",
        "用人单位统一社会信用代码",
        ColumnType.EMPLOYER_CODE,
        aliases=("统一社会信用代码", "信用代码", "单位代码"),
        basis="GB 32100-2015",
        example="91229900MA0DEMA01U",
    ),
    Column(
        "employer_exists",
        "用人单位是否存在",
        ColumnType.BOOLEAN,
        required=True,
        aliases=("用人单位现是否存在", "单位是否存在", "用人单位是否尚存"),
        example="是",
    ),
    Column(
        "industry",
        "行业代码",
        ColumnType.CODE,
        aliases=("行业", "行业类别", "所属行业"),
        codes="industry",
        example="1011",
    ),
    Column(
        "dust_from",
        "开始接尘日期",
        ColumnType.DATE,
        aliases=("接尘开始日期", "开始接尘时间", "首次接尘日期"),
        example="1985-03-01",
    ),
    Column(
        "dust_years",
        "接尘工龄",
        ColumnType.DECIMAL,
        required=True,
        aliases=("接尘年限", "实际接尘工龄", "接尘工龄年"),
        minimum=0,
        maximum=70,
        unit="年",
        example="19.5",
    ),
    Column("work_position", "接尘岗位", ColumnType.TEXT, aliases=("岗位", "工种", "接尘工种"), example="凿岩"),
)


def _fell() -> pl.Expr:
    order = pl.col("stage").replace_strict(STAGE_ORDER, default=None, return_dtype=pl.Int64)
    earlier = order.shift(1).over("case_id", order_by="effective_on")
    return (order < earlier) & pl.col("stage_correction_reason").is_null()


RULES = (
    RowRule(
        "stage_fell_without_reason",
        "stage",
        _fell,
        "同一病例后一次的期别低于前一次，须填“期别更正原因”。请核对期别或补填原因。",
        basis="GBZ 70-2015",
        within=("case_id",),
    ),
    not_before("staged_on", "定期日期", "first_diagnosed_on", "首次诊断日期"),
    not_before("first_diagnosed_on", "首次诊断日期", "dust_from", "开始接尘日期"),
    RowRule(
        "diagnosed_before_born",
        "first_diagnosed_on",
        lambda: pl.col("first_diagnosed_on") <= born(),
        "首次诊断日期应晚于出生日期。请核对两个日期。",
    ),
    RowRule(
        "dust_before_least_age",
        "dust_from",
        lambda: (
            pl.col("dust_from")
            < born().dt.offset_by(
                pl.format("{}y", in_force("least_age_of_employment_years", pl.col("first_diagnosed_on")))
            )
        ),
        "开始接尘时未满最低就业年龄。请核对出生日期和开始接尘日期；历史上确属如此的保留。",
        basis="劳动法第十五条",
        severity=Severity.HINT,
    ),
    RowRule(
        "more_dust_years_than_life",
        "dust_years",
        lambda: pl.col("dust_years") > (pl.col("first_diagnosed_on") - born()).dt.total_days() / 365.25,
        "接尘工龄超过诊断时的年龄。请核对接尘工龄（单位是年）。",
    ),
    RowRule(
        "none_and_a_complication",
        "complications",
        lambda: pl.col("complications").list.contains("none") & (pl.col("complications").list.len() > 1),
        "并发症填“无”的不应再填其他并发症。请核对。",
    ),
)
