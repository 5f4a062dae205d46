"""The lines of form 1 for one place: a truth, what the place says of it, and the words for what is wanting."""

from random import Random

from qingchen.inspection.answer_types import (
    Answer,
    NotApplicable,
    Number,
    Ratio,
    Unverifiable,
    YesNo,
    YesPartialNo,
)
from qingchen.inspection.form import Form
from qingchen.inspection.item import AnswerType, Item
from qingchen.sample.answers import file_names
from qingchen.sample.answers.figures import Figures, figures
from qingchen.sample.answers.from_ledgers import fallen_short, from_ledgers, is_main
from qingchen.sample.answers.line import Line
from qingchen.sample.answers.numbers_of_places import numbers
from qingchen.sample.answers.place_rates import rate_line
from qingchen.sample.answers.place_words import words
from qingchen.sample.answers.planted import PlantedAnswer
from qingchen.sample.answers.ratios import SHARE_OF, of_item
from qingchen.sample.answers.setting import Setting
from qingchen.sample.answers.trouble import Trouble, told, troubled_items, troubles
from qingchen.sample.answers.verdicts import verdict
from qingchen.sample.answers.wording import figure

_BY_CITY_ONLY = "县级填不适用"
_ENFORCEMENT = {"ZH4-13", "ZH4-14", "ZH4-15", "ZH4-16"}
_NEVER_ROSY = {"ZH3-04", *_ENFORCEMENT}
"""Items on which others lean: their claim is the truth, so that a sheet agrees with itself."""
_ZEROS = "ZH4-15"
"""Its first trouble is of counties that inspected nobody, its second of those that punished nobody."""
_UNVERIFIABLE = {"ZH3-13", "ZH3-14", "ZH3-15", "ZH4-11", "ZH5-09", "ZH6-07"}


def place_lines(form: Form, setting: Setting) -> tuple[list[Line], list[PlantedAnswer]]:
    """A line for each item of the form, in its order, and what was planted in them."""
    flawed = _flawed(form, setting)
    shared = figures(setting, flawed)
    whole = numbers(form, setting, shared, flawed)
    unverifiable = setting.random.choice(sorted(_UNVERIFIABLE - flawed) or [""])
    lines, planted = [], []
    for item in form.items:
        if is_main(item):
            line, plant = rate_line(setting, item, (file_names.excuses(setting.papers_of),))
            planted += [plant] if plant else []
        else:
            line = _line(setting, item, shared, whole, flawed, unverifiable)
        lines.append(line)
    return lines, planted


def _flawed(form: Form, setting: Setting) -> set[str]:
    """Codes of the items at which the place is wanting."""
    open_ = [code for code in troubled_items(form) if code not in _ENFORCEMENT]
    flawed = set(setting.random.sample(open_, setting.random.randint(9, 20)))
    if "ZH4-16" not in flawed and setting.random.random() < 0.3 and not setting.zero_enforcement:
        flawed.add("ZH4-16")
    if setting.zero_counties:
        flawed |= {"ZH4-13", "ZH4-15"} | ({"ZH4-14"} if setting.county_level else set())
    elif setting.random.random() < 0.5:
        flawed.add("ZH4-13")
    return flawed | ({"ZH5-05"} if "ZH5-04" in flawed else set())


def _line(
    setting: Setting, item: Item, shared: Figures, whole: dict[str, Answer], flawed: set[str], unverifiable: str
) -> Line:
    random, proof = setting.random, (file_names.excuses(setting.papers_of),)
    if item.na_rule == _BY_CITY_ONLY and setting.county_level:
        excuse = NotApplicable(f"{setting.place.name}按县级填报，本项由市级填报", proof)
        return Line(item, excuse, excuse, verdict(item, excuse))
    wanting = item.code in flawed
    pattern = random.choice(troubles("place")[item.code]) if wanting else None
    listed = from_ledgers(item, setting.counted, proof)
    if listed is not None:
        found = _found(item, listed, random, wanting=wanting)
    elif item.code in whole:
        found = whole[item.code]
    elif item.code == "ZH4-13" and setting.zero_enforcement and shared.employers:
        found = Ratio(0, shared.employers)
    elif item.code in SHARE_OF:
        found = of_item(item, shared, random, wanting=wanting, proof=proof)
    else:
        found = _choice(item, pattern)
    reached = verdict(item, found)
    if reached not in ("partly_met", "not_met"):
        claimed = listed or found
        if item.code == unverifiable and isinstance(found, Ratio):
            reason = f"{item.asked.split('、')[0]}部门未能在检查期间提供“{item.evidence.split(';')[0]}”，无法逐项核对"
            return Line(item, claimed, Unverifiable(reason), "not_verifiable")
        return Line(item, claimed, found, reached)
    if item.code == _ZEROS:
        pattern = troubles("place")[item.code][0 if setting.zero_counties else 1]
    pattern = pattern or troubles("place")[item.code][0]
    said = words(setting, item, found)
    trouble = told(pattern, said)
    if isinstance(found, YesPartialNo):
        found = YesPartialNo(found.value, trouble.missing)
    trouble = _with_figure(trouble, item, found)
    claimed = listed if listed is not None and item.code not in _NEVER_ROSY else found
    rosy = random.random() < 0.3 and item.code not in _NEVER_ROSY
    return Line(item, _rosy(item, found, random.random()) if rosy else claimed, found, reached, trouble)


def _found(item: Item, listed: Answer, random: Random, *, wanting: bool) -> Answer:
    """The ledger's own counts; less where the place is wanting though its ledger reaches the target."""
    reached = verdict(item, listed) in ("met", "") and isinstance(listed, Ratio) and item.target_relation != "<="
    return fallen_short(item, listed, random) if wanting and reached and isinstance(listed, Ratio) else listed


def _choice(item: Item, pattern: Trouble | None) -> Answer:
    value = pattern.value if pattern else "yes"
    if item.answer_type is AnswerType.YES_NO:
        return YesNo(value == "yes")
    assert item.answer_type is AnswerType.YES_PARTIAL_NO, item.code
    return YesPartialNo(value)


def _with_figure(trouble: Trouble, item: Item, found: Answer) -> Trouble:
    if trouble.figure:
        return trouble
    return Trouble(
        trouble.item,
        trouble.value,
        trouble.missing,
        trouble.statement,
        trouble.fact,
        figure(item, found),
        trouble.named,
    )


def _rosy(item: Item, found: Answer, luck: float) -> Answer:
    """What a place writes that would rather have reached the target."""
    match found:
        case YesNo():
            return YesNo(item.target != "否")
        case YesPartialNo():
            return YesPartialNo("yes")
        case Ratio(_, denominator) if item.target_value is not None and item.target_relation == ">=":
            least = -(-denominator * item.target_value.numerator // item.target_value.denominator)
            return Ratio(least + int((denominator - least) * luck), denominator)
        case Number() if item.target_value is not None and item.target_relation == ">=":
            return Number(int(item.target_value))
    return found
