"""What a place prepared for one item, beside the fields: the register's figure and the papers."""

from typing import Any

from qingchen.indicators.catalogue import indicators
from qingchen.inspection.answer_types import derived_ratio
from qingchen.inspection.entry import Entry
from qingchen.inspection.item import Item
from qingchen.inspection.models import RegisterPrefill, Sheet
from qingchen.inspection.selfcheck.store import papers_of, prefills_of
from qingchen.inspection.store import sheet_of
from qingchen.registers.catalogue import register_named


def prepared_of(sheet: Sheet, item: Item, entry: Entry) -> dict[str, Any]:
    """`prefill` of a self-check; `papers` of the place's self-check, also where the team fills its own sheet."""
    own = sheet if sheet.purpose == "self_check" else sheet_of(sheet.inspectee, "self_check")
    if own is None:
        return {"prefill": None, "papers": ()}
    row = prefills_of(own).get(item.code) if own.id == sheet.id else None
    return {"prefill": _prefill(row, entry) if row else None, "papers": papers_of(own).get(item.code, ())}


def _prefill(row: RegisterPrefill, entry: Entry) -> dict[str, Any]:
    register = register_named(indicators()[row.indicator].register)
    counts = derived_ratio(entry.answer)
    told = f"{row.numerator} / {row.denominator}" if counts else f"{row.numerator}"
    about = f"截至 {row.about:%Y-%m-%d}，按 {row.known_on:%Y-%m-%d} 所知"
    contested = counts is not None and counts != (row.numerator, row.denominator)
    return {"text": f"“{register.title}”台账计 {told}，{about}。", "contested": contested}
