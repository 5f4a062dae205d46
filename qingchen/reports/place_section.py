"""What a report says about one place: basic facts, highlights, problems, suggestions.

Problems of two places never mix; each is a statement, a fact, a figure and a named object (notice, section 五(四)).
"""

import re
from collections.abc import Iterable
from typing import Literal

from qingchen.reports.content import Count, PlaceContent, ProblemContent, Value, Visit
from qingchen.reports.document import Block, Heading, Inline, Paragraph, Passage, inlines, plain
from qingchen.reports.rate_table import rate_table
from qingchen.reports.wording import sentence

SEVERITY = {"general": "一般问题", "serious": "严重问题"}
LEADS_TITLE = "核查线索（线索，非结论）"


def place_blocks(place: PlaceContent, level: Literal[1, 2], cut_off: str) -> tuple[Block, ...]:
    """The sections of a place; `level` is that of their headings, `cut_off` says of which day the figures are."""
    below: Literal[2, 3] = 2 if level == 1 else 3
    return (
        Heading(level, "基本情况"),
        *_visits(place.visits),
        *_texts(place.basic),
        *_counts(place.counts),
        *_burden(place.burden),
        *_rates(place, cut_off),
        Heading(level, "主要做法和亮点"),
        *(_texts(place.highlights) or (Paragraph("检查组未记录需要突出反映的做法和亮点。"),)),
        Heading(level, "存在的主要问题"),
        *(_problem(problem, below) for problem in place.problems),
        *(() if place.problems else (Paragraph("检查组未登记问题。"),)),
        *_leads(place.leads, level),
        Heading(level, "意见建议"),
        *(_texts(place.suggestions) or (Paragraph("检查组未提出意见建议。"),)),
    )


def counts_passage(counts: tuple[Count, ...]) -> tuple[Inline, ...]:
    """查阅资料36份、访谈12人"""
    pieces: list[Inline] = []
    for position, count in enumerate(counts):
        pieces += ["、" if position else "", count.label, *inlines(count.value), count.unit]
    return tuple(piece for piece in pieces if piece)


def ended(passage: Value) -> Passage:
    """The passage with exactly one full stop at its end; a Number at the end keeps its text."""
    pieces = list(inlines(passage))
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = sentence(pieces[-1]) or "。"
    elif pieces and not plain(pieces[-1]).endswith("。"):
        pieces.append("。")
    return tuple(pieces)


def _texts(texts: Iterable[Value]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(ended(text)) for text in texts if plain(text).strip())


def _visits(visits: tuple[Visit, ...]) -> tuple[Paragraph, ...]:
    if not visits:
        return ()
    told = [
        f"{visit.name}（{'，'.join(part for part in (visit.chosen, '暗访' if visit.unannounced else '') if part)}）"
        if visit.chosen or visit.unannounced
        else visit.name
        for visit in visits
    ]
    return (Paragraph(f"检查组实地检查了{'、'.join(told)}。"),)


def _counts(counts: tuple[Count, ...]) -> tuple[Paragraph, ...]:
    return (Paragraph(("共", *counts_passage(counts), "。")),) if counts else ()


def _burden(counts: tuple[Count, ...]) -> tuple[Paragraph, ...]:
    words = "严格执行中央八项规定精神，减轻基层负担，对本地及受检用人单位合计："
    return (Paragraph((words, *counts_passage(counts), "。")),) if counts else ()


def _rates(place: PlaceContent, cut_off: str) -> tuple[Block, ...]:
    if not place.rates:
        return ()
    return (
        Paragraph(f"主要指标的申报值、计算值、核实值和目标对照见下表，{cut_off}。"),
        rate_table(place.rates, f"{place.name}主要指标对照表"),
    )


def _problem(problem: ProblemContent, level: Literal[2, 3]) -> Heading:
    pieces: list[Inline] = [*inlines(ended(problem.fact))]
    if plain(problem.figure).strip():
        pieces += ["相关数据：", *inlines(ended(problem.figure))]
    if object_apart(problem):
        pieces.append(f"具体对象：{sentence(problem.named_object)}")
    kind = SEVERITY[problem.severity]
    pieces.append(f"（检查项{problem.item_code}，{kind}）" if problem.item_code else f"（{kind}）")
    return Heading(level, sentence(problem.statement), tuple(pieces))


def object_apart(problem: ProblemContent) -> bool:
    """Whether the named object has to be told behind the fact: it is not where the fact names it whole."""
    told = problem.statement + plain(problem.fact)
    names = [name.strip() for name in re.split("[、；;]", problem.named_object)]
    return any(name and name not in told for name in names)


def _leads(leads: tuple[Value, ...], level: Literal[1, 2]) -> tuple[Block, ...]:
    if not leads:
        return ()
    told = "以下由系统比对台账得出，只是需要进一步核实的线索，不作为认定问题的结论。"
    return (Heading(level, LEADS_TITLE), Paragraph(told), *_texts(leads))
