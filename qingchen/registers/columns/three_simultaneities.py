"""The steps of the three simultaneities (三同时各步): which is due depends on the stage of the project."""

from collections.abc import Callable

import polars as pl

from qingchen.registers.day_order import not_before
from qingchen.registers.register import Column, ColumnType, RowRule, Severity

_BASIS = "建设项目职业病防护设施“三同时”监督管理办法（安监总局令第90号）"
STAGES = ("feasibility", "design", "construction", "trial", "completed")

COLUMNS = (
    Column(
        "stage",
        "项目阶段",
        ColumnType.CODE,
        required=True,
        aliases=("建设阶段", "当前阶段", "所处阶段", "目前阶段", "项目进度", "目前进度", "现阶段"),
        codes="project_stage",
        example="施工",
    ),
    Column(
        "pre_evaluated_on",
        "预评价日期",
        ColumnType.DATE,
        aliases=("职业病危害预评价日期", "预评价完成日期", "预评价报告日期"),
        basis="职业病防治法（2018）第十七条",
        example="2020-03-05",
    ),
    Column(
        "designed_on",
        "防护设施设计日期",
        ColumnType.DATE,
        aliases=("设计专篇日期", "职业病防护设施设计日期", "设计完成日期"),
        basis="职业病防治法（2018）第十八条",
        example="2020-03-30",
    ),
    Column(
        "control_evaluated_on",
        "控制效果评价日期",
        ColumnType.DATE,
        aliases=("控评日期", "职业病危害控制效果评价日期", "控评报告日期", "控效评价日期"),
        basis="职业病防治法（2018）第十八条",
    ),
    Column(
        "accepted_on",
        "防护设施验收日期",
        ColumnType.DATE,
        aliases=("验收日期", "职业病防护设施验收日期", "竣工验收日期"),
        basis="职业病防治法（2018）第十八条",
    ),
    Column(
        "outside_experts",
        "评审有无外单位专家",
        ColumnType.BOOLEAN,
        aliases=("外单位专家参加评审", "外部专家", "专家评审", "外单位专家", "有无外单位专家"),
        note="职业病危害严重的项目必填。",
        basis=_BASIS,
        example="是",
    ),
    Column("publicised_on", "信息公布日期", ColumnType.DATE, aliases=("公示日期", "公布日期")),
    Column(
        "reported_on",
        "向监管部门报告日期",
        ColumnType.DATE,
        aliases=("报告日期", "书面报告日期", "验收方案报告日期", "报送日期"),
        note="严重项目的验收方案和验收工作过程报告须书面报告监管部门。",
        basis=_BASIS,
    ),
)


def _passed(stage: str) -> pl.Expr:
    """The project is past that stage."""
    return pl.col("stage").is_in(STAGES[STAGES.index(stage) + 1 :])


def _missing(column: str, stage: str) -> Callable[[], pl.Expr]:
    return lambda: _passed(stage) & pl.col(column).is_null()


def _due(column: str, title: str, stage: str, words: str) -> RowRule:
    """A step not done at its stage is a fact to be counted, so it is a hint: the row stands."""
    sentence = f"项目已过{words}阶段而没有{title}。已完成的请补填；确未完成的留空，将计为“三同时”未实施。"
    return RowRule(
        f"{column}_due_by_stage",
        column,
        _missing(column, stage),
        sentence,
        basis=_BASIS,
        severity=Severity.HINT,
    )


RULES = (
    not_before("control_evaluated_on", "控制效果评价日期", "pre_evaluated_on", "预评价日期"),
    not_before("accepted_on", "防护设施验收日期", "control_evaluated_on", "控制效果评价日期"),
    not_before("publicised_on", "信息公布日期", "pre_evaluated_on", "预评价日期"),
    RowRule(
        "accepted_before_completed",
        "accepted_on",
        lambda: pl.col("accepted_on").is_not_null() & ~_passed("construction"),
        "项目尚未建成（可研、设计、施工阶段）不应有防护设施验收日期。请核对项目阶段和日期。",
    ),
    RowRule(
        "control_evaluated_before_built",
        "control_evaluated_on",
        lambda: pl.col("control_evaluated_on").is_not_null() & ~_passed("construction"),
        "项目尚未建成（可研、设计、施工阶段）不应有控制效果评价日期。请核对项目阶段和日期。",
    ),
    _due("pre_evaluated_on", "预评价日期", "feasibility", "可研"),
    _due("designed_on", "防护设施设计日期", "design", "设计"),
    RowRule(
        "control_evaluation_due_when_completed",
        "control_evaluated_on",
        lambda: (pl.col("stage") == "completed") & pl.col("control_evaluated_on").is_null(),
        "项目已竣工而没有控制效果评价日期。已完成的请补填；确未完成的留空，将计为“三同时”未实施。",
        basis=_BASIS,
        severity=Severity.HINT,
    ),
    RowRule(
        "acceptance_due_when_completed",
        "accepted_on",
        lambda: (pl.col("stage") == "completed") & pl.col("accepted_on").is_null(),
        "项目已竣工而没有防护设施验收日期。已完成的请补填；确未完成的留空，将计为“三同时”未实施。",
        basis=_BASIS,
        severity=Severity.HINT,
    ),
    RowRule(
        "serious_without_outside_experts",
        "outside_experts",
        lambda: (
            (pl.col("risk_class") == "serious")
            & pl.col("pre_evaluated_on").is_not_null()
            & ~pl.col("outside_experts").fill_null(False)
        ),
        "职业病危害严重的项目，评审须有外单位专家参加。请核对；确无外单位专家的保留，将列入核查。",
        basis=_BASIS,
        severity=Severity.HINT,
    ),
    RowRule(
        "serious_accepted_without_report",
        "reported_on",
        lambda: (
            (pl.col("risk_class") == "serious") & pl.col("accepted_on").is_not_null() & pl.col("reported_on").is_null()
        ),
        "职业病危害严重的项目，验收情况须书面报告监管部门。请补填报告日期；确未报告的留空，将列入核查。",
        basis=_BASIS,
        severity=Severity.HINT,
    ),
)
