"""Publications as their pages show them."""

from collections.abc import Sequence
from typing import Any

from qingchen.indicators.models import Publication
from qingchen.indicators.result import Result, figure_text
from qingchen.indicators.store import Compared, compared, result_of
from qingchen.web.presenters.figures import grouped
from qingchen.web.presenters.rates import ABREAST, table, turned
from qingchen.web.rates import Question


def line(publication: Publication) -> dict[str, Any]:
    run = publication.run
    return {
        "id": publication.public_id,
        "title": publication.title,
        "about": run.about,
        "known_on": run.known_on,
        "batches_until": run.batches_until,
        "code_version": run.code_version,
        "by": publication.published_by,
        "at": publication.published_at,
    }


def detail(
    publication: Publication, seen: Sequence[Result] | None, today: Sequence[Result], question: Question
) -> dict[str, Any]:
    """`{"publication", "moved", "redefined", "figures", "table", "turned", "definitions"}`; tables of `rates.table`.

    seen      the same groups as the person may see them today: others' lines are left out, and those seen in part;
              None for the office, which sees all that it published, whatever groups there are today
    question  which the publication answered: each figure opens to the rows that it was counted from
    """
    every = compared(publication, today)
    whole = {one.group_code for one in seen if not one.group_partial} if seen is not None else None
    lines = [one for one in every if whole is None or one.stored.group_code in whole]
    words = publication.definitions
    names = list(dict.fromkeys(one.stored.indicator for one in lines))
    told = [result_of(one.stored, words[one.stored.indicator]) for one in lines]
    moved = {(one.stored.indicator, one.stored.group_code): _today(one) for one in lines if one.moved}
    found = table(told, question, names, moved)
    if len(lines) < len(every):
        found["total"] = []  # the sum of the lines that one may see is not what was published
    return {
        "publication": line(publication),
        "moved": len(moved),
        "redefined": list(dict.fromkeys(_new_rule(one, words) for one in lines if one.redefined)),
        "figures": len(lines),
        "table": found,
        "turned": turned(found) if len(found["rows"]) <= ABREAST else None,
        "definitions": [(words[name]["名称"], list(words[name].items())[1:]) for name in names],
    }


def _today(one: Compared) -> str:
    """The figure that the same question gives today, where it is another."""
    if one.today is None or one.with_excluded is None:
        return "今日没有这一组" if one.version else "今日没有这项指标"
    told = result_of(one.stored)
    of_excluded = one.today == one.stored.rate
    rate = one.with_excluded if of_excluded else one.today
    counts = f"（{grouped(rate)}）" if told.measure == "rate" else ""
    return f"今日{'含排除单位' if of_excluded else ''} {figure_text(rate, told.measure, told.unit)}{counts}"


def _new_rule(one: Compared, words: dict[str, dict[str, str]]) -> str:
    title, version = words[one.stored.indicator]["名称"], one.stored.definition_version
    return f"{title}（发布时第 {version} 版，{f'今日第 {one.version} 版' if one.version else '今日已没有'}）"
