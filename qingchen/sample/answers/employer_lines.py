"""The lines of form 2 for one drawn employer. There is no self-check: what is found stands alone."""

from dataclasses import replace

from qingchen.inspection.answer_types import (
    Answer,
    NotApplicable,
    Number,
    Ratio,
    Unverifiable,
    Words,
    YesNo,
    YesPartialNo,
)
from qingchen.inspection.form import Form
from qingchen.inspection.item import AnswerType, Item
from qingchen.sample.answers import file_names
from qingchen.sample.answers.employer_facts import from_facts
from qingchen.sample.answers.employer_numbers import counted
from qingchen.sample.answers.employer_rows import PROJECTS, drawn_rows
from qingchen.sample.answers.employer_words import words
from qingchen.sample.answers.from_ledgers import fallen_short, from_ledgers
from qingchen.sample.answers.line import Line
from qingchen.sample.answers.trouble import told, troubled_items, troubles
from qingchen.sample.answers.verdicts import verdict
from qingchen.sample.answers.wording import figure
from qingchen.sample.answers.workshop import Workshop

_RECORD = "AF9-04"
_PROJECTS = "AF8-01"
_BAD_IF_YES = ("AF0-06", "AF3-05")
_WET = "AF4-03"
_CHANGED = "AF2-04"
_SEEN = ("AF0-03", "AF0-04", "AF0-05", "AF1-03", _PROJECTS)
"""Seen on the spot, or told by the employer's facts."""


def employer_lines(form: Form, shop: Workshop) -> list[Line]:
    """A line for each item of the form, in its order."""
    flawed = set(shop.random.sample(troubled_items(form), shop.random.randint(6, 13)))
    proof = (file_names.excuses(shop.facts.name),)
    luck = shop.random.choice((0, 0, 1, 2))
    listed = shop.counted.get("project_count")
    projects = min(len(PROJECTS), listed.numerator) if listed else luck
    known: dict[str, Answer] = {
        **counted(form, shop, flawed, proof),
        **drawn_rows(form, shop, flawed, projects, proof),
        **from_facts(form, shop, flawed, proof),
        _PROJECTS: Number(projects),
    }
    known |= _as_listed(form, shop, known, flawed, proof)
    if _WET not in flawed and shop.facts.key_industry == "other":
        known[_WET] = NotApplicable("原料遇水变质，工艺不允许湿式作业", proof)
    if _CHANGED not in flawed and shop.facts.declared:
        known[_CHANGED] = NotApplicable("申报以来工艺、场所和人员没有重大变化", proof)
    lines = [_line(shop, item, known, flawed) for item in form.items if item.code != _RECORD]
    record = form.by_code.get(_RECORD)
    if record:
        found = Words(_record(shop, lines))
        at = form.items.index(record)
        lines.insert(at, Line(record, found, found, verdict(record, found)))
    return lines


def _as_listed(
    form: Form, shop: Workshop, known: dict[str, Answer], flawed: set[str], proof: tuple[str, ...]
) -> dict[str, Answer]:
    """What the employer's own ledgers give; where it is wanting, the team finds less than they say."""
    found: dict[str, Answer] = {}
    for item in form.items:
        listed = None if item.repeat or item.code in _SEEN else from_ledgers(item, shop.counted, proof)
        if listed is None or isinstance(known.get(item.code), Unverifiable):
            continue
        said = _said(listed)
        if said in ("partial", "no") and all(one.value != said for one in troubles("employer").get(item.code, ())):
            continue
        if item.code not in flawed:
            found[item.code] = listed
        elif isinstance(listed, Ratio) and listed.numerator:
            found[item.code] = fallen_short(item, listed, shop.random)
    return found


def _line(shop: Workshop, item: Item, known: dict[str, Answer], flawed: set[str]) -> Line:
    patterns = troubles("employer").get(item.code, ())
    pattern = shop.random.choice(patterns) if patterns else None
    if pattern and item.code in known and (said := _said(known[item.code])):
        pattern = next((one for one in patterns if one.value == said), pattern)
    found = known.get(item.code) or _choice(item, pattern.value if pattern and item.code in flawed else "")
    reached = verdict(item, found)
    if item.code == "AF0-05" and isinstance(found, Number):
        apart = abs(int(found.value) - shop.facts.workers_dust_exposed)
        reached = "not_met" if apart * 10 > shop.facts.workers_dust_exposed else "met"
    if reached not in ("partly_met", "not_met"):
        return Line(item, found, found, reached)
    assert pattern is not None, item.code
    trouble = told(pattern, words(shop))
    if isinstance(found, YesPartialNo):
        found = replace(found, missing=trouble.missing)
    return Line(item, found, found, reached, replace(trouble, figure=trouble.figure or figure(item, found)))


def _said(answer: Answer) -> str:
    match answer:
        case YesNo(yes):
            return "yes" if yes else "no"
        case YesPartialNo(value):
            return value
    return ""


def _choice(item: Item, value: str) -> Answer:
    if item.answer_type is AnswerType.YES_NO:
        return YesNo(item.code not in _BAD_IF_YES if not value else value == "yes")
    assert item.answer_type is AnswerType.YES_PARTIAL_NO, item.code
    return YesPartialNo(value or "yes")


def _record(shop: Workshop, lines: list[Line]) -> str:
    """What was found, numbered, as the notice asks: fact, place, figure."""
    found = [f"{line.trouble.fact}，{line.trouble.figure}" for line in lines if line.trouble]
    if not found:
        return f"对{shop.facts.name}{len(shop.posts)} 个产尘岗位逐一查看，未发现需要登记的问题。"
    return "；".join(f"{number}. {one}" for number, one in enumerate(found, start=1)) + "。"
