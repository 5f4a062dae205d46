"""docs/reference/indicators.md: every counting rule with its head."""

from qingchen.indicators.catalogue import indicators

_FIELDS = (
    ("counted", "计数单位"),
    ("population", "总体"),
    ("numerator", "分子"),
    ("denominator", "分母"),
    ("exclusions", "排除"),
    ("period", "时段"),
    ("basis", "依据"),
    ("blind_spots", "看不到什么"),
)


def page() -> str:
    parts = [
        "# 指标\n\n由 `indicators/catalogue/` 生成。率是两个整数；0/0 为“无此类对象”；"
        "上级 = 下级之和相除；达标按未舍入的值判断。\n"
    ]
    for name, indicator in indicators().items():
        items = "、".join(indicator.items) or "—"
        parts.append(f"\n## {indicator.title} `{name}`\n\n口径版本 {indicator.version}；对应检查事项：{items}。\n\n")
        parts += [f"- **{title}**：{getattr(indicator, field)}\n" for field, title in _FIELDS]
    return "".join(parts)
