"""What was measured of a sample (检测值): time, concentration, average, the limit used, and the result against it."""

import polars as pl

from qingchen.registers.in_force import in_force
from qingchen.registers.limit_in_force import limit_in_force
from qingchen.registers.register import Column, ColumnType, RowRule, Severity

COLUMNS = (
    Column(
        "duration_min",
        "采样时长",
        ColumnType.DECIMAL,
        required=True,
        aliases=("采样时间分钟", "采样时长分钟", "采样历时", "采样时间（min）", "采样时间（分钟）", "采样时间（分）"),
        minimum=0,
        maximum=1_440,
        unit="分钟",
        example="15",
    ),
    Column(
        "flow_l_min",
        "采样流量",
        ColumnType.DECIMAL,
        aliases=("流量",),
        minimum=0,
        maximum=200,
        unit="L/min",
        example="20",
    ),
    Column(
        "concentration_mg_m3",
        "浓度",
        ColumnType.DECIMAL,
        aliases=("检测浓度", "粉尘浓度", "测定浓度"),
        minimum=0,
        maximum=100_000,
        unit="mg/m³",
        below=("below_limit", "detection_limit_mg_m3"),
        note="低于检出限的填检出限，并在“是否低于检出限”填是。",
        example="0.8",
    ),
    Column(
        "detection_limit_mg_m3",
        "检出限",
        ColumnType.DECIMAL,
        aliases=("最低检出浓度", "检出浓度下限"),
        minimum=0,
        maximum=1_000,
        unit="mg/m³",
    ),
    Column("below_limit", "是否低于检出限", ColumnType.BOOLEAN, aliases=("低于检出限", "未检出")),
    Column(
        "c_twa_mg_m3",
        "时间加权平均浓度",
        ColumnType.DECIMAL,
        aliases=("C-TWA", "CTWA", "C-TWA浓度", "8小时时间加权平均浓度", "时间加权平均浓度CTWA"),
        minimum=0,
        maximum=100_000,
        unit="mg/m³",
        below=("below_limit",),
        basis="GBZ 2.1-2019",
        example="0.6",
    ),
    Column(
        "result",
        "检测结果判定",
        ColumnType.CODE,
        required=True,
        aliases=("判定结果", "结果判定", "检测结果", "是否合格", "是否符合", "判定"),
        codes="measurement_result",
        example="符合",
    ),
    Column(
        "peak_mg_m3",
        "峰接触浓度",
        ColumnType.DECIMAL,
        aliases=("峰浓度", "短时间接触浓度", "最高浓度", "峰值浓度", "CSTE", "C-STE"),
        minimum=0,
        maximum=100_000,
        unit="mg/m³",
        example="1.2",
    ),
    Column(
        "fibre_c_twa_f_ml",
        "纤维时间加权平均浓度",
        ColumnType.DECIMAL,
        aliases=("纤维浓度", "石棉纤维浓度", "纤维计数浓度"),
        minimum=0,
        maximum=10_000,
        unit="f/ml",
        note="石棉、人造矿物纤维按纤维计数的填写，浓度和时间加权平均浓度两列留空。",
    ),
    Column(
        "limit_used",
        "采用的限值",
        ColumnType.DECIMAL,
        aliases=(
            "接触限值",
            "职业接触限值",
            "PC-TWA",
            "限值",
            "标准限值",
        ),
        minimum=0,
        maximum=1_000,
        note="检测报告判定所用的限值，单位与浓度相同。",
        example="1",
    ),
    Column(
        "limit_standard",
        "限值依据",
        ColumnType.TEXT,
        aliases=("采用标准", "判定标准", "依据标准", "执行标准"),
        example="GBZ 2.1-2019",
    ),
)


def _average() -> pl.Expr:
    """The average that is held against the limit: of fibres the count."""
    return pl.when(pl.col("fraction") == "fibre").then(pl.col("fibre_c_twa_f_ml")).otherwise(pl.col("c_twa_mg_m3"))


_SAME = ("report_no", "uscc", "site_no", "work_position", "dust_kind", "sampling_mode", "sampled_on")


def _total_under_respirable() -> pl.Expr:
    """Of one position in one report, sampled in the same way on the same day, the highest total average is under the
    lowest respirable one. Told in the rows of the respirable fraction."""
    total = pl.when(pl.col("fraction") == "total").then(pl.col("c_twa_mg_m3")).max().over(*_SAME)
    return (pl.col("fraction") == "respirable") & (pl.col("c_twa_mg_m3") > total)


def _implausible_duration() -> pl.Expr:
    personal = pl.col("sampling_mode") == "personal"
    too_short = personal & (pl.col("duration_min") < in_force("sampling_minutes_personal_least", pl.col("sampled_on")))
    return too_short | (pl.col("duration_min") > in_force("sampling_minutes_most", pl.col("sampled_on")))


