"""Exposed workers in post with the terms of their work: contract, notice of the hazard, kind of employment, file."""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.workers import READS as WORKERS
from qingchen.indicators.workers import workers_in_post

EXTRA = (
    "employment_type",
    "contract_no",
    "contract_signed_on",
    "contract_until",
    "hazard_notice",
    "surveillance_file",
)
READS = (*WORKERS, *EXTRA)


def workers_with_terms(facts: Facts) -> ir.Table:
    """`workers_in_post` with EXTRA and `has_contract`: written (a number or a day of signing), in force on the day."""
    return facts.once("workers with terms", lambda: _with_contract(facts))


def _with_contract(facts: Facts) -> ir.Table:
    workers = workers_in_post(facts, *EXTRA)
    written = workers.contract_no.notnull() | workers.contract_signed_on.notnull()
    begun = workers.contract_signed_on.isnull() | (workers.contract_signed_on <= facts.about)
    lasting = workers.contract_until.isnull() | (workers.contract_until >= facts.about)
    return workers.mutate(has_contract=written & begun & lasting)
