"""What a place prepared for one item, beside the fields: the register's figure and the papers."""

import json
from typing import Any

from qingchen.inspection import answer_text
from qingchen.inspection.answer_json import from_json, to_json
from qingchen.inspection.answer_types import Ratio
from qingchen.inspection.entry import Entry
from qingchen.inspection.item import Item
from qingchen.inspection.models import RegisterPrefill, Sheet
from qingchen.inspection.selfcheck.from_registers import registers_named
from qingchen.inspection.selfcheck.store import papers_of, prefills_of
from qingchen.inspection.store import sheet_of


def prepared_of(sheet: Sheet, item: Item, entry: Entry) -> dict[str, Any]:
    """`prefill` of a self-check; `papers` of the place's self-check, also where the team fills its own sheet."""
    own = sheet if sheet.purpose == "self_check" else sheet_of(sheet.inspectee, "self_check")
    if own is None:
        return {"prefill": None, "papers": ()}
    row = prefills_of(own).get(item.code) if own.id == sheet.id else None
    return {"prefill": _prefill(row, item, entry) if row else None, "papers": papers_of(own).get(item.code, ())}


def _prefill(row: RegisterPrefill, item: Item, entry: Entry) -> dict[str, Any]:
    # Rows of before the answer was kept with them are shares, all of them.
    told = from_json(json.loads(row.answer)) if row.answer else Ratio(row.numerator, row.denominator)
    titles = "".join(f"“{title}”" for title in registers_named(row.indicator.split(",")))
    about = f"截至 {row.about:%Y-%m-%d}，按 {row.known_on:%Y-%m-%d} 所知"
    contested = entry.answer is not None and to_json(entry.answer) != to_json(told)
    return {"text": f"{titles}台账计 {answer_text.text(item, told)}，{about}。", "contested": contested}