RULES = (
    RowRule(
        "no_concentration",
        "concentration_mg_m3",
        lambda: (pl.col("fraction") != "fibre") & pl.col("concentration_mg_m3").is_null(),
        "总尘、呼尘须填浓度。请按检测报告补填。",
    ),
    RowRule(
        "no_average",
        "c_twa_mg_m3",
        lambda: (pl.col("fraction") != "fibre") & pl.col("c_twa_mg_m3").is_null(),
        "总尘、呼尘须填时间加权平均浓度。请按检测报告补填。",
        basis="GBZ 2.1-2019",
    ),
    RowRule(
        "no_fibre_count",
        "fibre_c_twa_f_ml",
        lambda: (pl.col("fraction") == "fibre") & pl.col("fibre_c_twa_f_ml").is_null(),
        "按纤维计数的须填纤维时间加权平均浓度（f/ml）。请按检测报告补填。",
        basis="GBZ 2.1-2019 表 2",
    ),
    RowRule(
        "fibres_of_a_dust_without_any",
        "fraction",
        lambda: (pl.col("fraction") == "fibre") & ~pl.col("dust_kind").is_in(["asbestos", "mineral_fibre"]),
        "只有石棉和人造矿物纤维按纤维计数。请核对粉尘种类和“总尘或呼尘”。",
        basis="GBZ 2.1-2019 表 2",
    ),
    RowRule(
        "within_though_over_the_limit",
        "result",
        lambda: (pl.col("result") == "within_limit") & (_average() > limit_in_force()),
        "时间加权平均浓度超过采样日有效的限值，结果却判为符合。请按报告核对浓度、粉尘种类、游离二氧化硅含量和判定；"
        "报告如此的保留，将列入核查。",
        basis="GBZ 2.1-2019 表 2（限值待官方文本核对）",
        severity=Severity.HINT,
    ),
    RowRule(
        "over_though_within_the_limit",
        "result",
        lambda: (pl.col("result") == "over_limit") & (_average() <= limit_in_force()),
        "时间加权平均浓度不超过采样日有效的限值，结果却判为不符合。请按报告核对；因峰接触浓度判为不符合的保留。",
        basis="GBZ 2.1-2019 表 2（限值待官方文本核对）",
        severity=Severity.HINT,
    ),
    RowRule(
        "limit_not_the_one_in_force",
        "limit_used",
        lambda: (pl.col("limit_used") - limit_in_force()).abs() > 0.0005,
        "采用的限值与采样日有效的限值不同。请核对粉尘种类、游离二氧化硅含量和所用标准的版本。",
        basis="GBZ 2.1-2019 表 2（限值待官方文本核对）",
        severity=Severity.HINT,
    ),
    RowRule(
        "peak_under_average",
        "peak_mg_m3",
        lambda: pl.col("peak_mg_m3") < pl.col("c_twa_mg_m3"),
        "峰接触浓度不得小于时间加权平均浓度。请核对两列。",
    ),
    RowRule(
        "peak_over_multiple",
        "peak_mg_m3",
        lambda: (
            (pl.col("result") == "within_limit")
            & (pl.col("peak_mg_m3") > in_force("peak_multiple_never", pl.col("sampled_on")) * limit_in_force())
        ),
        "峰接触浓度超过限值的规定倍数，结果却判为符合。请按报告核对；报告如此的保留，将列入核查。",
        basis="GBZ 2.1-2019（峰接触浓度）",
        severity=Severity.HINT,
    ),
    RowRule(
        "total_under_respirable",
        "c_twa_mg_m3",
        _total_under_respirable,
        "同一岗位的呼尘浓度高于总尘浓度。请核对是否填反；报告如此的保留，将列入核查。",
        basis="GBZ/T 192",
        severity=Severity.HINT,
        within=_SAME,
    ),
    RowRule(
        "sampled_no_time",
        "duration_min",
        lambda: pl.col("duration_min") <= 0,
        "采样时长应大于 0。请按采样记录填写。",
        basis="GBZ 159",
    ),
    RowRule(
        "duration_implausible",
        "duration_min",
        lambda: (pl.col("duration_min") > 0) & _implausible_duration(),
        "采样时长不合常理（个体采样过短，或超过一个工作班）。请按采样记录核对，单位是分钟。",
        basis="GBZ 159",
        severity=Severity.HINT,
    ),
    RowRule(
        "reported_before_sampled",
        "reported_on",
        lambda: pl.col("reported_on") < pl.col("sampled_on"),
        "报告日期不得早于采样日期。请核对两个日期。",
    ),
    RowRule(
        "silica_without_content",
        "free_silica_percent",
        lambda: (pl.col("dust_kind") == "silica") & pl.col("free_silica_percent").is_null(),
        "矽尘须填游离二氧化硅含量。请按检测报告补填。",
        basis="GBZ 2.1-2019 表 2",
    ),
    RowRule(
        "silica_under_ten_percent",
        "free_silica_percent",
        lambda: (pl.col("dust_kind") == "silica") & (pl.col("free_silica_percent") < 10),
        "游离二氧化硅含量低于 10% 的不是矽尘。请核对含量，或改正粉尘种类。",
        basis="GBZ 2.1-2019 表 2",
    ),
    RowRule(
        "below_limit_without_limit",
        "detection_limit_mg_m3",
        lambda: pl.col("below_limit") & pl.col("detection_limit_mg_m3").is_null(),
        "低于检出限的样品须填检出限。请补填。",
    ),
)
