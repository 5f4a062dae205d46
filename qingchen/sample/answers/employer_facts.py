"""The answers of form 2 that the employer's own facts decide."""

from fractions import Fraction

from qingchen.inspection.answer_types import (
    Answer,
    Choice,
    Composite,
    NoSuchObject,
    Number,
    Ratio,
    Unverifiable,
    YesNo,
    YesPartialNo,
)
from qingchen.inspection.form import Form
from qingchen.inspection.written import number
from qingchen.sample.answers.workshop import Workshop
from qingchen.values.rate import Rate

_INDUSTRIES = {"coal_mine": "煤矿", "non_coal_mine": "非煤矿山", "metallurgy": "冶金", "building_materials": "建材"}


def from_facts(form: Form, shop: Workshop, flawed: set[str], proof: tuple[str, ...]) -> dict[str, Answer]:
    """Answers by item code. What was never declared or measured cannot be verified further."""
    facts, random = shop.facts, shop.random
    seen = _seen(facts.workers_dust_exposed, random.choice((1, -1)), wanting="AF2-03" in flawed)
    fixed = 0 if "AF5-04" in flawed else facts.positions_over_limit
    answers: dict[str, Answer] = {
        "AF0-01": shop.visit,
        "AF0-03": Choice(_INDUSTRIES.get(facts.key_industry, "其他")),
        "AF0-04": Choice(random.choice(("在产", "在产", "在产", "部分停产"))),
        "AF0-05": Number(seen),
        "AF1-03": Number(facts.managers),
        "AF2-01": YesNo(facts.declared),
        "AF2-03": _deviation(facts.workers_dust_exposed, seen),
        "AF3-01": YesNo(facts.principal_trained),
        "AF3-02": _rate(facts.rates.get("manager_training_rate", Rate(0, 1)), proof, "没有在册管理人员"),
        "AF5-01": YesNo(facts.monitored),
        "AF5-02": Ratio(min(facts.positions_measured, len(shop.posts)) if facts.monitored else 0, len(shop.posts)),
        "AF5-04": Composite(tuple(zip(form.by_code["AF5-04"].parts, (facts.positions_over_limit, fixed), strict=True))),
        "AF7-01": _rate(
            facts.rates.get("health_examination_rate", Rate(0, 0)), proof, "至检查日没有按周期应检的接尘人员"
        ),
    }
    if not facts.declared:
        told = "单位没有申报回执，没有可供比对的申报内容"
        answers |= {"AF2-02": Unverifiable(told), "AF2-03": Unverifiable(told), "AF2-04": Unverifiable(told)}
    if not facts.monitored:
        told = "单位没有周期内的检测报告，该项没有可核对的原件"
        answers |= {code: Unverifiable(told) for code in ("AF5-03", "AF5-04", "AF5-05")}
    elif "AF5-03" not in flawed:
        answers["AF5-03"] = YesPartialNo("yes")
    return answers


def share_of(shop: Workshop, indicator: str, otherwise: float) -> float:
    """The employer's rate as a number for drawing rows, or `otherwise` where it has none."""
    rate = shop.facts.rates.get(indicator) or shop.counted.get(indicator)
    return otherwise if rate is None or rate.exact is None else float(rate.exact)


def _seen(in_register: int, sign: int, *, wanting: bool) -> int:
    """Persons counted on the spot, off by more than a tenth where the employer is wanting."""
    return max(1, in_register + sign * (1 + in_register // 6 if wanting else in_register // 25))


def _deviation(declared: int, seen: int) -> Number:
    """Percent of the count on the spot, one decimal."""
    tenths = round(Fraction(abs(declared - seen) * 1000, seen))
    percent = number(f"{tenths // 10}.{tenths % 10}")
    assert percent is not None
    return Number(percent)


def _rate(rate: Rate, proof: tuple[str, ...], nothing: str) -> Answer:
    return Ratio(rate.numerator, rate.denominator) if rate.denominator else NoSuchObject(nothing, proof)
