"""The ratio items of a place: what each is a share of, and how far it falls short where the place is wanting."""

from fractions import Fraction
from random import Random

from qingchen.inspection.answer_types import Answer, NoSuchObject, NotApplicable, Ratio
from qingchen.inspection.item import Item
from qingchen.sample.answers.figures import Figures

SHARE_OF = {
    "ZH1-03": "quantified_targets",
    "ZH1-06": "counties",
    "ZH1-11": "resolutions_due",
    "ZH2-02": "employers",
    "ZH2-03": "employers_rechecked",
    "ZH2-06": "employers_excluded",
    "ZH2-07": "required_cells",
    "ZH2-08": "employers_in_other_lists",
    "ZH2-11": "positions_measured",
    "ZH2-18": "employers_unfit",
    "ZH3-03": "patients_to_follow",
    "ZH3-22": "patients_to_follow",
    "ZH3-04": "patients_alive",
    "ZH3-05": "patients_filed",
    "ZH3-09": "crowded_places",
    "ZH3-11": "uninsured_with_employer",
    "ZH3-12": "patients_alive",
    "ZH3-13": "patients_of_serious_illness_insurance",
    "ZH3-14": "patients_of_medical_aid",
    "ZH3-15": "patients_poor",
    "ZH3-17": "patients_registered_poor",
    "ZH3-19": "legal_aid_cases",
    "ZH3-21": "workers",
    "ZH4-02": "counties",
    "ZH4-06": "townships",
    "ZH4-09": "equipment_required",
    "ZH4-10": "officers",
    "ZH4-11": "co_supervisors",
    "ZH4-12": "projects",
    "ZH4-13": "employers",
    "ZH4-16": "rectifications_due",
    "ZH4-17": "random_checks_planned",
    "ZH5-02": "counties",
    "ZH5-08": "counties",
    "ZH5-09": "examinations",
    "ZH5-10": "suspected_cases",
    "ZH6-01": "employers_drawn",
    "ZH6-02": "employers_drawn",
    "ZH6-03": "persons_drawn",
    "ZH6-04": "posts_drawn",
    "ZH6-05": "facilities_drawn",
    "ZH6-06": "workers_exposed",
    "ZH6-07": "workers",
    "ZH6-08": "persons_drawn",
    "ZH6-09": "persons_drawn",
    "ZH6-10": "projects",
}
"""Attribute of Figures by item code."""
NOTHING = {
    "ZH1-11": "年初以来的议定事项均未到期",
    "ZH2-06": "排除台账为空，尚无单位被排除",
    "ZH2-11": "本年度尚无有效检测岗位（点）",
    "ZH2-18": "经排查没有应治理单位",
    "ZH3-09": "没有达到人数门槛的乡镇和村居",
    "ZH3-11": "没有未参保且用人单位仍存在的患者",
    "ZH3-19": "年初以来没有受理此类案件，宣传告知记录附后",
    "ZH4-12": "发改备案名单中没有重点行业新增项目",
    "ZH4-16": "没有到期的责令改正件",
    "ZH5-10": "检查结论中没有疑似尘肺病",
    "ZH6-10": "发改备案名单中没有重点行业新增项目",
}
"""Why there is nothing to count, where that can be; others are told by the item's denominator."""


def share(item: Item, whole: int, random: Random, *, wanting: bool, proof: tuple[str, ...]) -> Answer:
    """An answer of `whole` counted objects that reaches the target, or misses it where the place is wanting."""
    if not whole:
        reason = NOTHING.get(item.code, f"没有{item.denominator}")
        return NotApplicable(reason, proof) if item.na_allowed else NoSuchObject(reason, proof)
    if item.target_relation == "<=":
        bar = item.target_value or Fraction(0)
        return Ratio(
            _over(whole, bar, random) if wanting else int(whole * bar * Fraction(random.randint(2, 9), 10)), whole
        )
    bar = item.target_value or Fraction(9, 10)
    least = -(-whole * bar.numerator // bar.denominator)
    if not wanting:
        return Ratio(random.randint(least, whole), whole)
    return Ratio(max(0, min(least - 1, round(float(bar) * whole * random.uniform(0.72, 0.97)))), whole)


def of_item(item: Item, figures: Figures, random: Random, *, wanting: bool, proof: tuple[str, ...]) -> Answer:
    return share(item, getattr(figures, SHARE_OF[item.code]), random, wanting=wanting, proof=proof)


def _over(whole: int, bar: Fraction, random: Random) -> int:
    return min(whole, int(whole * bar) + 1 + round(whole * random.uniform(0.01, 0.08)))
