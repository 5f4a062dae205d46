"""What the documents of the whole round share: who was inspected, rates of all places, problems by place."""

from collections import Counter
from typing import Literal

from qingchen.reports.content import FORM_NOTE, PlaceContent, Value
from qingchen.reports.document import Block, Column, Heading, Number, Paragraph, Row, Table, inlines, plain
from qingchen.reports.place_section import ended, object_apart
from qingchen.reports.round_content import RoundContent
from qingchen.reports.wording import period_text, sentence

_VISITED: tuple[tuple[Literal["county", "employer"], str], ...] = (
    ("county", "个县（市、区）"),
    ("employer", "户用人单位"),
)


def basic_paragraphs(content: RoundContent) -> tuple[Paragraph, ...]:
    """By what notice, when, by how many teams, where; and what is not in yet."""
    first = content.first
    names = "、".join(place.name for place in content.places)
    paragraphs = [
        Paragraph(
            f"按照《{first.notice_title}》（{first.document_no}）安排，{period_text(first.window)}，"
            f"{len(content.teams)}个督导检查组对{names}{first.campaign_name}开展情况进行了督导检查。"
        )
    ]
    visits = [visit for place in content.places for visit in place.visits]
    kinds = Counter(visit.kind for visit in visits)
    if visits:
        unannounced = sum(visit.unannounced for visit in visits)
        parts = [f"{kinds[kind]}{unit}" for kind, unit in _VISITED if kinds[kind]]
        told = f"，其中暗访{unannounced}户" if unannounced else ""
        paragraphs.append(Paragraph(f"共检查{'、'.join(parts)}{told}。"))
    absent = content.units_of_round - len(content.places)
    if absent:
        paragraphs.append(Paragraph(f"另有{absent}个检查对象的工作报告尚未签发，本文件未包括。"))
    return tuple(paragraphs)


def highlights(places: tuple[PlaceContent, ...]) -> tuple[Block, ...]:
    """One paragraph a place that has any."""
    told = tuple(
        Paragraph((f"{place.name}：", *(piece for text in place.highlights for piece in inlines(ended(text)))))
        for place in places
        if any(plain(text).strip() for text in place.highlights)
    )
    return told or (Paragraph("各检查组未记录需要突出反映的做法和亮点。"),)


def problems_by_domain(content: RoundContent) -> Table:
    """How many problems of each grade, by the domain that the item belongs to, in the order of the forms."""
    domains = {row.code: row.domain for place in content.places for annex in place.annexes for row in annex.rows}
    counted: dict[str, Counter[str]] = {}
    touched: dict[str, set[str]] = {}
    for place, problem in content.problems:
        domain = domains.get(problem.item_code, "其他") or "其他"
        counted.setdefault(domain, Counter())[problem.severity] += 1
        touched.setdefault(domain, set()).add(place.name)
    order = list(dict.fromkeys(domains.values()))
    in_order = sorted(counted.items(), key=lambda each: order.index(each[0]) if each[0] in order else len(order))
    rows: list[Row] = [
        (
            domain,
            *(
                figure(str(count), f"problems-{number}-{kind}")
                for kind, count in (
                    ("all", grades.total()),
                    ("serious", grades["serious"]),
                    ("places", len(touched[domain])),
                )
            ),
        )
        for number, (domain, grades) in enumerate(in_order, 1)
    ]
    severities = Counter(problem.severity for _, problem in content.problems)
    all_places = {place.name for place, _ in content.problems}
    sums = (("all", severities.total()), ("serious", severities["serious"]), ("places", len(all_places)))
    rows.append(("合计", *(figure(str(count), f"problems-sum-{kind}") for kind, count in sums)))
    columns = (Column("检查内容", 72, "left"), Column("问题数", 28), Column("其中严重", 28), Column("涉及地区", 28))
    return Table("各项检查内容发现问题数", columns, tuple(rows), f"检查{FORM_NOTE}。")


def figure(text: str, counted: str) -> Number:
    """A count made from the team reports themselves; its id says of what."""
    return Number(text, counted)


def named_problems(places: tuple[PlaceContent, ...], *, serious_only: bool) -> tuple[Block, ...]:
    """The problems of each place under its name, each with the object that it is about."""
    blocks: list[Block] = []
    for place in places:
        problems = [each for each in place.problems if each.severity == "serious" or not serious_only]
        if not problems:
            continue
        blocks.append(Heading(2, place.name))
        for problem in problems:
            pieces: list[Value | str] = [*inlines(ended(problem.fact))]
            if object_apart(problem):
                pieces.append(f"具体对象：{sentence(problem.named_object)}")
            blocks.append(Heading(3, sentence(problem.statement), tuple(pieces)))  # type: ignore[arg-type]
    return tuple(blocks) or (Paragraph("各检查组未登记" + ("严重问题。" if serious_only else "问题。")),)
