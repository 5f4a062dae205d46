"""Two versions of a document's figures compared: exactly those that moved, by what they count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest

Figures = Iterable[tuple[str, str]]
"""(result id, text), in the order of the document."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`before` or `after` empty: the figure is only in the other version."""

    what: str
    before: str
    after: str


def differences(before: Figures, after: Figures, names: Mapping[str, str]) -> tuple[Difference, ...]:
    """Figures whose text differs, each once. `names` gives a stored result's id the name of what it counts.

    A result frozen anew has a new id and the same name; ids without a name (answers, findings) stand for themselves.
    """
    old, new = _grouped(before, names), _grouped(after, names)
    found = [
        Difference(what, was or "", now or "")
        for what in dict.fromkeys((*old, *new))
        for was, now in zip_longest(old.get(what, ()), new.get(what, ()))
        if was != now
    ]
    return tuple(dict.fromkeys(found))


def _grouped(figures: Figures, names: Mapping[str, str]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for result_id, text in figures:
        grouped.setdefault(names.get(result_id, result_id), []).append(text)
    return grouped
