"""The measured values of a report as one text, and how much they say: by them copied reports are found.

Two reports with the same three values of a coarse instrument are no wonder; with six values of three decimals they
are. So a report's surprisal is kept beside it: the sum over its samples of −log10(share of the samples of the same
dust with just this value). Of N reports, N · 10^−surprisal are expected to repeat it by chance.
"""

import ibis
import ibis.expr.types as ir

from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import SITE

READS = ("report_no", "sample_no", "uscc", "site_no", "sampled_on", "dust_kind", "concentration_mg_m3", "below_limit")
LEAST_SAMPLES = 3
CHANCE = 1e-3
"""Reports expected to repeat this one by chance, at most, for it to be a lead."""


def telling_reports(facts: CheckFacts) -> ir.Table:
    """Reports of at least LEAST_SAMPLES values that hardly come twice by chance.

    uscc, site_no, report_no, sampled_on, samples, vector (text), and the trace of the first sample
    """
    return facts.once("telling reports", lambda: _telling(facts))


def _telling(facts: CheckFacts) -> ir.Table:
    register = facts.table("dust_measurements")
    values = register.filter(
        register.sampled_on <= facts.about,
        register.concentration_mg_m3.notnull(),
        ~register.below_limit.fill_null(False),
    )
    alike = ibis.window(group_by=["dust_kind", "concentration_mg_m3"])
    of_dust = ibis.window(group_by="dust_kind")
    values = values.mutate(share=values.count().over(alike) / values.count().over(of_dust))
    reports = values.group_by(*SITE, "report_no").agg(
        samples=values.count(),
        sampled_on=values.sampled_on.min(),
        surprisal=(-values.share.log10()).sum(),
        vector=values.concentration_mg_m3.cast("string").group_concat(sep=" ", order_by=values.sample_no),
        _batch=values["_batch"].argmin(values.sample_no),
        _row=values["_row"].argmin(values.sample_no),
        _line=values["_line"].argmin(values.sample_no),
    )
    reports = reports.filter(reports.samples >= LEAST_SAMPLES)
    return reports.filter(reports.count().over() * (10 ** (-reports.surprisal)) <= CHANCE)
