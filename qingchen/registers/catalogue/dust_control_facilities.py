"""Dust control facilities (防尘设施), one row a facility at a work position. Posts without a row have none."""

import polars as pl

from qingchen.registers.day_order import not_before
from qingchen.registers.register import Column, ColumnType, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import (
    EFFECTIVE_ON,
    EMPLOYER_SITE,
    SITE_NO,
    SOURCE_NOTE,
    USCC,
    employer_name,
)

REGISTER = Register(
    name="dust_control_facilities",
    title="防尘设施台账",
    kind=RegisterKind.STATE,
    key=("facility_no", "uscc", "site_no"),
    about="effective_on",
    basis="职业病防治法（2018）第二十二条、第二十五条",
    note="一台（套）设施一行。没有列入的岗位按没有防尘设施处理。",
    headline=("facility_no", "work_position", "facility_kind", "state", "last_maintained_on"),
    references=(EMPLOYER_SITE,),
    columns=(
        Column(
            "facility_no",
            "设施编号",
            ColumnType.TEXT,
            required=True,
            aliases=("防尘设施编号", "设备编号", "防护设施编号"),
            example="CC-01",
        ),
        USCC,
        SITE_NO,
        employer_name("用人单位名称", "企业名称", "用人单位"),
        Column(
            "work_position",
            "岗位",
            ColumnType.TEXT,
            required=True,
            aliases=("设置岗位", "工作岗位", "岗位名称", "安装岗位", "设置地点", "安装位置"),
            example="破碎",
        ),
        Column(
            "facility_kind",
            "设施种类",
            ColumnType.CODE,
            required=True,
            aliases=("防尘设施种类", "设施类型", "设施类别", "防护设施类型"),
            codes="facility_kind",
            example="通风除尘",
        ),
        Column("model", "型号", ColumnType.TEXT, aliases=("设施型号", "规格型号", "设备型号"), example="DMC-64"),
        Column("installed_on", "安装日期", ColumnType.DATE, aliases=("启用日期", "投用日期"), example="2017-05-01"),
        Column(
            "designed_airflow_m3_h",
            "设计风量",
            ColumnType.DECIMAL,
            aliases=("额定风量", "设计处理风量"),
            minimum=0,
            maximum=5_000_000,
            unit="m³/h",
            example="12000",
        ),
        Column(
            "last_maintained_on",
            "最近检修日期",
            ColumnType.DATE,
            aliases=("最近维护日期", "最近维修日期", "检修日期", "维护日期"),
            basis="职业病防治法（2018）第二十五条",
            example="2020-03-02",
        ),
        Column(
            "filter_changed_on",
            "最近更换滤材日期",
            ColumnType.DATE,
            aliases=("滤材更换日期", "更换滤袋日期", "最近更换滤袋日期"),
            example="2020-03-02",
        ),
        Column(
            "state",
            "设施状态",
            ColumnType.CODE,
            required=True,
            aliases=("运行状态", "状态", "使用状态"),
            codes="facility_state",
            example="正常",
        ),
        EFFECTIVE_ON,
        SOURCE_NOTE,
    ),
    rules=(
        not_before("last_maintained_on", "最近检修日期", "installed_on", "安装日期"),
        not_before("filter_changed_on", "最近更换滤材日期", "installed_on", "安装日期"),
        not_before("effective_on", "情况截至日期", "last_maintained_on", "最近检修日期"),
        RowRule(
            "ventilation_without_airflow",
            "designed_airflow_m3_h",
            lambda: (pl.col("facility_kind") == "ventilation") & (pl.col("designed_airflow_m3_h") <= 0),
            "通风除尘设施的设计风量应大于 0。请按铭牌或设计文件填写，查不到的留空。",
        ),
    ),
)
