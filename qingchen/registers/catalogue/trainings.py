"""Training (职业健康培训), one row a person in a training course."""

from dataclasses import replace

import polars as pl

from qingchen.registers.in_force import in_force
from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule, Severity
from qingchen.registers.shared_columns import (
    EMPLOYER_SITE,
    IDENTITY_NUMBER,
    IDENTITY_TYPE,
    SITE_NO,
    USCC,
    employer_name,
    person_name,
)

_AUDIENCES = ("principal", "manager", "worker")


def _under_least() -> pl.Expr:
    """Against the hours of the audience on the last day, for the first time or again."""
    day, first = pl.col("trained_until"), pl.col("first_training").fill_null(False)
    return pl.any_horizontal(
        (pl.col("audience") == audience)
        & (
            pl.col("hours")
            < pl.when(first)
            .then(in_force(f"training_hours_{audience}_first", day))
            .otherwise(in_force(f"training_hours_{audience}_repeat", day))
        )
        for audience in _AUDIENCES
    )


def _in_two_places() -> pl.Expr:
    """Of one person's courses in person, in order of their first days, one begins before an earlier one has ended."""
    in_person = pl.col("mode") == "in_person"
    ended = pl.when(in_person).then(pl.col("trained_until"))
    # A course that is not in person has no end here: the latest one before it holds on.
    until_now = ended.cum_max().forward_fill().shift(1).over("identity_number", order_by="trained_from")
    return in_person & pl.col("identity_number").is_not_null() & (pl.col("trained_from") <= until_now)


_BOTH_DAYS = ("培训时间", "培训日期", "起止日期", "起止时间", "培训起止日期", "培训起止时间")


REGISTER = Register(
    name="trainings",
    title="职业健康培训台账",
    kind=RegisterKind.EVENT,
    key=("training_no", "person_key"),
    about="trained_until",
    basis="安监总厅安健〔2015〕121 号",
    note="一人参加一期培训一行。",
    headline=("trained_until", "audience", "hours", "passed", "organiser"),
    references=(EMPLOYER_SITE,),
    columns=(
        Column(
            "training_no",
            "培训期次编号",
            ColumnType.TEXT,
            required=True,
            aliases=("培训编号", "培训期次", "期次编号", "培训班编号", "期次", "培训班次", "期数"),
            example="PX2020-001",
        ),
        Column("organiser", "培训单位", ColumnType.TEXT, aliases=("培训机构", "主办单位", "组织单位")),
        Column(
            "level",
            "培训层级",
            ColumnType.CODE,
            aliases=("培训级别", "组织层级"),
            codes="training_level",
            example="县级",
        ),
        Column(
            "trained_from",
            "培训开始日期",
            ColumnType.DATE,
            required=True,
            aliases=("开始日期", "培训开始时间", "开班日期", *_BOTH_DAYS),
            until="trained_until",
            spans=_BOTH_DAYS,
            example="2020-05-18",
        ),
        Column(
            "trained_until",
            "培训结束日期",
            ColumnType.DATE,
            required=True,
            aliases=("结束日期", "培训结束时间", "结业日期"),
            note="最后一天；只有一天的与开始日期相同。",
            example="2020-05-19",
        ),
        Column(
            "hours",
            "学时",
            ColumnType.DECIMAL,
            required=True,
            aliases=("培训学时", "学时数", "课时"),
            minimum=0,
            maximum=400,
            unit="学时",
            example="16",
        ),
        Column(
            "mode",
            "培训方式",
            ColumnType.CODE,
            required=True,
            aliases=("培训形式", "授课方式"),
            codes="training_mode",
            example="面授",
        ),
        Column(
            "audience",
            "培训对象",
            ColumnType.CODE,
            required=True,
            aliases=("人员类别", "培训对象类别", "培训人员类别", "对象类别"),
            codes="training_audience",
            example="主要负责人",
        ),
        IDENTITY_TYPE,
        IDENTITY_NUMBER,
        person_name("学员姓名", "参训人员姓名", "人员姓名"),
        replace(USCC, required=False, note="主要负责人、职业健康管理人员、接尘劳动者必填。"),
        SITE_NO,
        employer_name("用人单位名称", "企业名称", "用人单位", "工作单位", "单位", "所在单位"),
        Column(
            "first_training",
            "是否初次培训",
            ColumnType.BOOLEAN,
            aliases=("初次培训", "初训", "是否初训"),
            note="初次培训和继续培训的最低学时不同；不填时按继续培训核对。",
            example="是",
        ),
        Column(
            "score",
            "考核成绩",
            ColumnType.DECIMAL,
            aliases=("成绩", "分数", "考试成绩"),
            minimum=0,
            maximum=150,
            unit="分",
        ),
        Column(
            "passed",
            "是否考核合格",
            ColumnType.BOOLEAN,
            required=True,
            aliases=("考核合格", "是否合格", "考核结果", "是否通过"),
            example="是",
        ),
        Column(
            "signature_digest",
            "签到指纹",
            ColumnType.TEXT,
            aliases=("签名指纹", "签到签名指纹", "签到照片指纹"),
            note="签到原件影像的 SHA-256，没有的留空。",
        ),
        Column("certificate_no", "培训证明编号", ColumnType.TEXT, aliases=("证书编号", "合格证编号", "培训合格证编号")),
        Column("certificate_until", "证明有效期至", ColumnType.DATE, aliases=("有效期至", "证书有效期至", "有效期")),
    ),
    rules=(
        RowRule(
            "hours_under_the_least",
            "hours",
            _under_least,
            "学时少于规定的最低学时。请按培训记录核对；确实不足的保留，不计为培训合格。",
            basis="安监总厅安健〔2015〕121号",
            severity=Severity.HINT,
        ),
        RowRule(
            "in_two_places_at_once",
            "trained_from",
            _in_two_places,
            "同一人同一天参加了两期面授培训。请核对日期和签到；属实的保留，将列为线索。",
            severity=Severity.HINT,
            within=("identity_number",),
        ),
        RowRule(
            "ended_before_begun",
            "trained_until",
            lambda: pl.col("trained_until") < pl.col("trained_from"),
            "培训结束日期不得早于开始日期。请核对两个日期。",
        ),
        RowRule("no_hours", "hours", lambda: pl.col("hours") <= 0, "学时应大于 0。请按培训记录填写。"),
        RowRule(
            "hours_do_not_fit",
            "hours",
            lambda: (
                pl.col("hours")
                > ((pl.col("trained_until") - pl.col("trained_from")).dt.total_days() + 1).clip(lower_bound=1) * 24
            ),
            "学时超过培训起止日期之间的全部小时数。请核对学时和日期。",
        ),
        RowRule(
            "no_employer",
            "uscc",
            lambda: pl.col("audience").is_in(["principal", "manager", "worker"]) & pl.col("uscc").is_null(),
            "主要负责人、职业健康管理人员、接尘劳动者须填统一社会信用代码，否则无法计入其单位。请补填。",
        ),
        RowRule(
            "certificate_ends_before_training",
            "certificate_until",
            lambda: pl.col("certificate_until") < pl.col("trained_until"),
            "证明有效期不得早于培训结束日期。请核对两个日期。",
        ),
    ),
)
