"""Form 2 against form 1: employers were found to have left more undone than the place's own answer has room for.

A place that answers 57 of 60 leaves three undone. Where the employers visited in it leave more than that undone by the
same indicator, both answers cannot be true. Fewer prove nothing: the visited are a few of many.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qingchen.inspection.answer_types import Answer, YesNo
from qingchen.inspection.form import Form
from qingchen.inspection.item import Item
from qingchen.inspection.three_values import rate_of
from qingchen.values.rate import Rate


@dataclass(frozen=True, slots=True)
class AtEmployer:
    """What the team answered at one employer, in counts of the item's indicator."""

    employer: str
    sheet: str
    code: str
    found: Rate

    @property
    def undone(self) -> int:
        return self.found.denominator - self.found.numerator


@dataclass(frozen=True, slots=True)
class AcrossForms:
    """An item of form 1 with what it says, and the employers that cannot be so. `claimed`: the self-check's answer."""

    item: Item
    said: Rate
    claimed: bool
    seen: tuple[AtEmployer, ...]

    @property
    def room(self) -> int:
        return self.said.denominator - self.said.numerator

    @property
    def undone(self) -> int:
        return sum(one.undone for one in self.seen)


def counts_of(answer: Answer | None) -> Rate | None:
    """Two counts of an answer; «yes» or «no» of one employer is 1 or 0 of 1."""
    return Rate(int(answer.yes), 1) if isinstance(answer, YesNo) else rate_of(answer)


def at_employer(employer: str, sheet: str, form: Form, answers: Mapping[str, Answer]) -> dict[str, AtEmployer]:
    """By indicator, what was found at one employer; answers without counts are left out."""
    found = {}
    for item in form.items:
        counted = counts_of(answers.get(item.code))
        if item.indicator and counted is not None:
            found[item.indicator] = AtEmployer(employer, sheet, item.code, counted)
    return found


def across_forms(
    form: Form, answers: Mapping[str, Answer], visited: Iterable[Mapping[str, AtEmployer]], *, claimed: bool
) -> list[AcrossForms]:
    """The items of form 1 that the visited employers contradict, in the form's order."""
    every = list(visited)
    told = []
    for item in form.items:
        said = rate_of(answers.get(item.code))
        if not item.indicator or said is None:
            continue
        seen = tuple(one[item.indicator] for one in every if item.indicator in one and one[item.indicator].undone > 0)
        line = AcrossForms(item, said, claimed, seen)
        if line.undone > line.room:
            told.append(line)
    return told
