"""Rehabilitation stations and points (尘肺病康复站、康复点), one row each."""

from dataclasses import replace

import polars as pl

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule, Severity
from qingchen.registers.shared_columns import DIVISION, EFFECTIVE_ON, PROOF, SOURCE_NOTE

_SEVEN = "重庆肺康复站“七个一”标准（新华网 2019-10-22）"
_RUNNING = pl.col("state") == "running"


def _one_of_seven(name: str, title: str, *aliases: str) -> Column:
    return Column(name, title, ColumnType.BOOLEAN, aliases=aliases, basis=_SEVEN, example="是")


REGISTER = Register(
    name="rehabilitation_stations",
    title="尘肺病康复站（点）台账",
    kind=RegisterKind.STATE,
    key=("station_no",),
    about="effective_on",
    division="division",
    basis="国卫职健发〔2019〕46号",
    note="常住患者达到 100 人的乡镇设康复站，达到 10 人的村居设康复点。已列入计划的也填。",
    headline=("station_name", "station_kind", "state", "resident_patients", "persons_served"),
    columns=(
        Column(
            "station_no",
            "站点编号",
            ColumnType.TEXT,
            required=True,
            aliases=("康复站编号", "康复站点编号", "编号"),
            example="KF-001",
        ),
        Column(
            "station_name",
            "站点名称",
            ColumnType.TEXT,
            required=True,
            aliases=("康复站名称", "康复站点名称", "名称"),
            example="示例乡尘肺病康复站",
        ),
        Column(
            "station_kind",
            "站点类别",
            ColumnType.CODE,
            required=True,
            aliases=("类别", "站点类型", "康复站类型"),
            codes="rehabilitation_kind",
            example="康复站",
        ),
        replace(
            DIVISION,
            title="所在乡镇（村）区划代码",
            aliases=("行政区划代码", *DIVISION.aliases, "所在乡镇代码", "所在村代码", "乡镇村区划代码"),
            note="康复站至少到乡镇（9 位），康复点到村（12 位）。",
            example="220184103",
        ),
        Column(
            "host",
            "依托机构",
            ColumnType.TEXT,
            required=True,
            aliases=("承建机构", "依托医疗机构", "所在医疗机构", "承担机构", "依托单位", "承建单位"),
            example="示例乡卫生院",
        ),
        Column(
            "state",
            "站点状态",
            ColumnType.CODE,
            required=True,
            aliases=("状态", "建设状态", "运行状态", "建设进度", "建设情况"),
            codes="rehabilitation_state",
            example="运行",
        ),
        Column("opened_on", "启用日期", ColumnType.DATE, aliases=("建成日期", "运行日期"), example="2020-05-06"),
        Column(
            "resident_patients",
            "辖区常住患者数",
            ColumnType.INTEGER,
            aliases=("常住患者数", "常住尘肺病患者数"),
            minimum=0,
            maximum=100_000,
            unit="人",
            example="112",
        ),
        _one_of_seven("has_sign", "有标识", "标识", "一块牌子"),
        _one_of_seven("has_doctor", "有经培训的医生", "培训医生", "一名医生"),
        _one_of_seven("has_nurse", "有经培训的护士", "培训护士", "一名护士"),
        _one_of_seven("has_place", "有场所", "康复场所", "一处场所"),
        _one_of_seven("has_equipment", "有成套设备", "康复设备", "一套设备"),
        _one_of_seven("has_rules", "有工作制度", "工作制度", "一套制度"),
        _one_of_seven("has_files", "有康复档案", "康复档案", "一套档案"),
        Column(
            "persons_served",
            "累计服务人数",
            ColumnType.INTEGER,
            aliases=("服务人数", "康复人数"),
            minimum=0,
            maximum=100_000,
            unit="人",
            example="64",
        ),
        Column(
            "visits",
            "累计服务人次",
            ColumnType.INTEGER,
            aliases=("服务人次", "康复人次"),
            minimum=0,
            maximum=10_000_000,
            unit="人次",
            example="410",
        ),
        PROOF,
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
    rules=(
        RowRule(
            "station_above_township",
            "division",
            lambda: (pl.col("station_kind") == "station") & (pl.col("division").str.len_chars() < 9),
            "康复站须填到乡镇（9 位代码）。请改填乡镇代码。",
        ),
        RowRule(
            "point_above_village",
            "division",
            lambda: (pl.col("station_kind") == "point") & (pl.col("division").str.len_chars() < 12),
            "康复点须填到村居（12 位代码）。请改填村居代码。",
        ),
        RowRule(
            "running_without_day",
            "opened_on",
            lambda: _RUNNING & pl.col("opened_on").is_null(),
            "已运行的站点须填启用日期。请补填。",
        ),
        RowRule(
            "fewer_visits_than_persons",
            "visits",
            lambda: pl.col("visits") < pl.col("persons_served"),
            "服务人次不得小于服务人数。请核对两列。",
        ),
        RowRule(
            "running_without_the_seven",
            "state",
            lambda: (
                _RUNNING
                & ~pl.all_horizontal(
                    pl.col(f"has_{name}").fill_null(False)
                    for name in ("sign", "doctor", "nurse", "place", "equipment", "rules", "files")
                )
            ),
            "已运行的站点“七个一”有缺项或未填。请逐项核对；确有缺项的保留。",
            basis=_SEVEN,
            severity=Severity.HINT,
        ),
    ),
)
