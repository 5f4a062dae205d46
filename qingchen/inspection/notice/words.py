"""The words by which parts of a notice are known, from `words.yaml`."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from qingchen.standards.yaml_file import read_yaml


@cache
def words(name: str) -> Any:
    return read_yaml(Path(__file__).parent / "words.yaml")[name]


def code_in(name: str, text: str) -> str | None:
    """The code whose word stands last in the text, where its head noun is; of two that end there the first listed."""
    ends = {
        code: max(text.rfind(word) + len(word) for word in known if word in text)
        for code, known in words(name).items()
        if any(word in text for word in known)
    }
    return max(ends, key=lambda code: ends[code]) if ends else None


def codes_in(name: str, text: str) -> list[tuple[int, int, str]]:
    """Each code with its first word in the text: start, end, code, in the text's order."""
    found = []
    for code, known in words(name).items():
        places = [(text.find(word), -len(word)) for word in known if word in text]
        if places:
            start, length = min(places)
            found.append((start, start - length, code))
    return sorted(found)


@cache
def post_pattern() -> str:
    """A post's last word: 处长, 科员."""
    return "(?:" + "|".join(map(re.escape, sorted(words("post_ends"), key=len, reverse=True))) + ")"
