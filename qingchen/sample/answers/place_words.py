"""The words that fill the patterns of a place's troubles: its agencies, its lower level, its employers."""

from qingchen.inspection.answer_types import Answer, derived_ratio
from qingchen.inspection.item import Item
from qingchen.sample.answers.ratios import SHARE_OF
from qingchen.sample.answers.setting import Setting

_AGENCIES = {
    "office": "尘肺病防治工作领导小组办公室",
    "health": "卫生健康局",
    "cdc": "疾控中心",
    "supervision": "卫生监督所",
    "social": "人力资源和社会保障局",
    "insurance": "医疗保障局",
    "justice": "司法局",
    "emergency": "应急管理局",
}


def words(setting: Setting, item: Item, found: Answer) -> dict[str, str]:
    """By the names that stand in the tables of troubles."""
    random, place = setting.random, setting.place.name
    below = _below(setting, item)
    counts = derived_ratio(found) or (0, 0)
    lacking = max(1, min(counts[1] - counts[0], len(below)))
    subs = random.sample(below, min(max(2, lacking), len(below)))
    named = setting.zero_counties or setting.unpunished_counties
    if item.code == "ZH4-15" and named:
        subs, lacking = list(named), len(named)
    employers = [employer.name for employer in setting.employers(2)] or [f"{place}名录所列单位"]
    part = random.randint(2, 6)
    return {
        "place": place,
        "government": place if place.endswith(("管委会", "委员会")) else f"{place}人民政府",
        **{name: place + agency for name, agency in _AGENCIES.items()},
        "sub": subs[0],
        "sub2": subs[-1],
        "subs": "、".join(subs[: min(lacking, 5)]) + (f"等{lacking}地" if lacking > 5 else ""),
        "employer": employers[0],
        "employer2": employers[-1],
        "day": f"7月{random.randint(14, 20)}日",
        "a": str(part),
        "b": str(part + random.randint(2, 7)),
    }


def _below(setting: Setting, item: Item) -> tuple[str, ...]:
    """Counties where the item counts counties, townships where it counts townships."""
    match SHARE_OF.get(item.code):
        case "counties":
            return setting.counties
        case "townships":
            return setting.townships
    if item.code == "ZH4-15":
        return setting.counties
    return setting.below
