"""The newest dust measurement of each employer that counts as periodic monitoring (定期检测)."""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.population import employers

COUNTING_TYPES = ("periodic", "status_evaluation")
"""By a qualified institution in normal operation: 定期检测 and 现状评价. Daily monitoring is the employer's own,
the supervisory one is not the employer's act, and 控评 belongs to a new project."""

READS = ("uscc", "site_no", "measurement_type", "sampled_on")


def employers_with_latest_measurement(facts: Facts) -> ir.Table:
    """The population with `last_on`, the newest day of sampling on or before the cut-off; null where there is none."""
    return facts.once("employers with latest measurement", lambda: _joined(facts))


def _joined(facts: Facts) -> ir.Table:
    measured = facts.table("dust_measurements")
    measured = measured.filter(measured.measurement_type.isin(COUNTING_TYPES), measured.sampled_on <= facts.about)
    latest = measured.group_by("uscc", "site_no").agg(last_on=measured.sampled_on.max())
    return employers(facts).left_join(latest, ["uscc", "site_no"]).drop("uscc_right", "site_no_right")
