"""The three values of an item that is a number or a word: claimed (申报), computed (计算), verified (核实)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from qingchen.values.rate import NO_SUCH_OBJECT, Rate
from qingchen.verification.comparison import NAMES, Comparison, Difference

Figure = int | Decimal


@dataclass(frozen=True, slots=True)
class NumberOf:
    """One number of an item: the item's own (no name) or that of a part (分列). None: not reported or not computed."""

    name: str
    unit: str
    claimed: Figure | None
    computed: Figure | None
    verified: Figure | None

    @property
    def given(self) -> Mapping[str, Figure]:
        values = {"claimed": self.claimed, "computed": self.computed, "verified": self.verified}
        return {name: value for name, value in values.items() if value is not None}

    @property
    def differs(self) -> bool:
        return len(set(self.given.values())) > 1

    @property
    def sentence(self) -> str:
        """`专职：申报 3 人，系统计算 2 人（申报多 1 人）`."""
        told = "，".join(f"{NAMES[name]} {value} {self.unit}".rstrip() for name, value in self.given.items())
        apart = ""
        if self.claimed is not None and self.computed is not None and self.claimed != self.computed:
            more = self.claimed - self.computed
            apart = f"（申报{'多' if more > 0 else '少'} {abs(more)} {self.unit}".rstrip() + "）"
        return f"{self.name}：{told}{apart}" if self.name else told + apart


def compare_numbers(numbers: Iterable[NumberOf]) -> Comparison:
    """A composite differs where one of its parts does; only those parts are told.

    >>> compare_numbers([NumberOf("专职", "人", 3, 2, None), NumberOf("兼职", "人", 1, 1, None)]).sentence
    '专职：申报 3 人，系统计算 2 人（申报多 1 人）。'
    """
    lines = [one for one in numbers if one.given]
    differing = [one for one in lines if one.differs]
    if differing:
        return _told(Difference.DIFFERS, "；".join(one.sentence for one in differing) + "。")
    compared = [one for one in lines if len(one.given) > 1]
    if not compared:
        return _told(Difference.NOT_REPORTED, "")
    names = "、".join(NAMES[name] for name in compared[0].given)
    return _told(Difference.AGREE, f"{names}一致。")


def compare_words(claimed: str | None, computed: str, verified: str | None, rate: Rate) -> Comparison:
    """`computed`: the word that the registers come to by `rate`; empty for 0/0."""
    words = {"claimed": claimed, "computed": computed or NO_SUCH_OBJECT, "verified": verified}
    given = {name: word for name, word in words.items() if word is not None}
    if len(given) < 2:
        return _told(Difference.NOT_REPORTED, "")
    if len(set(given.values())) == 1:
        return _told(Difference.AGREE, "、".join(NAMES[name] for name in given) + "一致。")
    counts = f"（{rate.counts_text}）" if rate.denominator else ""
    each = [f"{NAMES[name]}为“{word}”{counts if name == 'computed' else ''}" for name, word in given.items()]
    return _told(Difference.DIFFERS, "，".join(each) + "。")


def _told(kind: Difference, sentence: str) -> Comparison:
    return Comparison(None, None, None, kind, sentence)
