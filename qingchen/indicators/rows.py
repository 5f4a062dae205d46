"""The shape of an indicator's rows."""

from typing import Any

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE

ROW_COLUMNS = (
    "uscc",
    "site_no",
    "name",
    "division",
    "in_scope",
    "work_position",
    "numerator",
    "denominator",
    "reason",
    *TRACE,
)


def counted_rows(
    objects: ir.Table, *, numerator: Any, denominator: Any = 1, reason: Any = "", work_position: Any = None
) -> ir.Table:
    """One row per counted object, in ROW_COLUMNS.

    objects      has `uscc, site_no, name, division, in_scope` of the employer and the trace of the counted row
    numerator, denominator   integers; numerator ≤ denominator
    reason       Chinese, why a part of the object is not in the numerator; kept only where that is so
    in_scope     true: counts in the main population; false: only in the one with excluded employers
    """
    full = objects.mutate(
        numerator=ibis.literal(numerator, "int64")
        if isinstance(numerator, int)
        else numerator.cast("int64").fill_null(0),
        denominator=ibis.literal(denominator, "int64") if isinstance(denominator, int) else denominator.cast("int64"),
        work_position=ibis.null("string") if work_position is None else work_position,
        reason=ibis.literal(reason) if isinstance(reason, str) else reason,
    )
    missing = full.numerator < full.denominator
    return full.mutate(reason=missing.ifelse(full.reason, ibis.null("string"))).select(*ROW_COLUMNS)


def counted_elsewhere(
    objects: ir.Table, *, numerator: Any, denominator: Any = 1, reason: Any = "", name: Any = None
) -> ir.Table:
    """As `counted_rows`, of objects that belong to no employer site: patients, staff, projects, places.

    objects      has `division`, and the trace where the object is a row of a register
    name         what the row is called where pages open the number; never a person's name
    """
    traced = {column: ibis.null("int64") for column in TRACE if column not in objects.columns}
    placed = objects.mutate(
        uscc=ibis.null("string"),
        site_no=ibis.null("int64"),
        in_scope=ibis.literal(True),
        name=objects.name if name is None else ibis.literal(name) if isinstance(name, str) else name,
        **traced,
    )
    return counted_rows(placed, numerator=numerator, denominator=denominator, reason=reason)
