"""Why a claim is not the computed value: the item counted in the other ways that places use, each with its counts."""

from collections.abc import Iterable, Sequence
from typing import Any

from qingchen.inspection.recounts.questions import RecountQuestion
from qingchen.values.rate import Rate
from qingchen.verification.causes import Alternative, causes
from qingchen.web.presenters.figures import rate_figure


def item(question: RecountQuestion, alternatives: Sequence[Alternative]) -> dict[str, Any]:
    """An item whose claim differs: claim, computed value, every other way of counting it, and what may explain it."""
    claimed, computed = question.claimed, question.listed
    assert claimed is not None, "only claims are explained"
    return {
        "code": question.row.item.code,
        "title": question.row.item.title,
        "claimed": rate_figure(claimed, None),
        "computed": rate_figure(computed, None),
        "ways": [_way(one, claimed, computed) for one in alternatives if one.rate.denominator],
        "told": [cause.sentence for cause in causes(claimed, computed, alternatives)],
    }


def differing(questions: Iterable[RecountQuestion]) -> list[RecountQuestion]:
    return [one for one in questions if one.claimed is not None and one.claimed != one.listed]


def _way(one: Alternative, claimed: Rate, computed: Rate) -> dict[str, Any]:
    said, tag = "与系统计算相同", ""
    if one.rate == claimed:
        said, tag = "与申报完全相同", "tag-amber"
    elif one.rate != computed:
        said = f"与申报相差：分子 {_apart(claimed.numerator - one.rate.numerator)}，"
        said += f"分母 {_apart(claimed.denominator - one.rate.denominator)}"
    return {"kind": one.kind.title, "way": one.way, "figure": rate_figure(one.rate, None), "said": said, "tag": tag}


def _apart(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "0"
