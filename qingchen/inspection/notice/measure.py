"""How well notices are read: precision and recall by element, against what a person read in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qingchen.inspection.notice.reading import Reading

Found = tuple[str, str]
_MANY = {
    "addressees": "addressee",
    "issuer": "issuer",
    "forms_of_inspection": "form_of_inspection",
    "methods": "method",
    "fields": "field",
    "attachments": "attachment",
}


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind of element: `right` were read as they stand, `read` in all, `there` in the notice."""

    right: int
    read: int
    there: int

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.read + other.read, self.there + other.there)


def scores(reading: Reading, expected: Mapping[str, Any]) -> dict[str, Score]:
    """By kind of element; an element that is wrong counts against both."""
    read, there = set(_read(reading)), set(_there(expected))
    kinds = dict.fromkeys(kind for kind, _ in sorted(read | there))
    return {
        kind: Score(
            sum(one in there for one in read if one[0] == kind),
            sum(one[0] == kind for one in read),
            sum(one[0] == kind for one in there),
        )
        for kind in kinds
    }


def differences(reading: Reading, expected: Mapping[str, Any]) -> tuple[list[Found], list[Found]]:
    """What was read and is not there, and what is there and was not read."""
    read, there = set(_read(reading)), set(_there(expected))
    return sorted(read - there), sorted(there - read)


def _read(reading: Reading) -> Iterator[Found]:
    for element in reading.elements:
        yield element.name, element.value
    yield "province", reading.inside[:2]
    for team in reading.teams:
        yield "team", f"{team.number}"
        for name, _ in team.areas:
            yield "team_area", f"{team.number} {name}"
        for member in team.members:
            yield "member_name", f"{team.number} {member.name}"
            yield "member_duty", f"{team.number} {member.name} {member.duty}"
            yield "member_work", f"{team.number} {member.name} {member.agency}|{member.post}"
    for unit in reading.units:
        yield "unit", f"{unit.name} {_codes(unit.area.includes)} -{_codes(unit.area.excludes)}"


def _there(expected: Mapping[str, Any]) -> Iterator[Found]:
    for name, value in expected.items():
        if name in _MANY:
            for one in value if isinstance(value, list) else [value]:
                yield _MANY[name], str(one)
        elif name not in ("teams", "units", "unresolved"):
            yield name, str(value)
    for team in expected.get("teams", ()):
        yield "team", f"{team['number']}"
        for area in team["areas"]:
            yield "team_area", f"{team['number']} {area}"
        for name, agency, post, duty in team["members"]:
            yield "member_name", f"{team['number']} {name}"
            yield "member_duty", f"{team['number']} {name} {duty}"
            yield "member_work", f"{team['number']} {name} {agency}|{post}"
    for name, codes in expected.get("units", {}).items():
        within, _, less = codes.partition("-")
        yield "unit", f"{name} {_codes(within.split())} -{_codes(less.split())}"


def _codes(codes: Iterable[str]) -> str:
    return " ".join(sorted(codes))
