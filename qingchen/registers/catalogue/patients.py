"""Patients with pneumoconiosis (尘肺病患者一人一档), one row a case."""

import polars as pl

from qingchen.registers.columns import patient_benefits, patient_diagnosis, patient_person
from qingchen.registers.day_order import not_before
from qingchen.registers.register import Column, ColumnType, Reference, Register, RegisterKind, RowRule, Severity
from qingchen.registers.shared_columns import EFFECTIVE_ON, SOURCE_NOTE

REGISTER = Register(
    name="patients",
    title="尘肺病患者一人一档",
    kind=RegisterKind.STATE,
    key=("case_id",),
    about="effective_on",
    division="reporting_division",
    also_at=("resident_division",),
    basis="国卫职健发〔2019〕46号；吉尘防办发〔2020〕2号 二（三）",
    note="一个病例一行。常住地、户籍地、报告地和单位所在地是四回事，分开填写。非尘肺病和重卡填“不计入原因”，不要删去。",
    headline=("pneumoconiosis_kind", "stage", "first_diagnosed_on", "benefit_class", "alive"),
    references=(
        Reference(("uscc",), "employers", ("uscc",)),
        Reference(("station_no",), "rehabilitation_stations", ("station_no",)),
        Reference(("diagnosis_institution_no",), "institutions", ("institution_no",)),
        Reference(("legal_aid_no",), "legal_aid_cases", ("legal_aid_no",)),
    ),
    columns=(
        *patient_person.COLUMNS,
        *patient_diagnosis.COLUMNS,
        *patient_benefits.COLUMNS,
        Column(
            "alive",
            "是否存活",
            ColumnType.BOOLEAN,
            required=True,
            aliases=("存活", "是否健在", "生存状态", "健在", "存活情况"),
            example="是",
        ),
        Column("died_on", "死亡日期", ColumnType.DATE, aliases=("死亡时间",)),
        Column("death_cause", "死亡原因分类", ColumnType.CODE, aliases=("死亡原因", "死因"), codes="death_cause"),
        Column(
            "file_established",
            "是否建立个人档案",
            ColumnType.BOOLEAN,
            aliases=("是否建档", "一人一档", "建档情况"),
            example="是",
        ),
        Column(
            "station_no",
            "康复站点编号",
            ColumnType.TEXT,
            aliases=("康复站编号", "所属康复站编号"),
            example="KF-001",
        ),
        Column(
            "rehabilitated_on",
            "最近康复日期",
            ColumnType.DATE,
            aliases=("最后康复日期", "最近一次康复日期"),
            example="2020-06-15",
        ),
        Column(
            "not_counted_reason",
            "不计入原因",
            ColumnType.CODE,
            aliases=("病例不计入原因", "剔除原因"),
            codes="case_exclusion",
            note="非尘肺病、重卡、转出的填写：不计入分母，仍予保存。",
        ),
        Column(
            "counted_as_case",
            "重卡对应病例编号",
            ColumnType.TEXT,
            aliases=("重复病例编号", "对应病例编号"),
            note="重卡填保留的那个病例编号。",
        ),
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
    rules=(
        *patient_person.RULES,
        *patient_diagnosis.RULES,
        *patient_benefits.RULES,
        not_before("died_on", "死亡日期", "first_diagnosed_on", "首次诊断日期"),
        not_before("died_on", "死亡日期", "rehabilitated_on", "最近康复日期"),
        RowRule(
            "alive_though_dead",
            "died_on",
            lambda: pl.col("alive") & pl.col("died_on").is_not_null(),
            "存活的患者不应有死亡日期。请核对两列。",
        ),
        RowRule(
            "dead_without_day",
            "died_on",
            lambda: ~pl.col("alive") & pl.col("died_on").is_null(),
            "已死亡的患者应填死亡日期。请按死因监测补填；查不到的留空。",
            severity=Severity.HINT,
        ),
        RowRule(
            "duplicate_of_nobody",
            "counted_as_case",
            lambda: (pl.col("not_counted_reason") == "duplicate_card") & pl.col("counted_as_case").is_null(),
            "重卡须填保留的病例编号。请补填。",
        ),
        RowRule(
            "duplicate_of_itself",
            "counted_as_case",
            lambda: pl.col("counted_as_case") == pl.col("case_id"),
            "重卡对应的病例编号不能是本病例自己的编号。请改正。",
        ),
    ),
)
