"""Why two values of an item differ, where the facts show it: the other ways in which the place may have counted.

An alternative is the same item counted in one named other way: as of an earlier day, with the excluded employers, with
doubles, with the units that stand apart, by another definition. It explains a difference wholly where it gives the very
counts that were claimed, in part where it comes nearer in one count and moves away in none. That the counts agree is no
proof of how somebody counted: 线索，非结论.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from qingchen.values.rate import Rate


class CauseKind(StrEnum):
    CUT_OFF = "cut_off"
    EXCLUSIONS = "exclusions"
    DOUBLE_COUNTING = "double_counting"
    PARENT_AND_CHILD = "parent_and_child"
    DEFINITION = "definition"

    @property
    def title(self) -> str:  # type: ignore[override]
        return _TITLES[self]


_TITLES = {
    CauseKind.CUT_OFF: "截止日不同",
    CauseKind.EXCLUSIONS: "剔除口径不同",
    CauseKind.DOUBLE_COUNTING: "重复计数",
    CauseKind.PARENT_AND_CHILD: "上下级单位重复或遗漏",
    CauseKind.DEFINITION: "指标定义不同",
}


@dataclass(frozen=True, slots=True)
class Alternative:
    """The item counted otherwise. `way` says how, as `截至 2020-06-30` or `计入剔除的单位`."""

    kind: CauseKind
    way: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Cause:
    """An alternative that comes nearer to what was claimed; `whole`: it gives the very counts."""

    kind: CauseKind
    whole: bool
    sentence: str


def causes(claimed: Rate, computed: Rate, alternatives: Iterable[Alternative]) -> tuple[Cause, ...]:
    """What may explain that `claimed` is not `computed`: what explains it wholly, else what explains a part.

    >>> other = Alternative(CauseKind.EXCLUSIONS, "计入剔除的单位", Rate(206, 240))
    >>> causes(Rate(206, 240), Rate(188, 206), [other])[0].sentence
    '剔除口径不同：计入剔除的单位为 206 / 240，与申报相同'
    """
    if claimed == computed:
        return ()
    found = [cause for other in alternatives if (cause := _cause(claimed, computed, other))]
    whole = [cause for cause in found if cause.whole]
    return tuple(whole or found)


def _cause(claimed: Rate, computed: Rate, other: Alternative) -> Cause | None:
    told = f"{other.kind.title}：{other.way}为 {other.rate.counts_text}"
    if other.rate == claimed:
        return Cause(other.kind, True, f"{told}，与申报相同")
    before, after = _apart(claimed, computed), _apart(claimed, other.rate)
    if after[0] > before[0] or after[1] > before[1] or after == before:
        return None
    nearer = "、".join(
        f"{name}的差距由 {was} 缩小到 {now}"
        for name, was, now in zip(("分子", "分母"), before, after, strict=True)
        if now < was
    )
    return Cause(other.kind, False, f"{told}，{nearer}")


def _apart(one: Rate, other: Rate) -> tuple[int, int]:
    return abs(one.numerator - other.numerator), abs(one.denominator - other.denominator)
