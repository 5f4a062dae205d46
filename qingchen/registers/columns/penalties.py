"""What followed from a supervisory check (处理与处罚): measures, fine, decision, recheck, publication."""

import polars as pl

from qingchen.registers.in_force import in_force
from qingchen.registers.register import Column, ColumnType, RowRule, Severity

COLUMNS = (
    Column(
        "measures",
        "处理措施",
        ColumnType.CODES,
        required=True,
        aliases=("处理结果", "处理方式", "采取措施", "行政处理"),
        codes="enforcement_measure",
        note="可多选；未发现问题的填“无问题”。",
        example="责令改正、警告",
    ),
    Column(
        "penalty_article",
        "处罚依据条款",
        ColumnType.CODE,
        aliases=("处罚条款", "处罚依据", "罚则条款"),
        codes="penalty_article",
    ),
    Column(
        "fine_yuan",
        "罚款金额",
        ColumnType.DECIMAL,
        aliases=("罚款", "罚没金额", "处罚金额", "罚款数额"),
        minimum=0,
        maximum=10_000_000,
        unit="元",
    ),
    Column(
        "decision_no",
        "处罚决定书编号",
        ColumnType.TEXT,
        aliases=(
            "处罚决定书文号",
            "处罚文书号",
            "行政处罚决定书编号",
            "决定书编号",
            "处罚文号",
            "处罚决定文号",
            "处罚决定书文号",
        ),
    ),
    Column("decided_on", "处罚决定日期", ColumnType.DATE, aliases=("决定日期", "处罚日期", "行政处罚日期")),
    Column(
        "correct_by",
        "责令改正期限",
        ColumnType.DATE,
        aliases=("改正期限", "整改期限", "限期"),
        example="2020-06-20",
    ),
    Column("rechecked_on", "复查日期", ColumnType.DATE, aliases=("复查时间",), example="2020-06-22"),
    Column(
        "recheck_result", "复查结果", ColumnType.CODE, aliases=("复查情况",), codes="recheck_result", example="已改正"
    ),
    Column("published_on", "公示日期", ColumnType.DATE, aliases=("结果公示日期", "公开日期"), example="2020-06-01"),
    Column(
        "published_at",
        "公示网址",
        ColumnType.TEXT,
        aliases=("公示地址", "公开网址"),
        example="http://www.example.invalid/1",
    ),
)
_FINED = pl.col("fine_yuan") > 0


def _measured(code: str) -> pl.Expr:
    return pl.col("measures").list.contains(code)


def _article(number: int, bound: str) -> pl.Expr:
    return in_force(f"fine_yuan_article_{number}_{bound}", pl.coalesce(pl.col("decided_on"), pl.col("inspected_on")))


def _over() -> pl.Expr:
    article = pl.col("penalty_article")
    return pl.any_horizontal(
        (article == f"article_{number}") & (pl.col("fine_yuan") > _article(number, "most")) for number in (70, 71, 72)
    )


def _under() -> pl.Expr:
    article = pl.col("penalty_article")
    return pl.any_horizontal(
        (article == f"article_{number}") & _FINED & (pl.col("fine_yuan") < _article(number, "least"))
        for number in (71, 72)
    )


RULES = (
    RowRule(
        "nothing_found_and_a_measure",
        "measures",
        lambda: _measured("none") & (pl.col("measures").list.len() > 1),
        "填“无问题”的不应再有其他处理措施。请核对。",
    ),
    RowRule(
        "fined_without_decision",
        "decision_no",
        lambda: _FINED & pl.col("decision_no").is_null(),
        "有罚款的须填处罚决定书编号。请按决定书补填。",
        basis="行政处罚法",
    ),
    RowRule(
        "decision_without_day",
        "decided_on",
        lambda: pl.col("decision_no").is_not_null() & pl.col("decided_on").is_null(),
        "有处罚决定书的须填处罚决定日期。请补填。",
    ),
    RowRule(
        "fine_without_measure",
        "measures",
        lambda: _FINED & ~_measured("fine"),
        "有罚款金额的，处理措施应含“罚款”。请核对两列。",
    ),
    RowRule(
        "measure_without_fine",
        "fine_yuan",
        lambda: _measured("fine") & ~_FINED.fill_null(False),
        "处理措施含“罚款”的须填罚款金额。请补填。",
    ),
    RowRule(
        "fine_over_the_article",
        "fine_yuan",
        _over,
        "罚款金额超过所填条款的最高额。请核对金额（单位是元，不是万元）和条款。",
        basis="职业病防治法（2018）第七十条至第七十二条",
    ),
    RowRule(
        "fine_under_the_article",
        "fine_yuan",
        _under,
        "罚款金额低于所填条款的最低额。请核对金额（单位是元，不是万元）；确属减轻处罚的可保留。",
        basis="职业病防治法（2018）第七十一条、第七十二条",
        severity=Severity.HINT,
    ),
    RowRule(
        "ordered_without_term",
        "correct_by",
        lambda: _measured("ordered") & pl.col("correct_by").is_null(),
        "责令改正的须填改正期限，否则无法计算到期复查率。请补填。",
    ),
    RowRule(
        "rechecked_without_result",
        "recheck_result",
        lambda: pl.col("rechecked_on").is_not_null() & pl.col("recheck_result").is_null(),
        "已复查的须填复查结果。请补填。",
    ),
    RowRule(
        "result_without_recheck",
        "rechecked_on",
        lambda: pl.col("recheck_result").is_not_null() & pl.col("rechecked_on").is_null(),
        "有复查结果的须填复查日期。请补填。",
    ),
)
