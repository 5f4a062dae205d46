"""How each record of the left side came out of a run: linked, waiting, or unmatched and why."""

from collections import Counter
from collections.abc import Mapping

import polars as pl

OUTCOMES = {
    "by_number": "证件号码一致，已关联",
    "by_decision": "人工核对为同一人，已关联",
    "waiting": "有候选，待人工核对",
    "undecided": "有候选，核对后暂不能定",
    "all_different": "候选均核对为不是同一人",
    "number_not_there": "证件号码在对方名单中没有，也没有相近的人",
    "no_number": "没有证件号码，对方名单中没有相近的人",
    "too_little": "没有证件号码，且缺姓名或出生日期，无法比对",
}
LINKED = ("by_number", "by_decision")


def outcomes(left: pl.DataFrame, exact: set[str], decided: Mapping[str, set[str]]) -> dict[str, int]:
    """Number of left records (`records.SCHEMA`) by outcome, each in one; outcomes that nobody has are left out.

    exact     left records whose identity number stands on the right
    decided   of each left record, the decisions on its pairs, `waiting` among them
    """
    counts: Counter[str] = Counter()
    for one in left.select("unique_id", "number", "name", "birth").iter_rows(named=True):
        counts[_outcome(one, exact, decided.get(one["unique_id"], set()))] += 1
    return {name: counts[name] for name in OUTCOMES if counts[name]}


def _outcome(record: Mapping[str, str | None], exact: set[str], decisions: set[str]) -> str:
    if record["unique_id"] in exact:
        return "by_number"
    if "same" in decisions:
        return "by_decision"
    for name in ("waiting", "undecided"):
        if name in decisions:
            return name
    if decisions:
        return "all_different"
    if record["number"]:
        return "number_not_there"
    return "no_number" if record["name"] and record["birth"] else "too_little"
