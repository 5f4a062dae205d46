"""Searches: what is looked for is never written down; that somebody looked, how, and how much was found, is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.actions.reveal import check_not_too_many
from qingchen.registers.county_scan import Scan, scan_county
from qingchen.registers.permissions import MOST_OF_A_REASON, check_can_look_through, check_can_search
from qingchen.registers.person_search import Found, find_employers, find_persons
from qingchen.registers.reader import ScopedReader
from qingchen.registers.search_terms import read_pattern, read_terms
from qingchen.standards.rules import rule
from qingchen.values.actor import Actor


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Groups of rows within the area; `fault`: why a text that looks like an identity number is none."""

    groups: Sequence[Found]
    fault: str = ""


def search(actor: Actor, text: str) -> SearchResult:
    """Employers and persons by a whole code, number, phone, name or sound, or a part of an employer's name.

    Raises Problem.account.not_permitted, search.nothing_to_look_for.
    """
    check_can_search(actor)
    terms = read_terms(text)
    if not (terms.uscc or terms.employer_part or terms.stand_ins or terms.fault):
        raise Problem("search.nothing_to_look_for", text=text.strip()[:20])
    reader = reader_of_today(actor)
    groups = find_employers(reader, terms) + find_persons(reader, terms, store.keyring())
    _note_search(actor, [kind for kind, _ in terms.stand_ins] or ["employer"], groups)
    return SearchResult(groups, terms.fault)


def search_county(actor: Actor, county: str, text: str, reason: str) -> SearchResult:
    """Persons of one county by a part of the name, or by a masked number or phone: sealed rows are opened for it.

    Raises Problem.account.not_permitted, thing.not_found, reveal.no_reason, search.nothing_to_look_for,
    search.too_many_rows, reveal.too_many.
    """
    check_can_look_through(actor, county, reason)
    pattern = read_pattern(text)
    if pattern is None:
        raise Problem("search.nothing_to_look_for", text=text.strip()[:20])
    most = int(rule("rows_opened_a_search", clock.today()).value)
    scan = scan_county(reader_of_today(actor), county, pattern, most)
    _note_county_search(actor, county, pattern.kind, scan, reason)
    return SearchResult(scan.found)


@transaction.atomic
def _note_search(actor: Actor, by: Sequence[str], groups: Sequence[Found]) -> None:
    record(actor, "search", "search", details={"by": list(by), "found": sum(group.count for group in groups)})


@transaction.atomic
def _note_county_search(actor: Actor, county: str, by: str, scan: Scan, reason: str) -> None:
    """Before anything is shown; what goes over the day's number is not."""
    check_not_too_many(actor, "search_county", "searches_opening_rows_a_day")
    found = sum(group.count for group in scan.found)
    details = {"by": by, "opened": scan.opened, "found": found, "reason": reason.strip()[:MOST_OF_A_REASON]}
    record(actor, "search_county", "search", region=county, details=details)


def reader_of_today(actor: Actor) -> ScopedReader:
    return ScopedReader(actor, store.snapshot(clock.today(), store.batch_day()))
