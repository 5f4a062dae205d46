"""Units that people write behind a number, by the unit of the column."""

import unicodedata
from typing import Final

import polars as pl

_OTHER_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "人": ("名", "个", "人次", "位"),
    "月": ("个月",),
    "年": ("周年",),
    "小时": ("h", "hr", "hrs", "个小时"),
    "学时": ("课时", "小时", "h"),
    "分钟": ("min", "mins", "分"),
    "mg/m³": ("毫克/立方米", "毫克每立方米", "mg/立方米", "mg.m-3"),
    "L/min": ("升/分", "升/分钟", "升每分钟"),
    "%": ("百分号",),
    "m³/h": ("立方米/小时", "立方米每小时"),
    "元": ("圆",),
}
_COUNTED: Final = ("人", "个", "名", "户", "家", "次", "例", "台", "套", "处", "份", "张", "块")
"""Behind a number of a column without a unit these are only how things are counted."""


_FOREIGN: Final = (
    "万人",
    "千人",
    "百人",
    "天",
    "日",
    "秒",
    "年",
    "月",
    "万元",
    "千元",
    "ug/m3",
    "μg/m3",
    "g/m3",
    "ppm",
    "‰",
    "kg",
    "mg",
)
"""Units that no column has, or only some have."""


def is_unit(text: str) -> bool:
    """Whether a text is the name of a unit and nothing else."""
    return _half_width(text).lower() in _KNOWN


def spelled(unit: str | None) -> set[str]:
    """Every way in which a column's unit is written, half width and lower case."""
    return {_half_width(name).lower() for name in ([unit, *_OTHER_NAMES.get(unit, ())] if unit else _COUNTED)}


def without_unit(texts: pl.Series, unit: str | None) -> pl.Series:
    """`45人`, `23.5%`, `0.35mg/m³` without the unit, where it is the column's own; another unit stays and is told.

    `texts` are half width and without spaces.
    """
    spellings = spelled(unit)
    lower = texts.str.to_lowercase()
    for spelling in sorted(spellings, key=len, reverse=True):
        behind = lower.str.ends_with(spelling)
        texts = texts.str.slice(0, texts.str.len_chars() - len(spelling)).zip_with(behind, texts)
        lower = lower.str.slice(0, lower.str.len_chars() - len(spelling)).zip_with(behind, lower)
    return texts


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


_KNOWN: Final = {
    _half_width(name).lower() for unit, names in _OTHER_NAMES.items() for name in (unit, *names, *_COUNTED, *_FOREIGN)
}
