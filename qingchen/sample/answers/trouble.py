"""What can be wrong with an item, in the words of an inspector: a table of patterns for places, one for employers."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from qingchen.inspection.form import Form

_TABLES = {"place": "troubles_of_places.csv", "employer": "troubles_of_employers.csv"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Statement, fact, figure and named object; texts may hold `{place}` and the like until they are `told`.

    value     the answer where it is a choice (partial, no, yes), else empty
    missing   what is lacking of a partial answer
    figure    empty where it is written from the item's counts
    """

    item: str
    value: str
    missing: str
    statement: str
    fact: str
    figure: str
    named: str


@cache
def troubles(subject: str) -> Mapping[str, tuple[Trouble, ...]]:
    """Patterns by item code; `subject` is that of the form."""
    found: dict[str, tuple[Trouble, ...]] = {}
    with (Path(__file__).parent / _TABLES[subject]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["item"]] = (*found.get(row["item"], ()), Trouble(**row))
    return found


def troubled_items(form: Form) -> list[str]:
    """Codes of the items for which there is a pattern, in the form's order."""
    known = troubles(form.subject)
    return [item.code for item in form.items if item.code in known]


def told(trouble: Trouble, words: Mapping[str, object]) -> Trouble:
    names = ("missing", "statement", "fact", "figure", "named")
    return replace(trouble, **{name: getattr(trouble, name).format_map(words) for name in names})
