"""Sentences of refused items, with the code of the item that each is about."""

import re
from collections.abc import Iterable

from qingchen.inspection.form import Form

_CODE = re.compile(r"[A-Z]{2}\d+-\d+")


def by_item(lines: Iterable[str], form: Form) -> list[tuple[str, str]]:
    """(item code or empty, sentence) in the order given; the first code that the form knows is the item's."""
    return [(_code(line, form), line) for line in lines]


def _code(line: str, form: Form) -> str:
    return next((code for code in _CODE.findall(line) if code in form.by_code), "")
