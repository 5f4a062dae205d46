"""docs/reference/indicators.md: every counting rule with its head."""

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.not_computed import NOT_COMPUTED
from qingchen.standards import rules

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
        part = f"（分列：{indicator.part}）" if indicator.part else ""
        kind = "率，%" if indicator.measure == "rate" else f"数，{indicator.unit}"
        parts.append(f"\n## {indicator.title} `{name}`\n\n")
        parts.append(f"口径版本 {indicator.version}；{kind}；对应检查事项：{items}{part}。\n\n")
        parts += [f"- **{title}**：{getattr(indicator, field)}\n" for field, title in _FIELDS]
        parts.append(f"- **目标**：{_target(indicator)}\n")
    parts.append("\n## 没有指标的检查事项\n\n附表标为可计算、而台账算不出来的事项；算不出的不给数。\n\n")
    parts.append("| 事项 | 原因 |\n|---|---|\n")
    parts += [f"| {item} | {reason} |\n" for item, reason in NOT_COMPUTED.items()]
    return "".join(parts)


def _target(indicator: Indicator) -> str:
    """Every value that was ever set by the province, with its clause, first day and how sure it is."""
    if indicator.target not in rules.target_names():
        return "不设"
    bound = "不低于" if indicator.better == "higher" else "不高于"
    told = []
    for one in rules.dated_target(indicator.target).values:
        value = f"{float(one.value) * 100:g}%" if indicator.measure == "rate" else f"{one.value}{indicator.unit}"
        told.append(f"{bound} {value}（自 {one.from_} 起；{one.clause}；{one.status}）")
    return "；".join(told)
