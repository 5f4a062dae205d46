"""Rules of an examination: its days in order, its kind against the employment, films, suspected diseases."""

import polars as pl

from qingchen.registers.day_order import not_before
from qingchen.registers.days_of_work import working_days_after
from qingchen.registers.in_force import in_force
from qingchen.registers.register import FileRule, RowRule, Severity
from qingchen.standards.codes import code_list

_SURVEILLANCE = "用人单位职业健康监护监督管理办法（安监总局令第49号）"


def _before_examination(column: str, title: str) -> RowRule:
    return RowRule(
        f"{column}_before_examined",
        column,
        lambda: pl.col(column) < pl.col("examined_on"),
        f"{title}不得早于检查日期。请核对两个日期。",
    )


def _film() -> tuple[pl.Expr, ...]:
    """What names a film: institution, mode, year and number."""
    return (pl.col("institution_no"), pl.col("chest_film_mode"), pl.col("examined_on").dt.year(), pl.col("film_no"))


def _exit_examination_out_of_time() -> pl.Expr:
    """An exit examination after leaving, or longer before it than the rule says."""
    before = (pl.col("left_on") - pl.col("examined_on")).dt.total_days()
    most = in_force("exit_examination_before_leaving_days", pl.col("examined_on"))
    return (pl.col("examination_type") == "exit") & ((before < 0) | (before > most))


def _no_dust_examined() -> pl.Expr:
    dusts = [entry.code for entry in code_list("dust_kind").entries]
    return ~pl.col("hazards").list.eval(pl.element().is_in(dusts)).list.any()


RULES = (
    RowRule(
        "no_dust_examined",
        "hazards",
        _no_dust_examined,
        "检查的危害因素中没有粉尘，不属于接尘劳动者的检查。请核对；确未查粉尘的不要列入本台账。",
        basis="GBZ 188-2014",
    ),
    _before_examination("reported_on", "报告日期"),
    _before_examination("recheck_due_on", "复查期限"),
    _before_examination("rechecked_on", "实际复查日期"),
    _before_examination("worker_notified_on", "告知劳动者日期"),
    _before_examination("employer_notified_on", "告知用人单位日期"),
    _before_examination("uploaded_on", "信息上报日期"),
    not_before("left_on", "离岗日期", "exposure_from", "开始接尘日期"),
    RowRule(
        "uploaded_late",
        "uploaded_on",
        lambda: (
            working_days_after("reported_on", "uploaded_on")
            > in_force("examination_upload_working_days", pl.col("reported_on"))
        ),
        "信息上报日期超过了上报期限（自出具报告起）。请核对两个日期；确实超期的保留，计为逾期上报。",
        basis="职业健康检查管理办法（2019）",
        severity=Severity.HINT,
    ),
    RowRule(
        "suspected_without_card",
        "report_card_no",
        lambda: (pl.col("conclusion") == "suspected") & pl.col("report_card_no").is_null(),
        "疑似职业病应有报告卡编号。已报告的请补填；尚未报告的留空，计为未报告。",
        basis="职业病防治法（2018）第五十条",
        severity=Severity.HINT,
    ),
    RowRule(
        "suspected_without_notice",
        "worker_notified_on",
        lambda: (pl.col("conclusion") == "suspected") & pl.col("worker_notified_on").is_null(),
        "疑似职业病应告知劳动者本人。已告知的请补填日期；尚未告知的留空，计为未告知。",
        basis="职业病防治法（2018）第五十五条",
        severity=Severity.HINT,
    ),
    RowRule(
        "card_without_suspicion",
        "report_card_no",
        lambda: (pl.col("conclusion") != "suspected") & pl.col("report_card_no").is_not_null(),
        "检查结论不是疑似职业病的不应有疑似职业病报告卡编号。请核对检查结论。",
        severity=Severity.HINT,
    ),
    RowRule(
        "recheck_without_term",
        "recheck_due_on",
        lambda: (pl.col("conclusion") == "recheck") & pl.col("recheck_due_on").is_null(),
        "检查结论为复查的应有复查期限。请按检查报告补填。",
        basis="GBZ 188-2014",
        severity=Severity.HINT,
    ),
    RowRule(
        "pre_placement_after_start",
        "examination_type",
        lambda: (pl.col("examination_type") == "pre_placement") & (pl.col("examined_on") > pl.col("exposure_from")),
        "上岗前检查晚于开始接尘日期。请核对检查类别和日期；确属上岗后补检的保留，不计为上岗前检查。",
        basis=_SURVEILLANCE,
        severity=Severity.HINT,
    ),
    RowRule(
        "exit_examination_out_of_time",
        "examination_type",
        _exit_examination_out_of_time,
        "离岗时检查应在离岗前规定的日数内。请核对检查类别和日期；离岗前 90 日内的在岗期间检查按在岗期间填写。",
        basis=_SURVEILLANCE,
        severity=Severity.HINT,
    ),
    RowRule(
        "periodic_before_start",
        "examination_type",
        lambda: (pl.col("examination_type") == "periodic") & (pl.col("examined_on") < pl.col("exposure_from")),
        "在岗期间检查早于开始接尘日期。请核对检查类别（是否应为上岗前）和日期。",
        basis="GBZ 188-2014",
        severity=Severity.HINT,
    ),
)

FILE_RULES = (
    FileRule(
        "film_number_of_another",
        "film_no",
        _film,
        lambda: pl.when(pl.col("film_no").is_not_null()).then(pl.col("identity_number")),
        "同一机构同一年内，这一胸片号已用于另一人。胸片号不得重复，请按胸片登记簿核对。",
        basis="GBZ 188-2014",
    ),
)
