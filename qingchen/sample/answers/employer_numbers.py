"""The other counted items of form 2."""

from qingchen.inspection.answer_types import Answer, Composite, Figure, NotApplicable, Number, Ratio
from qingchen.inspection.form import Form
from qingchen.inspection.written import number
from qingchen.sample.answers.workshop import Workshop


def counted(form: Form, shop: Workshop, flawed: set[str], proof: tuple[str, ...]) -> dict[str, Answer]:
    """Answers by item code."""
    facts, random = shop.facts, shop.random
    leased = random.choice((0, 0, 3, 5, 8)) or (4 if "AF6-03" in flawed else 0)
    visits = 0 if shop.zero_enforcement or "AF9-02" in flawed else random.randint(1, 3)

    def less(whole: int, code: str, least: float = 0.5, most: float = 0.85) -> Ratio:
        numerator = min(whole - 1, round(whole * random.uniform(least, most))) if code in flawed else whole
        return Ratio(max(0, numerator), whole)

    def perhaps(whole: int, code: str, nothing: str) -> Answer:
        return less(whole, code) if whole else NotApplicable(nothing, proof)

    screened = number(f"0.{random.randint(121, 689)}") if random.random() < 0.6 else None
    problems = random.randint(2, 6) if visits or "AF9-03" in flawed else 0
    return {
        "AF1-05": less(13, "AF1-05"),
        "AF1-07": Number(0 if "AF1-07" in flawed else _money(random.randint(81, 2499))),
        "AF4-02": less(max(2, len(shop.posts) - 1), "AF4-02"),
        "AF4-06": Number(random.randint(1, 3) if "AF4-06" in flawed else 0),
        "AF4-07": NotApplicable("检查组未携带直读式测尘仪", proof) if screened is None else Number(screened),
        "AF4-09": less(max(1, facts.workers_dust_exposed * 2 // 3), "AF4-09", 0.6, 0.9),
        "AF6-03": Composite(
            tuple(zip(form.by_code["AF6-03"].parts, (leased, 0 if "AF6-03" in flawed else leased), strict=True))
        ),
        "AF6-04": less(max(1, facts.workers), "AF6-04", 0.5, 0.75),
        "AF7-04": perhaps(
            random.randint(1, 6) if "AF7-04" in flawed else random.choice((0, 2, 4)),
            "AF7-04",
            "近 12 个月没有新进接尘人员",
        ),
        "AF7-05": perhaps(
            random.randint(1, 4) if "AF7-05" in flawed else random.choice((0, 0, 2)),
            "AF7-05",
            "近 12 个月没有接尘人员离岗",
        ),
        "AF7-07": perhaps(
            random.randint(1, 3) if "AF7-07" in flawed else random.choice((0, 1)),
            "AF7-07",
            "检查结论中没有疑似、禁忌证和复查人员",
        ),
        "AF9-02": Number(visits),
        "AF9-03": perhaps(problems, "AF9-03", "年初以来没有接受检查，没有上次问题"),
    }


def _money(hundredths: int) -> Figure:
    """10,000 yuan to two decimals, without trailing zeros."""
    figure = number(f"{hundredths // 100}.{hundredths % 100:02d}")
    assert figure is not None
    return figure
