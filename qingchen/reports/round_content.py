"""What the documents of the whole round are made from: the signed teams' contents and the office's words."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction

from qingchen.reports.content import PlaceContent, ProblemContent, RateRow, TeamReportContent, Value, code_of
from qingchen.reports.document import Letterhead, Signature, plain

_COUNTS = re.compile(r"([0-9]+) / ([0-9]+)")
_LAST_NUMBER = re.compile(r"[0-9]+(?=号$)")


@dataclass(frozen=True, slots=True)
class RoundContent:
    """`teams` are the signed ones only: a visit that is not released is in none of these documents.

    office       who issues: the leading group's office
    seal_of      whose seal stands for the office's (代章); empty: its own
    number       发文字号, empty where it is given by hand; of letters to one place each it is that of the first
    approver     签发人, printed on what goes to a superior only
    due_on       day until which the places report what they mended, as the office sets it
    contact      who answers questions, as it is to be printed
    handed       (place, title, page code) of the letters that were issued to one place each
    """

    office: str
    teams: tuple[TeamReportContent, ...]
    units_of_round: int
    issued_on: date | None
    due_on: date | None = None
    number: str = ""
    seal_of: str = ""
    contact: str = ""
    copies_to: tuple[str, ...] = ()
    approver: str = ""
    handed: tuple[tuple[str, str, str], ...] = ()

    @property
    def first(self) -> TeamReportContent:
        """Any team: what all of them share of the round."""
        return self.teams[0]

    @property
    def places(self) -> tuple[PlaceContent, ...]:
        return tuple(place for team in self.teams for place in team.places)

    @property
    def problems(self) -> tuple[tuple[PlaceContent, ProblemContent], ...]:
        return tuple((place, problem) for place in self.places for problem in place.problems)

    @property
    def print_code(self) -> str:
        return code_of(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str))

    @property
    def letterhead(self) -> Letterhead:
        return Letterhead(self.office, self.number)

    def letterhead_of(self, place: PlaceContent, among: tuple[PlaceContent, ...]) -> Letterhead:
        """Of letters to one place each: no two bear one number, they are counted on in the order of `among`."""
        return Letterhead(self.office, counted_on(self.number, among.index(place)))

    @property
    def signature(self) -> Signature:
        return office_signature(self.office, self.seal_of, self.issued_on)


def office_signature(office: str, seal_of: str, on: date | None) -> Signature:
    """With room for the seal; where another's seal stands for the office's, that is printed (代章)."""
    return Signature((office, f"（{seal_of}代章）") if seal_of else (office,), on, sealed=True)


def counted_on(number: str, steps: int) -> str:
    """吉尘防办函〔2020〕6号 and 2 give 吉尘防办函〔2020〕8号; a text without such a number stays."""
    return _LAST_NUMBER.sub(lambda found: str(int(found[0]) + steps), number.strip())


def share_of(value: Value) -> Fraction | None:
    """The rate that a printed value tells, for putting places in order; None where it tells none."""
    found = _COUNTS.search(plain(value))
    return Fraction(int(found[1]), int(found[2])) if found and int(found[2]) else None


def ranked(places: tuple[PlaceContent, ...], title: str) -> list[tuple[PlaceContent, RateRow]]:
    """The places that have this rate, the highest computed one first; those without a computed value last."""
    rows = [(place, row) for place in places for row in place.rates if row.title == title]
    return sorted(rows, key=lambda pair: -(share_of(pair[1].computed) or Fraction(-1)))


def rate_titles(places: tuple[PlaceContent, ...]) -> list[str]:
    """The rates of the places, each once, in the order of the form."""
    return list(dict.fromkeys(row.title for place in places for row in place.rates))
