"""The three values of an item side by side: claimed (申报), computed (计算), verified (核实). Exact integers only."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from qingchen.values.rate import NO_SUCH_OBJECT, Rate
from qingchen.verification.causes import Alternative, Cause, causes


class Difference(StrEnum):
    """What is to be said of the values of one item. Unknown is not zero, and not fine: different words for each."""

    AGREE = "agree"
    DIFFERS = "differs"
    NOT_REPORTED = "not_reported"
    """There are not two values to compare: something was not reported."""
    NO_SUCH_OBJECT = "no_such_object"
    """Every value there is says that the place has no such object (0/0)."""

    @property
    def title(self) -> str:  # type: ignore[override]
        return _TITLES[self]


_TITLES = {
    Difference.AGREE: "一致",
    Difference.DIFFERS: "不一致",
    Difference.NOT_REPORTED: "未填报",
    Difference.NO_SUCH_OBJECT: NO_SUCH_OBJECT,
}
NAMES = {"claimed": "申报", "computed": "系统计算", "verified": "现场核实"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The three values, one plain sentence about them, and what may explain the difference. None: not reported."""

    claimed: Rate | None
    computed: Rate | None
    verified: Rate | None
    kind: Difference
    sentence: str
    causes: tuple[Cause, ...] = ()

    @property
    def explained(self) -> str:
        """What may explain that the claim differs from the computed value: `可能的原因：…；…。`, or nothing."""
        return f"可能的原因：{'；'.join(cause.sentence for cause in self.causes)}。" if self.causes else ""


def compare(
    *, claimed: Rate | None, computed: Rate | None, verified: Rate | None, alternatives: Iterable[Alternative] = ()
) -> Comparison:
    """Compare counts exactly: 19/20 and 38/40 are different answers though the same percentage.

    alternatives   the item counted in other ways, from the facts, for the causes of a difference

    >>> compare(claimed=Rate(206, 206), computed=Rate(188, 206), verified=None).sentence
    '申报 100.0%（206 / 206）比系统计算 91.3%（188 / 206）高 8.7 个百分点：分子多 18；未见现场核实。'
    """
    given = {"claimed": claimed, "computed": computed, "verified": verified}
    values = {name: rate for name, rate in given.items() if rate is not None}
    absent = [NAMES[name] for name in given if name not in values]
    kind = _kind(list(values.values()))
    why = causes(claimed, computed, alternatives) if claimed is not None and computed is not None else ()
    return Comparison(claimed, computed, verified, kind, _sentence(kind, values, absent), why)


def _kind(values: list[Rate]) -> Difference:
    if values and all(not rate.denominator for rate in values):
        return Difference.NO_SUCH_OBJECT
    if len(values) < 2:
        return Difference.NOT_REPORTED
    return Difference.AGREE if len(set(values)) == 1 else Difference.DIFFERS


def _sentence(kind: Difference, values: dict[str, Rate], absent: list[str]) -> str:
    names = "、".join(NAMES[name] for name in values)
    each = "，".join(f"{NAMES[name]} {_told(rate)}" for name, rate in values.items())
    missing = f"；未见{'、'.join(absent)}" if absent else ""
    match kind:
        case Difference.NO_SUCH_OBJECT:
            return f"{names}为{NO_SUCH_OBJECT}{missing}。"
        case Difference.NOT_REPORTED:
            return f"{each}{missing}，无从比较。" if each else "三项数值均未填报。"
        case Difference.AGREE:
            return f"{names}一致，为 {_told(next(iter(values.values())))}{missing}。"
    pairs = [("claimed", "computed"), ("claimed", "verified"), ("computed", "verified")]
    unequal = [pair for pair in pairs if set(pair) <= set(values) and values[pair[0]] != values[pair[1]]]
    told = [_pair(*pair, values) for pair in unequal[:2]]
    return f"{'；'.join(told)}{missing}。"


def _pair(first: str, second: str, values: dict[str, Rate]) -> str:
    """`申报 … 比系统计算 … 高 8.7 个百分点：分子多 18`, of two that are not equal."""
    one, other = values[first], values[second]
    left, right, counts = f"{NAMES[first]} {_told(one)}", f"{NAMES[second]} {_told(other)}", _counts(one, other)
    if one.exact is None or other.exact is None:
        return f"{left}，{right}：{counts}"
    points = abs(one.exact - other.exact) * 100
    if not points:
        return f"{left}与{right}比率相同而计数不同：{counts}"
    tenths = int(points * 10 + Fraction(1, 2))
    size = f" {tenths // 10}.{tenths % 10} 个百分点" if tenths else "不足 0.1 个百分点"
    return f"{left}比{right}{'高' if one.exact > other.exact else '低'}{size}：{counts}"


def _counts(one: Rate, other: Rate) -> str:
    parts = [("分子", one.numerator - other.numerator), ("分母", one.denominator - other.denominator)]
    return "，".join(f"{name}{'多' if more > 0 else '少'} {abs(more)}" for name, more in parts if more)


def _told(rate: Rate) -> str:
    return f"{rate.percent_text}%（{rate.counts_text}）" if rate.denominator else NO_SUCH_OBJECT
