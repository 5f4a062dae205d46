"""Indicators in the order in which an office looks for them: the six rates, then by the parts of the forms."""

from collections.abc import Iterable
from dataclasses import dataclass

from qingchen.indicators.catalogue import MAIN, indicators
from qingchen.inspection.form import Form


@dataclass(frozen=True, slots=True)
class Chapter:
    """`key` stands in addresses; `names` are indicators in the order of the items that they answer."""

    key: str
    title: str
    names: tuple[str, ...]


def chapters(forms: Iterable[Form]) -> list[Chapter]:
    """The six rates; each part (内容) of each form with what is not told before; what answers no item."""
    left = dict.fromkeys(name for name in indicators() if name not in MAIN)
    answering: dict[str, list[str]] = {}
    for name in left:
        for item in indicators()[name].items:
            answering.setdefault(item, []).append(name)
    parts: dict[str, list[str]] = {}
    for form in forms:
        for item in form.items:
            for name in answering.get(item.code, ()):
                if name in left:
                    parts.setdefault(item.domain, []).append(name)
                    del left[name]
    told = [Chapter("main", "六率", MAIN)]
    told += [Chapter(str(number), title, tuple(names)) for number, (title, names) in enumerate(parts.items(), 1)]
    if left:
        told.append(Chapter("others", "其他口径", tuple(left)))
    return told
