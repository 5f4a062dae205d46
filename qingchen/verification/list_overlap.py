"""Pairs of lists that should hold the same people or employers, counted over the facts of a place."""

from collections.abc import Callable
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.verification.undercount import TwoLists

READS = {
    "patients": ("person_key", "not_counted_reason"),
    "injury_insurance_matches": ("uscc", "status"),
    "medical_aid_matches": ("person_key", "status"),
    "employers": ("uscc",),
    "external_list_entries": ("uscc", "matched_uscc", "match_result", "list_kind", "entry_no"),
}


@dataclass(frozen=True)
class ListPair:
    """name, titles of both lists in Chinese, what is counted, why the lists should agree, and their keys."""

    name: str
    first: str
    second: str
    counted: str
    note: str
    keys: Callable[[Facts], tuple[ir.Table, ir.Table]]

    def count(self, facts: Facts, everywhere: Facts) -> TwoLists:
        """Of a place, `facts`; who is on one list here and on the other `everywhere` else is on neither: not missing.

        Who lives here may be reported by another county. Keys that are missing (no identity number) cannot be compared.
        """
        one, two = (_told(table) for table in self.keys(facts))
        all_one, all_two = (_told(table) for table in self.keys(everywhere))
        one, two = (
            one.anti_join(all_two.anti_join(two, "key"), "key"),
            two.anti_join(all_one.anti_join(one, "key"), "key"),
        )
        both = one.inner_join(two, "key")
        counts = [int(table.count().to_pyarrow().as_py()) for table in (one, two, both)]
        return TwoLists(*counts)


def _told(table: ir.Table) -> ir.Table:
    return table.filter(table.key.notnull()).distinct()


def _patients(facts: Facts) -> ir.Table:
    rows = facts.table("patients")
    return rows.filter(rows.not_counted_reason.isnull()).select(key=rows.person_key)


def _aided(facts: Facts) -> ir.Table:
    """Left out: whom the register holds as no case of its own, a double card or no pneumoconiosis after all.

    They are not missing from it: counted as missing, they were twenty of twenty-eight in a sample world.
    """
    rows, patients = facts.table("medical_aid_matches"), facts.table("patients")
    judged = patients.filter(patients.not_counted_reason.notnull()).select(key=patients.person_key)
    judged = judged.anti_join(_patients(facts), "key")
    return rows.filter(rows.status == "receiving").select(key=rows.person_key).anti_join(judged, "key")


def _employers(facts: Facts) -> ir.Table:
    """Whoever is registered, in the scope or not, operating or not: an entry is missing where nobody registered it."""
    rows = facts.table("employers")
    return rows.select(key=rows.uscc)


def _listed(facts: Facts) -> ir.Table:
    """Entries that somebody has compared. One that the register lacks may have no code: its number stands."""
    rows = facts.table("external_list_entries")
    rows = rows.filter(rows.match_result.isin(["matched", "missed"]))
    return rows.select(key=ibis.coalesce(rows.matched_uscc, rows.uscc, rows.list_kind + "/" + rows.entry_no))


def _insuring(facts: Facts) -> ir.Table:
    rows = facts.table("injury_insurance_matches")
    return rows.filter(rows.status.isin(["paid", "arrears"])).select(key=rows.uscc)


LIST_PAIRS = (
    ListPair(
        name="patients_and_medical_aid",
        first="《患者一人一档》",
        second="医保救助比对",
        counted="人",
        note="医保、民政按尘肺病比对出的救助对象都应有个人档案。工伤保险比对的是在岗职工，不是患者名单，不能用来估计漏报患者",
        keys=lambda facts: (_patients(facts), _aided(facts)),
    ),
    ListPair(
        name="employers_and_external_lists",
        first="《粉尘单位库》",
        second="外部名录（采矿许可、排污许可等，已比对的）",
        counted="户",
        note="外部名录中经比对属粉尘行业的单位都应在库，停产、关闭的也在库中注明",
        keys=lambda facts: (_employers(facts), _listed(facts)),
    ),
    ListPair(
        name="employers_and_injury_insurance",
        first="《粉尘单位库》",
        second="工伤保险比对中的参保单位",
        counted="户",
        note="人社部门比对的接尘职工所在单位都应在库",
        keys=lambda facts: (_employers(facts), _insuring(facts)),
    ),
)
