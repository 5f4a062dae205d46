"""How many stand on neither of two lists: Chapman's estimate with its interval, and Chao's lower bound (dossier 6.5).

Used as «至少 X», never to punish a place: lists that depend on each other make the estimate too low, unless one repels
whom the other draws; persons wrongly told apart make it too high. The interval is not exact: on independent lists its
lower end was above the truth in up to 8.4 % of simulated worlds instead of 2.5 %. So «at least» is by the exact test
too (the overlap of two independent lists is hypergeometric), and is false in 2.5 % at most
(tests/reference/test_undercount_simulation.py).
"""

from dataclasses import dataclass
from math import exp, floor, log, sqrt
from statistics import NormalDist

from qingchen.verification.sampling.tails import hypergeometric_at_most

ASSUMPTIONS = (
    "两份名单相互独立：一份名单上有谁，不影响另一份。实际上往往正相关（住院的更容易被报告），估计因此偏低",
    "期间没有人迁入、迁出、死亡或改判（封闭总体）",
    "比对准确：没有把一人当成两人，也没有把两人当成一人",
    "每个人被列入的可能性相近。差别越大，估计越偏低",
)


@dataclass(frozen=True, slots=True)
class TwoLists:
    """Counts of persons or employers: on the first list, on the second, on both."""

    first: int
    second: int
    both: int

    def __post_init__(self) -> None:
        assert 0 <= self.both <= min(self.first, self.second)

    @property
    def known(self) -> int:
        """On at least one."""
        return self.first + self.second - self.both


@dataclass(frozen=True, slots=True)
class Undercount:
    """estimate, error   of all there are (Chapman) and its standard error
    low, high   of all there are, log-normal over those on neither list, never below those known
    least       of all there are: the lower end, or what the exact test at its error still allows, if that is less
    bound       Chao's lower bound of all there are, by those on each list only and on both
    """

    lists: TwoLists
    estimate: float
    error: float
    low: float
    high: float
    least: int
    bound: float

    @property
    def one_holds_the_other(self) -> bool:
        """Then the formulas give nobody on neither list, with no error: they cannot tell."""
        return self.lists.both == min(self.lists.first, self.lists.second)

    @property
    def missed_by_first_at_least(self) -> int:
        """Missing from the first list: those of the second that it lacks, and the least on neither."""
        return self.least - self.lists.first


def undercount(lists: TwoLists, confidence: float = 0.95) -> Undercount | None:
    """None where fewer than seven are on both: then a two-list estimate says nothing."""
    if lists.both < LEAST_BOTH:
        return None
    one, two, both, known = lists.first, lists.second, lists.both, lists.known
    estimate = (one + 1) * (two + 1) / (both + 1) - 1
    variance = (one + 1) * (two + 1) * (one - both) * (two - both) / ((both + 1) ** 2 * (both + 2))
    hidden = estimate - known
    low = high = float(known)
    if hidden > 0:
        z = NormalDist().inv_cdf((1 + confidence) / 2)
        spread = exp(z * sqrt(log(1 + variance / hidden**2)))
        low, high = known + hidden / spread, known + hidden * spread
    # Chao's f1² / (4 f2) is a bound where both lists reach alike; where one is much longer it lies too high. With
    # lists that may differ (his M_t) those seen by neither are at least the product of those on one only, over both.
    least = _least(lists, floor(low), (1 - confidence) / 2)
    bound = known + (one - both) * (two - both) / both
    return Undercount(lists, estimate, sqrt(variance), low, high, least, bound)


def _least(lists: TwoLists, most: int, error: float) -> int:
    """The fewest, up to `most`, among whom so small an overlap of independent lists is not rarer than `error`."""
    low, high = lists.known, max(lists.known, most)
    while low < high:
        middle = (low + high) // 2
        if hypergeometric_at_most(lists.both, middle, lists.first, lists.second) > error:
            high = middle
        else:
            low = middle + 1
    return low


LEAST_BOTH = 7
"""Chapman's estimate is nearly without bias only from seven recaptures on (Robson and Regier 1964)."""


def sentence(found: Undercount | None, lists: TwoLists, counted: str, first: str, second: str) -> str:
    """`《一人一档》至少少 18 人：…`; says so where nothing can be said."""
    seen = f"{first} {lists.first} {counted}，{second} {lists.second} {counted}，两边都有 {lists.both} {counted}"
    lacking = lists.second - lists.both
    if found is None:
        direct = f"；{second}中有 {lacking} {counted}不在{first}" if lacking else ""
        return f"{seen}{direct}。两边都有的不足 {LEAST_BOTH} {counted}，不作估计。"
    if found.one_holds_the_other:
        told = "一份名单上的全在另一份上，估计不出两边都没有的，不等于没有"
    else:
        told = (
            f"估计共 {found.estimate:.0f} {counted}（95% 区间 {found.low:.0f}–{found.high:.0f}），"
            f"Chao 下界 {found.bound:.0f} {counted}（未计抽样误差，不是“至少”）"
        )
    hidden = found.missed_by_first_at_least
    least = f"至少少 {hidden} {counted}（其中 {lacking} {counted}在{second}上有名）" if hidden else "看不出少"
    return f"{first}{least}。{seen}；{told}。线索，非结论。"
