"""Whether something was asked before: the same item, the same words, or what a register already says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NOISE = re.compile(r"[\s，。、；：“”‘’（）()《》〈〉,.;:\"'\-—_/]+")
_LEAST = 4
"""Shorter words are compared whole only: 台账 stands in too many titles."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a place was asked, or need not be asked. `whatever`: it stands for any request of its kind."""

    texts: tuple[str, ...]
    said: str
    whatever: bool = False


def earlier(subject: str, known: Iterable[Known]) -> str:
    """What is said of the first that means the same; empty where nothing does."""
    wanted = _folded(subject)
    for one in known:
        if one.whatever or any(_same(wanted, _folded(text)) for text in one.texts):
            return one.said
    return ""


def _folded(text: str) -> str:
    return _NOISE.sub("", text).upper()


def _same(wanted: str, known: str) -> bool:
    if not known:
        return False
    shorter = min(len(wanted), len(known))
    return wanted == known or (shorter >= _LEAST and (wanted in known or known in wanted))
