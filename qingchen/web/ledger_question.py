"""What a page of a register asks for: days, place, employer, period; from the address, and back into it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core import signing
from django.http import QueryDict

from qingchen import clock
from qingchen.registers.exchange.page import Place
from qingchen.registers.exchange.selection import Selection
from qingchen.standards import divisions

_SALT = "qingchen.ledger.page"


@dataclass(frozen=True, slots=True)
class LedgerQuestion:
    """`after`: where the page before this one ended; None for the first."""

    selection: Selection
    about: date
    known_on: date
    after: Place | None = None

    @property
    def address(self) -> str:
        """The query string of its first page."""
        held = {"about": self.about.isoformat(), "known_on": self.known_on.isoformat(), **self.selection.filters}
        return urlencode(held)


def question_of(register: str, asked: QueryDict) -> LedgerQuestion:
    """What is missing or cannot be read does not narrow; nothing is known ahead."""
    today = clock.today()
    place = divisions.normalise(asked.get("place", ""))
    selection = Selection(
        register,
        place if place.isascii() and place.isdigit() else "",
        asked.get("uscc", "").strip().upper()[:18],
        _day(asked.get("from")),
        _day(asked.get("until")),
    )
    about = min(_day(asked.get("about")) or today, date(today.year + 1, 12, 31))
    known_on = min(_day(asked.get("known_on")) or today, today)
    return LedgerQuestion(selection, about, known_on, _after(asked.get("after")))


def mark_of(place: Place | None) -> str:
    """The place where a page ended, for the address of the next; empty after the last."""
    return signing.dumps(list(place), salt=_SALT) if place else ""


def _after(text: str | None) -> Place | None:
    try:
        batch, row = signing.loads(text or "", salt=_SALT)
    except signing.BadSignature:
        return None
    return batch, row


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
