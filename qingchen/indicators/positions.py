"""Dust work positions (产尘岗位) of an employer site, and what the newest measurement of each says.

Positions are those at which workers in post are exposed: the register of measurements alone would leave out what was
never measured. A position's name is compared as it is written.
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import TRACE, Facts
from qingchen.indicators.measurements import COUNTING_TYPES
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.workers import READS as WORKERS
from qingchen.indicators.workers import placed, workers_in_post

MEASURED = (
    "uscc",
    "site_no",
    "measurement_type",
    "sampled_on",
    "work_position",
    "fraction",
    "free_silica_percent",
    "result",
)
READS = {"employers": EMPLOYERS, "exposed_workers": WORKERS, "dust_measurements": MEASURED}
POSITION = ("uscc", "site_no", "work_position")


def with_dust_positions(facts: Facts) -> ir.Table:
    """One row a position with workers in post at a counted employer, with the employer's place."""
    return facts.once("dust positions", lambda: _positions(facts))


def positions_measured(facts: Facts) -> ir.Table:
    """One row a measured position: `sampled_on` of its newest periodic sampling, whether that was `within_limit`,

    and `last_over`, the newest day on which a sample was over. Within the limit: every sample of the newest day was.
    """
    return facts.once("positions measured", lambda: _measured(facts))


def _positions(facts: Facts) -> ir.Table:
    workers = workers_in_post(facts)
    positions = workers.group_by(POSITION).agg(**{column: workers[column].max() for column in TRACE})
    return placed(positions, facts).drop("key_industry")


def _measured(facts: Facts) -> ir.Table:
    samples = facts.table("dust_measurements")
    samples = samples.filter(
        samples.measurement_type.isin(COUNTING_TYPES),
        samples.sampled_on <= facts.about,
        samples.work_position.notnull(),
    )
    days = samples.group_by(*POSITION, "sampled_on").agg(
        over=(samples.result == "over_limit").any(), **{column: samples[column].max() for column in TRACE}
    )
    newest = days.group_by(*POSITION).agg(
        sampled_on=days.sampled_on.max(),
        last_over=days.sampled_on.max(where=days.over),
        **{column: days[column].max() for column in TRACE},
    )
    positions = newest.mutate(within_limit=newest.last_over.isnull() | (newest.last_over < newest.sampled_on))
    return placed(positions, facts)
