"""Where an employer works, where it is registered, and who answers for it: the two places are kept apart."""

import polars as pl

from qingchen.registers.register import Column, ColumnType, RowRule, Severity
from qingchen.standards.province_boxes import province_boxes

_FORM = "2012 年职业病危害项目申报表"

COLUMNS = (
    Column(
        "division",
        "工作场所行政区划代码",
        ColumnType.DIVISION,
        required=True,
        aliases=(
            "行政区划代码",
            "区划代码",
            "行政区划",
            "工作场所区划",
            "所在区划代码",
            "工作场所行政区划",
            "单位所在地区划",
            "所在地区划",
            "所在地行政区划",
        ),
        note="按工作场所填，不按注册地；至少到县（6 位），能到村（12 位）更好。",
        basis="GB/T 2260；统计用区划代码",
        example="220184",
    ),
    Column(
        "address",
        "工作场所地址",
        ColumnType.TEXT,
        aliases=("地址", "详细地址", "单位地址", "作业场所地址"),
        sensitive=True,
        basis=_FORM,
        example="吉林省公主岭市示例乡示例村一组",
    ),
    Column(
        "registered_address",
        "注册地址",
        ColumnType.TEXT,
        aliases=("单位注册地址", "注册地", "住所"),
        sensitive=True,
        note="营业执照上的住所，可与工作场所不同。",
        basis=_FORM,
        example="吉林省公主岭市示例街道示例路 1 号",
    ),
    Column(
        "registered_division",
        "注册地区划代码",
        ColumnType.DIVISION,
        aliases=("注册地行政区划代码", "注册地代码"),
        note="不用于统计：各项指标一律按工作场所。",
        example="220184",
    ),
    Column("longitude", "经度", ColumnType.DECIMAL, minimum=73, maximum=136, unit="度", example="124.8"),
    Column("latitude", "纬度", ColumnType.DECIMAL, minimum=3, maximum=54, unit="度", example="43.5"),
    Column(
        "legal_representative",
        "法定代表人",
        ColumnType.TEXT,
        aliases=("法人代表", "法人", "法定代表人姓名", "主要负责人", "负责人"),
        sensitive=True,
        basis=_FORM,
        example="示例丁",
    ),
    Column(
        "principal_phone",
        "主要负责人电话",
        ColumnType.TEXT,
        aliases=("负责人电话", "联系电话", "法人电话", "主要负责人联系电话", "电话", "联系方式"),
        sensitive=True,
        stand_in="phone_key",
        example="00000000003",
    ),
)


def _outside_province() -> pl.Expr:
    """A site with both coordinates outside the box of its province; provinces without a box are not looked at."""
    division, longitude, latitude = pl.col("division"), pl.col("longitude"), pl.col("latitude")
    return pl.any_horizontal(
        division.str.starts_with(province)
        & ~(longitude.is_between(box.west, box.east) & latitude.is_between(box.south, box.north))
        for province, box in province_boxes().items()
    )


RULES = (
    RowRule(
        "outside_province",
        "longitude",
        _outside_province,
        "经纬度不在工作场所所在省的范围内。请核对经度和纬度（是否写反）及行政区划代码。",
        severity=Severity.HINT,
    ),
    RowRule(
        "half_a_position",
        "longitude",
        lambda: pl.col("longitude").is_null() != pl.col("latitude").is_null(),
        "经度和纬度应同时填写。请补填或都留空。",
    ),
)
