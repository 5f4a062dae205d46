"""A rate as a page shows it: percent, the two integers, whether the target is met, in words and in a mark."""

from fractions import Fraction
from typing import Any

from qingchen.indicators.result import Result
from qingchen.values.rate import Rate


def rate_figure(rate: Rate | None, target: Fraction | None, href: str = "") -> dict[str, Any]:
    """`{"percent": "95.1", "unit": "%", "counts": "188 / 206", "state": "met", "mark": "", "said": "达标", "href"}`.

    `state` is met, unmet or none (no such object, not computed, or no target to compare with).
    """
    if rate is None:
        return {"percent": "—", "unit": "", "counts": "未计算", "state": "", "mark": "", "said": "未计算", "href": href}
    met = rate.meets(target) if target is not None else None
    known = rate.exact is not None
    return {
        "percent": rate.percent_text if known else "无此类对象",
        "unit": "%" if known else "",
        "counts": grouped(rate),
        "state": "" if met is None and known else {True: "met", False: "unmet", None: "none"}[met],
        "mark": "▼" if met is False else "",
        "said": {True: "达标", False: "未达标", None: "" if known else "无此类对象"}[met],
        "href": href,
    }


def result_figure(result: Result, href: str = "") -> dict[str, Any]:
    """As `rate_figure`; of a count the number (a nought as 0), and below it the unit and what it was counted out of."""
    met = result.met
    figure = rate_figure(result.rate, None, href)
    if result.measure == "count":
        out_of = result.rate.denominator
        figure |= {
            "percent": thousands(result.rate.numerator),
            "unit": result.unit,
            "counts": f"{result.unit} / {thousands(out_of)}" if out_of > result.rate.numerator else result.unit,
            "state": "",
            "said": "",
        }
    if met is None:
        return figure
    return figure | {
        "state": "met" if met else "unmet",
        "mark": "" if met else "▼",
        "said": "达标" if met else "未达标",
    }


def grouped(rate: Rate) -> str:
    """`7 905 / 8 321`: thousands apart by a thin space, so that columns can be read."""
    return f"{thousands(rate.numerator)} / {thousands(rate.denominator)}"


def thousands(count: int) -> str:
    return f"{count:,}".replace(",", "\u2009")


def percent_of(target: Fraction | None) -> str:
    """`≥95%`; a dash where there is no target."""
    if target is None:
        return "—"
    hundred = target * 100
    return f"≥{hundred.numerator if hundred.denominator == 1 else float(hundred):g}%"
