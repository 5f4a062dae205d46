"""What the registers already say is not asked again: the self-check's line is filled from them, with its source."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.actions.sheets import add_answer, audit_region, opened_sheet
from qingchen.inspection.answer_faults import faults
from qingchen.inspection.answer_json import to_json
from qingchen.inspection.answer_types import Answer
from qingchen.inspection.entry import Entry
from qingchen.inspection.item import Item
from qingchen.inspection.models import Sheet
from qingchen.inspection.selfcheck.duties import with_duty
from qingchen.inspection.selfcheck.from_registers import FromRegisters, answer_of, known_of, source_of, specs_of
from qingchen.inspection.selfcheck.models import RegisterPrefill
from qingchen.inspection.selfcheck.store import duties_of, prefills_of
from qingchen.inspection.store import entries_of, form_of
from qingchen.problems import Problem
from qingchen.values.actor import Actor


@dataclass(frozen=True, slots=True)
class _Told:
    item: Item
    answer: Answer
    known: tuple[FromRegisters, ...]


@transaction.atomic
def prefill_sheet(actor: Actor, sheet: Sheet) -> list[RegisterPrefill]:
    """Fill every blank item that the registers answer, as known today about today; what was filled stays.

    A share of nothing (0/0) is left to the place, for that there is none of a kind needs its proof; and so is a count
    out of nothing, for an empty register is unknown and not nought.
    """
    if sheet.purpose != "self_check":
        raise Problem("thing.not_found", what="这份自查表")
    sheet = opened_sheet(actor, sheet, "prefill_sheet")
    user, duties, made = User.objects.get(username=actor.username), duties_of(sheet), []
    for told in _told(actor, sheet, blank_items(sheet)):
        first = told.known[0]
        add_answer(actor, sheet, with_duty(Entry(told.item.code, told.answer, remark=source_of(told.known)), duties))
        made.append(
            RegisterPrefill.objects.create(
                sheet=sheet,
                item_code=told.item.code,
                indicator=",".join(one.spec for one in told.known),
                answer=json.dumps(to_json(told.answer), ensure_ascii=False, sort_keys=True),
                numerator=sum(one.numerator for one in told.known),
                denominator=sum(one.denominator for one in told.known),
                about=first.about,
                known_on=first.known_on,
                batches_until=first.batches_until,
                code_version=first.code_version,
                by=user,
                at=clock.now(),
            )
        )
    details = {"items": [row.item_code for row in made]}
    record(actor, "prefill_sheet", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return made


def blank_items(sheet: Sheet) -> list[Item]:
    """Items that the registers may answer, that nobody has filled and that were not brought in before."""
    filled, known = entries_of(sheet), prefills_of(sheet)
    items = [item for item in form_of(sheet).items if specs_of(item) and item.code not in known]
    return [item for item in items if item.code not in filled or filled[item.code].answer is None]


def _told(actor: Actor, sheet: Sheet, blank: Iterable[Item]) -> Iterable[_Told]:
    blank = list(blank)
    known = known_of(actor, sheet.inspectee, {spec for item in blank for spec in specs_of(item)}) if blank else {}
    for item in blank:
        held = tuple(known[spec] for spec in specs_of(item) if spec in known)
        answer = answer_of(item, held)
        if answer is not None and not faults(item, answer):
            yield _Told(item, answer, held)
