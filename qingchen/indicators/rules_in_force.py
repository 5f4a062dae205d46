"""The rules of `standards` that the rates need, as they stood on a day."""

from collections.abc import Sequence
from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

from qingchen.standards import rules
from qingchen.standards.codes import code_list
from qingchen.standards.working_days import nth_working_day_after


def monitoring_cycles(on: date) -> tuple[ir.Table, int]:
    """Months between two measurements by hazard class (`hazard_class, months`), and the strictest of them."""
    pairs = [(entry.code, rules.monitoring_cycle_months(entry.code, on)) for entry in code_list("hazard_class").entries]
    return _table(("hazard_class", "months"), pairs), min(months for _, months in pairs)


def examination_cycles(on: date) -> tuple[ir.Table, int]:
    """Months between two in-service examinations (`dust_kind, coal_mine, months`), and the strictest of them."""
    cycles = list(rules.examination_cycles(on))
    return _table(("dust_kind", "coal_mine", "months"), cycles), min(months for *_, months in cycles)


def training_hours(audience: str, on: date) -> tuple[int, int]:
    """Least hours of a first training and of a repeated one for principal, manager or worker."""
    return rules.training_hours(audience, True, on), rules.training_hours(audience, False, on)


def number_in_force(name: str, on: date) -> int:
    """A rule of `standards` that is one whole number."""
    return int(rules.rule(name, on).value)


def upload_deadlines(on: date) -> ir.Table:
    """The last day of filing of an examination reported on a day of this year or the last: `reported_on, upload_by`."""
    limit, first = number_in_force("examination_upload_working_days", on), date(on.year - 1, 1, 1)
    days = [first + timedelta(n) for n in range((on - first).days + 1)]
    pairs = [{"reported_on": day, "upload_by": nth_working_day_after(day, limit)} for day in days]
    return ibis.memtable(pairs, schema=ibis.schema({"reported_on": "date", "upload_by": "date"}))


def _table(names: Sequence[str], tuples: Sequence[tuple[object, ...]]) -> ir.Table:
    kinds = {"months": "int64", "coal_mine": "boolean"}
    schema = ibis.schema({name: kinds.get(name, "string") for name in names})
    return ibis.memtable([dict(zip(names, values, strict=True)) for values in tuples], schema=schema)
