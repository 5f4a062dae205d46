"""What a figure counts, in words: shown beside it, kept with it where it is published, given out with it in files."""

from collections.abc import Sequence

from qingchen.indicators.indicator import Indicator


def definition(indicator: Indicator) -> list[tuple[str, str]]:
    """Heading and words, in the order in which they are shown."""
    return [
        ("统计对象", indicator.counted),
        ("单位", indicator.unit),
        ("总体", indicator.population),
        ("分子", indicator.numerator),
        ("分母", indicator.denominator),
        ("排除", indicator.exclusions),
        ("时段", indicator.period),
        ("依据", indicator.basis),
        ("看不到什么", indicator.blind_spots),
        ("口径版本", indicator.version),
    ]


def definitions(indicators: Sequence[Indicator]) -> dict[str, dict[str, str]]:
    """By name, the title first."""
    return {one.name: {"名称": one.title, **dict(definition(one))} for one in indicators}
