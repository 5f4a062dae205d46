"""Who pays for a patient (分类救治救助): class A, B or C, and benefits, of which a person may have several."""

import polars as pl

from qingchen.registers.register import Column, ColumnType, RowRule, Severity

_CLASSES = "国卫职健发〔2019〕46号（患者分三类救治救助）"

COLUMNS = (
    Column(
        "benefit_class",
        "救治救助分类",
        ColumnType.CODE,
        required=True,
        aliases=("保障分类", "患者分类", "救治类别", "救助分类", "保障类别", "分类保障"),
        codes="benefit_class",
        note="A 已参加工伤保险；B 未参保而用人单位存在；C 单位不存在或无法归因。",
        basis=_CLASSES,
        example="A 已参加工伤保险",
    ),
    Column(
        "benefits",
        "享受的保障",
        ColumnType.CODES,
        aliases=("保障待遇", "保障情况", "现享受保障", "享受保障"),
        codes="benefit",
        note="可多选：待遇可以同时享受多种。",
        example="工伤保险、基本医疗保险",
    ),
    Column(
        "insurance_proof",
        "工伤保险证明",
        ColumnType.TEXT,
        aliases=("参保证明", "工伤认定书编号", "工伤保险佐证"),
        note="A 类必填：参保证明或工伤认定书编号。",
        example="示工伤认〔2010〕0001号",
    ),
    Column("injury_recognised_on", "工伤认定日期", ColumnType.DATE, aliases=("认定日期",), example="2010-08-20"),
    Column(
        "disability_grade",
        "伤残等级",
        ColumnType.CODE,
        aliases=("劳动能力鉴定等级", "鉴定等级", "伤残级别"),
        codes="disability_grade",
        basis="GB/T 16180-2014",
        example="四级",
    ),
    Column(
        "injury_pension", "是否领取伤残津贴", ColumnType.BOOLEAN, aliases=("伤残津贴", "领取伤残津贴"), example="是"
    ),
    Column(
        "employer_payment_proof",
        "单位承担费用凭证",
        ColumnType.TEXT,
        aliases=("用人单位承担凭证", "单位支付凭证"),
        note="B 类填支付凭证、协议或仲裁、判决文号。",
    ),
    Column(
        "registered_poor",
        "是否建档立卡",
        ColumnType.BOOLEAN,
        aliases=("建档立卡", "建档立卡贫困户", "是否建档立卡贫困人口"),
        example="否",
    ),
    Column(
        "serious_illness_treated",
        "是否大病专项救治",
        ColumnType.BOOLEAN,
        aliases=("大病专项救治", "是否纳入大病专项救治"),
        basis="2019 年大病专项救治 25 个病种",
        example="否",
    ),
    Column("treatment_hospital", "专项救治医院", ColumnType.TEXT, aliases=("救治定点医院", "救治医院")),
    Column("treated_on", "专项救治日期", ColumnType.DATE, aliases=("救治日期", "入院日期")),
    Column(
        "legal_aid",
        "法律援助情况",
        ColumnType.CODE,
        aliases=("法律援助", "法律援助状态"),
        codes="legal_aid_status",
        example="未申请",
    ),
    Column("legal_aid_no", "法律援助案号", ColumnType.TEXT, aliases=("法援案号", "援助案号")),
)


def _is(letter: str) -> pl.Expr:
    return pl.col("benefit_class") == {"A": "insured", "B": "employer", "C": "social"}[letter]


RULES = (
    RowRule(
        "insured_without_proof",
        "insurance_proof",
        lambda: _is("A") & pl.col("insurance_proof").is_null(),
        "A 类（已参加工伤保险）须填工伤保险证明。请补填参保证明或工伤认定书编号。",
        basis=_CLASSES,
    ),
    RowRule(
        "employer_pays_though_gone",
        "benefit_class",
        lambda: _is("B") & ~pl.col("employer_exists"),
        "B 类由用人单位承担费用，用人单位却填为不存在。请核对两列；单位已不存在的应为 C 类。",
        basis=_CLASSES,
    ),
    RowRule(
        "social_though_employer_exists",
        "benefit_class",
        lambda: _is("C") & pl.col("employer_exists") & (pl.col("case_class") == "occupational"),
        "职业性尘肺病患者的用人单位存在、未参保的，应为 B 类。请核对救治救助分类和“用人单位是否存在”。",
        basis=_CLASSES,
    ),
    RowRule(
        "unattributed_yet_insured",
        "benefit_class",
        lambda: (pl.col("case_class") == "unattributed") & ~_is("C"),
        "无法归因的病例一般为 C 类。请核对病例类别和救治救助分类。",
        basis=_CLASSES,
        severity=Severity.HINT,
    ),
    RowRule(
        "benefit_against_class",
        "benefits",
        lambda: ~_is("A") & pl.col("benefits").list.contains("work_injury_insurance"),
        "享受的保障含工伤保险，救治救助分类却不是 A 类。请核对两列。",
        basis=_CLASSES,
    ),
    RowRule(
        "none_and_a_benefit",
        "benefits",
        lambda: pl.col("benefits").list.contains("none") & (pl.col("benefits").list.len() > 1),
        "享受的保障填“无”的不应再填其他保障。请核对。",
    ),
    RowRule(
        "poor_without_treatment",
        "serious_illness_treated",
        lambda: pl.col("registered_poor") & pl.col("alive") & ~pl.col("serious_illness_treated").fill_null(False),
        "建档立卡的存活患者应纳入大病专项救治。已救治的请改填是；确未救治的保留，将计为未救治。",
        basis="2019 年大病专项救治 25 个病种",
        severity=Severity.HINT,
    ),
    RowRule(
        "treated_without_hospital",
        "treatment_hospital",
        lambda: (
            pl.col("serious_illness_treated")
            & (pl.col("treatment_hospital").is_null() | pl.col("treated_on").is_null())
        ),
        "已大病专项救治的须填专项救治医院和日期。请补填。",
    ),
    RowRule(
        "legal_aid_without_number",
        "legal_aid_no",
        lambda: pl.col("legal_aid").is_in(["accepted", "closed"]) & pl.col("legal_aid_no").is_null(),
        "法律援助已受理或办结的须填法律援助案号。请补填。",
    ),
)
