"""Follow-up visits of patients (尘肺病患者随访), one row a visit."""

from dataclasses import replace

import polars as pl

from qingchen.registers.day_order import not_before
from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule, Severity
from qingchen.registers.shared_columns import DIVISION, PATIENT, person_name

REGISTER = Register(
    name="follow_ups",
    title="尘肺病患者随访台账",
    kind=RegisterKind.EVENT,
    key=("case_id", "follow_up_no"),
    about="visited_on",
    division="division",
    basis="吉尘防办发〔2020〕2号 二（三）；国卫职健发〔2019〕46号",
    note="一次随访一行；同一病例的第几次随访填在“随访序号”。非尘肺病和重卡不计入分母，但应登记。",
    headline=("visited_on", "method", "result", "lost_reason"),
    references=(PATIENT,),
    columns=(
        Column(
            "case_id",
            "病例编号",
            ColumnType.TEXT,
            required=True,
            aliases=("患者编号", "个案编号", "档案编号", "病例号"),
            example="SL-0001",
        ),
        Column(
            "follow_up_no",
            "随访序号",
            ColumnType.INTEGER,
            required=True,
            aliases=("随访次数", "第几次随访", "随访轮次"),
            minimum=1,
            maximum=200,
            note="该病例的第几次随访：1、2、3……",
            example="1",
        ),
        replace(person_name("患者姓名", "病人姓名"), required=False),
        replace(
            DIVISION,
            title="随访地区划代码",
            required=False,
            aliases=("行政区划代码", "区划代码", "随访地区", "随访地区代码"),
            note="不填时按报送单位所在地处理。",
        ),
        Column(
            "visited_on",
            "随访日期",
            ColumnType.DATE,
            required=True,
            aliases=("随访时间", "调查日期", "访视日期"),
            example="2020-06-11",
        ),
        Column(
            "method",
            "随访方式",
            ColumnType.CODE,
            required=True,
            aliases=("随访形式", "调查方式"),
            codes="follow_up_method",
            example="入户",
        ),
        Column(
            "result",
            "随访结果",
            ColumnType.CODE,
            required=True,
            aliases=("随访结局", "存活状态", "随访状态", "随访情况", "随访结论"),
            codes="follow_up_result",
            example="存活",
        ),
        Column("lost_reason", "失访原因", ColumnType.CODE, aliases=("失访的原因",), codes="lost_reason"),
        Column(
            "phone_right", "电话是否正确", ColumnType.BOOLEAN, aliases=("电话正确", "联系电话是否有效"), example="是"
        ),
        Column("address_right", "住址是否正确", ColumnType.BOOLEAN, aliases=("住址正确", "地址是否正确"), example="是"),
        Column("died_on", "死亡日期", ColumnType.DATE, aliases=("死亡时间",)),
        Column("death_cause", "死亡原因分类", ColumnType.CODE, aliases=("死亡原因", "死因"), codes="death_cause"),
        Column(
            "benefits",
            "现享受保障",
            ColumnType.CODES,
            aliases=("保障情况", "保障待遇", "享受保障", "医疗保障", "享受待遇", "享受的保障"),
            codes="benefit",
            note="可多选：待遇可以同时享受多种。",
            example="工伤保险、基本医疗保险",
        ),
        Column("benefits_changed", "保障是否有变化", ColumnType.BOOLEAN, aliases=("保障变化",), example="否"),
        Column(
            "complications",
            "并发症",
            ColumnType.CODES,
            aliases=("合并症", "并发症情况"),
            codes="complication",
            example="无",
        ),
        Column(
            "lung_function",
            "肺功能损伤",
            ColumnType.CODE,
            aliases=("肺功能",),
            codes="lung_function",
            example="轻度损伤",
        ),
        Column(
            "condition_note",
            "病情说明",
            ColumnType.TEXT,
            aliases=("病情", "病情描述", "其他疾病"),
            sensitive=True,
            example="活动后气短",
        ),
        Column(
            "visitor",
            "随访人",
            ColumnType.TEXT,
            aliases=("随访人员", "调查人", "调查员"),
            sensitive=True,
            example="示例乙",
        ),
    ),
    rules=(
        RowRule(
            "lost_without_reason",
            "lost_reason",
            lambda: (pl.col("result") == "lost") & pl.col("lost_reason").is_null(),
            "失访的须填失访原因。请补填。",
        ),
        RowRule(
            "reason_though_found",
            "lost_reason",
            lambda: (pl.col("result") != "lost") & pl.col("lost_reason").is_not_null(),
            "随访结果不是失访的不应有失访原因。请删去原因，或改正随访结果。",
        ),
        RowRule(
            "dead_without_day",
            "died_on",
            lambda: (pl.col("result") == "dead") & pl.col("died_on").is_null(),
            "随访结果为死亡的应填死亡日期。请按死因监测或家属提供的日期补填；查不到的留空。",
            severity=Severity.HINT,
        ),
        RowRule(
            "day_of_death_though_not_dead",
            "died_on",
            lambda: (pl.col("result") != "dead") & pl.col("died_on").is_not_null(),
            "随访结果不是死亡的不应有死亡日期。请核对两列。",
        ),
        not_before("visited_on", "随访日期", "died_on", "死亡日期"),
        RowRule(
            "none_and_a_complication",
            "complications",
            lambda: pl.col("complications").list.contains("none") & (pl.col("complications").list.len() > 1),
            "并发症填“无”的不应再填其他并发症。请核对。",
        ),
        RowRule(
            "none_and_a_benefit",
            "benefits",
            lambda: pl.col("benefits").list.contains("none") & (pl.col("benefits").list.len() > 1),
            "现享受保障填“无”的不应再填其他保障。请核对。",
        ),
        RowRule(
            "visited_before_the_visit_before",
            "follow_up_no",
            lambda: pl.col("visited_on") < pl.col("visited_on").shift(1).over("case_id", order_by="follow_up_no"),
            "后一次随访的日期早于前一次。请核对随访序号和日期。",
            within=("case_id",),
        ),
    ),
)
