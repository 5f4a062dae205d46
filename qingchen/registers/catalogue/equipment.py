"""Equipment of supervision bodies (职业卫生执法装备), one row a piece or batch of the same piece."""

from dataclasses import replace

import polars as pl

from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule, Severity
from qingchen.registers.shared_columns import DIVISION, EFFECTIVE_ON, ORGANISATION_USCC, SOURCE_NOTE

_CALIBRATED = ("dust_sampler", "dust_meter", "sound_meter", "gas_detector", "anemometer", "thermo_hygrometer")

REGISTER = Register(
    name="equipment",
    title="职业卫生执法装备台账",
    kind=RegisterKind.STATE,
    key=("organisation_uscc", "asset_no"),
    about="effective_on",
    division="division",
    basis="吉尘防办发〔2020〕2号 二（四）",
    note="一件装备一行，同型号成批购置的可合为一行并写明数量。应配清单为代码表“职业卫生执法装备”，可按省标准改。",
    headline=("item", "model", "quantity", "state", "calibration_due_on"),
    columns=(
        Column(
            "asset_no",
            "资产编号",
            ColumnType.TEXT,
            required=True,
            aliases=("设备编号", "装备编号", "固定资产编号"),
            example="ZB-001",
        ),
        ORGANISATION_USCC,
        Column(
            "organisation_name",
            "机构名称",
            ColumnType.TEXT,
            aliases=("单位名称", "配备单位", "使用单位"),
            example="公主岭市卫生监督所",
        ),
        replace(DIVISION, title="机构所在区划代码", aliases=("行政区划代码", *DIVISION.aliases, "机构所在地")),
        Column(
            "item",
            "装备名称",
            ColumnType.CODE,
            required=True,
            aliases=("装备种类", "设备名称", "装备类别", "装备品种"),
            codes="enforcement_equipment",
            example="粉尘采样器",
        ),
        Column("model", "规格型号", ColumnType.TEXT, aliases=("型号",), example="FC-4"),
        Column(
            "quantity",
            "数量",
            ColumnType.INTEGER,
            required=True,
            aliases=("台数", "配备数量", "台（套）数"),
            minimum=1,
            maximum=10_000,
            unit="台",
            example="2",
        ),
        Column("bought_on", "购置日期", ColumnType.DATE, aliases=("购入日期", "购置时间"), example="2018-09-12"),
        Column(
            "calibrated_on", "检定日期", ColumnType.DATE, aliases=("校准日期", "检定校准日期"), example="2020-01-15"
        ),
        Column(
            "calibration_due_on",
            "检定有效期至",
            ColumnType.DATE,
            aliases=("下次检定日期", "检定到期日", "校准有效期至"),
            example="2021-01-14",
        ),
        Column(
            "certificate_no",
            "检定证书编号",
            ColumnType.TEXT,
            aliases=("校准证书编号", "检定证书"),
            example="示检2020-0115",
        ),
        Column(
            "state",
            "装备状态",
            ColumnType.CODE,
            required=True,
            aliases=("状态", "使用状态", "设备状态"),
            codes="equipment_state",
            example="在用",
        ),
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
    rules=(
        RowRule(
            "calibration_ends_before_it_begins",
            "calibration_due_on",
            lambda: pl.col("calibration_due_on") <= pl.col("calibrated_on"),
            "检定有效期应晚于检定日期。请核对两个日期。",
        ),
        RowRule(
            "instrument_without_calibration",
            "calibration_due_on",
            lambda: (
                pl.col("item").is_in(_CALIBRATED)
                & (pl.col("state") == "in_use")
                & pl.col("calibration_due_on").is_null()
            ),
            "在用的测量仪器应有检定有效期。请按检定证书补填；未检定的留空，不计入配备达标。",
            severity=Severity.HINT,
        ),
    ),
)
