"""Work-injury insurance (工伤保险) by employer site: insured people against those who should be.

Should be     the larger of the head-count of the register of employers, the exposed workers in post and the people
              named by the department's match: leaving people out of one list makes no rate better
Insured       matched people who are insured since a day up to the cut-off and paid for its month: by the day up to
              which they paid; where none is written, by the day of the match if it lies in that month (参保缴费), or
              however long ago that was (按项目参保 by name, paid once for the whole project)
"""

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.population import employers
from qingchen.indicators.workers import READS as WORKERS
from qingchen.indicators.workers import workers_in_post

MATCHES = ("person_key", "uscc", "site_no", "status", "matched_on", "insured_from", "paid_until")
READS = {"employers": EMPLOYERS, "exposed_workers": WORKERS, "injury_insurance_matches": MATCHES}
INSURED = ("paid", "project_lump")


def sites_with_insured(facts: Facts) -> ir.Table:
    """The population with `should` and `insured`, two numbers of people."""
    return facts.once("insured workers", lambda: _joined(facts))


def _joined(facts: Facts) -> ir.Table:
    matches = facts.table("injury_insurance_matches")
    first_of_month = facts.about.replace(day=1)
    paid_until = ibis.coalesce(matches.paid_until, matches.matched_on)
    once_for_all = (matches.status == "project_lump") & matches.paid_until.isnull()
    insured = (
        matches.status.isin(INSURED)
        & (matches.insured_from.isnull() | (matches.insured_from <= facts.about))
        & (once_for_all | (paid_until >= first_of_month))
    )
    # The register's key holds a person once at a site, so rows are people: to tell them apart anew is dear.
    people = matches.group_by("uscc", "site_no").agg(
        named=matches.person_key.count(), insured=matches.person_key.count(where=insured)
    )
    present = workers_in_post(facts)
    roster = present.group_by("uscc", "site_no").agg(roster=present.count())
    joined = employers(facts).left_join(people, ["uscc", "site_no"]).drop("uscc_right", "site_no_right")
    joined = joined.left_join(roster, ["uscc", "site_no"]).drop("uscc_right", "site_no_right")
    should = ibis.greatest(joined.workers.fill_null(0), joined.roster.fill_null(0), joined.named.fill_null(0))
    return joined.mutate(should=should, insured=joined.insured.fill_null(0))
