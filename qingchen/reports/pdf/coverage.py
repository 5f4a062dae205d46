"""Which characters the typefaces hold: a rare one in a name must not change its face or vanish unsaid."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from qingchen.reports.pdf.faces import Face, Faces

GETA = "〓"
"""Printed where a character is in no typeface, as printers do."""

_KEPT = "\n\t"
_SPACES = " \u3000"
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")
_EVERY_PART = ("title", "body", "kai", "black")


@dataclass(frozen=True, slots=True)
class Coverage:
    """`borrowed` are drawn in the spare typeface instead of the body's; `nowhere` cannot be drawn at all."""

    borrowed: tuple[str, ...]
    nowhere: tuple[str, ...]

    def note(self, found: Faces) -> str:
        """What is told at the foot of the last page; empty where nothing is lacking."""
        body, spare = found.chosen["body"], found.chosen["song"]
        told = ""
        if self.borrowed:
            told += f"{body.family} 缺字“{'、'.join(self.borrowed)}”，以 {spare.family} 代替。"
        if self.nowhere:
            codes = "、".join(f"U+{ord(letter):04X}" for letter in self.nowhere)
            told += f"所用字体都没有的字（{codes}）印作“{GETA}”，请手工补写。"
        return told


def coverage(found: Faces, letters: set[str]) -> Coverage:
    """Of these characters, in their order, those that the body's typeface lacks."""
    body, spare = _held(found.chosen["body"]), _held(found.chosen["song"])
    everywhere = spare | frozenset.intersection(*(_held(found.chosen[part]) for part in _EVERY_PART))
    seen = sorted(letter for letter in letters if letter not in _KEPT and not letter.isspace())
    nowhere = tuple(letter for letter in seen if ord(letter) not in everywhere)
    return Coverage(tuple(letter for letter in seen if ord(letter) not in body and letter not in nowhere), nowhere)


def drawable(thing: Any, nowhere: tuple[str, ...]) -> Any:
    """The texts of a tree without unseen characters, and with the mark of a lacking one where one is lacking."""
    if isinstance(thing, str):
        return "".join(GETA if letter in nowhere else letter for letter in thing)
    if isinstance(thing, dict):
        return {name: drawable(part, nowhere) for name, part in thing.items()}
    return [drawable(part, nowhere) for part in thing] if isinstance(thing, list) else thing


def seen(text: str) -> str:
    """The text without control and format characters, which no typeface draws; rare spaces become plain ones."""
    kept = (letter for letter in text if letter in _KEPT or unicodedata.category(letter) not in _UNSEEN)
    return "".join(" " if unicodedata.category(letter) == "Zs" and letter not in _SPACES else letter for letter in kept)


def _held(face: Face) -> frozenset[int]:
    return _characters(face.path, face.index)


@cache
def _characters(path: Path, index: int) -> frozenset[int]:
    number = index if path.suffix.lower() in (".ttc", ".otc") else -1
    with TTFont(path, fontNumber=number, lazy=True) as font:
        return frozenset(font.getBestCmap())
