"""How many work and are exposed at an employer, and who looks after their health."""

import polars as pl

from qingchen import clock
from qingchen.registers.in_force import in_force
from qingchen.registers.register import Column, ColumnType, RowRule, Severity

COLUMNS = (
    Column(
        "workers",
        "劳动者总人数",
        ColumnType.INTEGER,
        required=True,
        aliases=(
            "职工总数",
            "劳动者总数",
            "从业人数",
            "职工人数",
            "员工总数",
            "劳动者人数",
            "在岗职工总数",
            "在岗职工",
            "在岗职工人数",
            "从业人员数",
        ),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="86",
    ),
    Column(
        "workers_exposed",
        "接害人数",
        ColumnType.INTEGER,
        required=True,
        aliases=("接触职业病危害人数", "接触危害人数", "接触职业病危害因素人数", "接触总人数", "接害总人数"),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="52",
    ),
    Column(
        "workers_dust_exposed",
        "接尘人数",
        ColumnType.INTEGER,
        required=True,
        aliases=(
            "接触粉尘人数",
            "接触粉尘劳动者人数",
            "粉尘接触人数",
            "接尘劳动者人数",
            "接触职业病危害粉尘人数",
            "接尘工人数",
        ),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="45",
    ),
    Column(
        "workers_chemical_exposed",
        "接触化学因素人数",
        ColumnType.INTEGER,
        aliases=("化学因素接触人数", "化学因素"),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="8",
    ),
    Column(
        "workers_physical_exposed",
        "接触物理因素人数",
        ColumnType.INTEGER,
        aliases=("物理因素接触人数", "物理因素"),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="30",
    ),
    Column(
        "workers_radiation_exposed",
        "接触放射性因素人数",
        ColumnType.INTEGER,
        aliases=("放射性因素接触人数", "放射因素接触人数"),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="0",
    ),
    Column(
        "workers_biological_exposed",
        "接触生物因素人数",
        ColumnType.INTEGER,
        aliases=("生物因素接触人数", "生物因素"),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="0",
    ),
    Column(
        "women_exposed",
        "女性接害人数",
        ColumnType.INTEGER,
        aliases=("接害女工人数", "女工接害人数", "女性接触人数", "接触职业病危害女工人数"),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="6",
    ),
    Column(
        "dispatched_workers",
        "劳务派遣人数",
        ColumnType.INTEGER,
        aliases=("派遣人数", "劳务派遣工人数"),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="4",
    ),
    Column(
        "migrant_workers",
        "农民工人数",
        ColumnType.INTEGER,
        aliases=("外来务工人数", "进城务工人数", "农民工"),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="20",
    ),
    Column(
        "disease_cases",
        "职业病累计人数",
        ColumnType.INTEGER,
        aliases=("累计职业病人数", "职业病累计病例数"),
        minimum=0,
        maximum=500_000,
        unit="人",
        example="1",
    ),
    Column(
        "health_unit",
        "是否设职业卫生管理机构",
        ColumnType.BOOLEAN,
        aliases=("职业卫生管理机构", "有无职业卫生管理机构", "职业卫生机构"),
        basis="安监总局令第 47 号第八条",
        example="是",
    ),
    Column(
        "managers_full_time",
        "专职管理人员数",
        ColumnType.INTEGER,
        aliases=("专职职业卫生管理人员数", "专职管理人员", "专职职业卫生管理人员"),
        minimum=0,
        maximum=1_000,
        unit="人",
        example="1",
    ),
    Column(
        "managers_part_time",
        "兼职管理人员数",
        ColumnType.INTEGER,
        aliases=("兼职职业卫生管理人员数", "兼职管理人员", "兼职职业卫生管理人员"),
        minimum=0,
        maximum=1_000,
        unit="人",
        example="0",
    ),
    Column(
        "dust_kinds",
        "粉尘种类",
        ColumnType.CODES,
        required=True,
        aliases=("接触粉尘种类", "粉尘类型", "粉尘名称", "主要粉尘种类", "主要粉尘", "接触粉尘", "存在的粉尘"),
        codes="dust_kind",
        basis="职业病危害因素分类目录（2015）",
        example="矽尘、石灰石粉尘",
    ),
)

_PART_OF_EXPOSED = (
    ("workers_chemical_exposed", "接触化学因素人数"),
    ("workers_physical_exposed", "接触物理因素人数"),
    ("workers_radiation_exposed", "接触放射性因素人数"),
    ("workers_biological_exposed", "接触生物因素人数"),
    ("women_exposed", "女性接害人数"),
)


def _part(column: str, title: str) -> RowRule:
    return RowRule(
        f"{column}_over_exposed",
        column,
        lambda: pl.col(column) > pl.col("workers_exposed"),
        f"{title}不得大于接害人数。请核对两列后改正。",
    )


def _needs_health_unit() -> pl.Expr:
    """By hazard or by number. A plain «no» or an empty cell is an answer for the rates, and no doubt about the row."""
    day = pl.coalesce(pl.col("effective_on"), pl.lit(clock.today(), dtype=pl.Date))
    many = pl.col("workers") > in_force("health_unit_worker_threshold", day)
    return (pl.col("hazard_class") == "serious") | many.fill_null(False)


RULES = (
    RowRule(
        "dust_exposed_over_exposed",
        "workers_dust_exposed",
        lambda: pl.col("workers_dust_exposed") > pl.col("workers_exposed"),
        "接尘人数不得大于接害人数。请核对两列后改正。",
    ),
    RowRule(
        "exposed_over_workers",
        "workers_exposed",
        lambda: pl.col("workers_exposed") > pl.col("workers") + pl.col("dispatched_workers").fill_null(0),
        "接害人数不得大于劳动者总人数与劳务派遣人数之和。请核对各列后改正。",
    ),
    *(_part(column, title) for column, title in _PART_OF_EXPOSED),
    RowRule(
        "migrants_over_workers",
        "migrant_workers",
        lambda: pl.col("migrant_workers") > pl.col("workers") + pl.col("dispatched_workers").fill_null(0),
        "农民工人数不得大于劳动者总人数与劳务派遣人数之和。请核对各列后改正。",
    ),
    RowRule(
        "health_unit_without_full_time_manager",
        "managers_full_time",
        lambda: (
            (pl.col("production_status") == "operating")
            & _needs_health_unit()
            & pl.col("health_unit")
            & (pl.col("managers_full_time") < 1)
        ),
        "职业病危害严重或劳动者超过规定人数的单位，填已设职业卫生管理机构，却没有专职管理人员。请核对两列；确无专职人员的保留。",
        basis="工作场所职业卫生监督管理规定（安监总局令第47号）第八条",
        severity=Severity.HINT,
    ),
)
