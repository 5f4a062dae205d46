"""What the registers already say is not asked again: the self-check's line is filled from them, with its source."""

from dataclasses import dataclass

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import By, UnitArea
from qingchen.indicators.result import Result
from qingchen.inspection.actions.sheets import add_answer, audit_region, opened_sheet
from qingchen.inspection.answer_faults import faults
from qingchen.inspection.answer_types import Answer, Number, Ratio
from qingchen.inspection.entry import Entry
from qingchen.inspection.item import AnswerType, Item
from qingchen.inspection.models import Sheet
from qingchen.inspection.selfcheck.duties import with_duty
from qingchen.inspection.selfcheck.models import RegisterPrefill
from qingchen.inspection.selfcheck.store import duties_of, prefills_of
from qingchen.inspection.store import entries_of, form_of
from qingchen.problems import Problem
from qingchen.registers.catalogue import register_named
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor


@dataclass(frozen=True, slots=True)
class _Told:
    item: Item
    answer: Answer
    result: Result


@transaction.atomic
def prefill_sheet(actor: Actor, sheet: Sheet) -> list[RegisterPrefill]:
    """Fill every blank item that the registers answer, as known today about today; what was filled stays.

    A share of nothing (0/0) is left to the place: that there is none of a kind needs its proof.
    """
    if sheet.purpose != "self_check":
        raise Problem("thing.not_found", what="这份自查表")
    sheet = opened_sheet(actor, sheet, "prefill_sheet")
    before, known = entries_of(sheet), prefills_of(sheet)
    blank = [item for item in form_of(sheet).items if item.indicator and item.code not in known]
    blank = [item for item in blank if item.code not in before or before[item.code].answer is None]
    user, duties, made = User.objects.get(username=actor.username), duties_of(sheet), []
    for told in _told(actor, sheet, blank):
        line = with_duty(Entry(told.item.code, told.answer, remark=source_text(told.result)), duties)
        add_answer(actor, sheet, line)
        made.append(
            RegisterPrefill.objects.create(
                sheet=sheet,
                item_code=told.item.code,
                indicator=told.result.indicator,
                numerator=told.result.rate.numerator,
                denominator=told.result.rate.denominator,
                about=told.result.standing.about,
                known_on=told.result.standing.known_on,
                batches_until=told.result.standing.batches_until,
                code_version=told.result.standing.code_version,
                by=user,
                at=clock.now(),
            )
        )
    details = {"items": [row.item_code for row in made]}
    record(actor, "prefill_sheet", "sheet", sheet.public_id, region=audit_region(sheet.inspectee), details=details)
    return made


def source_text(result: Result) -> str:
    """`由“职业病危害项目申报”台账带入，截至 2020-07-18，按 2020-07-18 所知。`"""
    register = register_named(indicators()[result.indicator].register)
    about, known = result.standing.about, result.standing.known_on
    return f"由“{register.title}”台账带入，截至 {about:%Y-%m-%d}，按 {known:%Y-%m-%d} 所知。"


def _told(actor: Actor, sheet: Sheet, blank: list[Item]) -> list[_Told]:
    if not blank:
        return []
    one, unit = sheet.inspectee, sheet.inspectee.unit
    by: By = "county" if one.kind == "county" else "unit"
    names = {item.indicator for item in blank}
    asked = [indicators()[name] for name in sorted(names) if name in indicators()]
    reader = ScopedReader(actor, snapshot(clock.today()))
    results = compute(reader, asked, by, [UnitArea(unit.code, unit.name, unit.area)], among={one.code})
    by_name = {result.indicator: result for result in results}
    told = []
    for item in blank:
        result = by_name.get(item.indicator)
        answer = _answer(item, result) if result else None
        if result is not None and answer is not None and not faults(item, answer):
            told.append(_Told(item, answer, result))
    return told


def _answer(item: Item, result: Result) -> Answer | None:
    if item.answer_type is AnswerType.RATIO and result.measure == "rate" and result.rate.denominator:
        return Ratio(result.rate.numerator, result.rate.denominator)
    if item.answer_type is AnswerType.NUMBER and result.measure == "count":
        return Number(result.rate.numerator)
    return None
