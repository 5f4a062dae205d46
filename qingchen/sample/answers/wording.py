"""Sentences about figures: what stands as 数据 of a finding and as 说明 of a line."""

import re
from random import Random

from qingchen.inspection import answer_types as kinds
from qingchen.inspection.answer_text import ratio_text, text
from qingchen.inspection.answer_types import Answer, derived_ratio
from qingchen.inspection.item import Item
from qingchen.sample.answers.line import Line
from qingchen.values.rate import Rate


def figure(item: Item, found: Answer) -> str:
    """`应签订的县级单位数10，已签订责任书的县级单位数8，占80.0%`"""
    counts = derived_ratio(found)
    if not counts or not counts[1]:
        return closed_up(f"{_short(item.title)}：{text(item, found)}")
    numerator, denominator = counts
    if isinstance(found, kinds.Repeat):
        about = item.repeat.title if item.repeat else ""
        drawn, holding = _short(item.denominator) or f"{about}数", _short(item.numerator) or f"符合要求的{about}数"
    else:
        drawn, holding = _short(item.denominator), _short(item.numerator)
    return f"{drawn}{denominator}，{holding}{numerator}，占{Rate(numerator, denominator).percent_text}%"


def closed_up(told: str) -> str:
    """Without blanks between Chinese and figures, as documents are written: `煤矿3户`."""
    return re.sub(r"(?<=[\u4e00-\u9fff、，：；]) (?=\d)|(?<=[\d%]) (?=[\u4e00-\u9fff])", "", told)


def remark(line: Line, random: Random) -> str:
    """What the team writes beside a line; empty where there is nothing to say."""
    said = _trouble(line, random) if line.trouble else line.note
    if line.claimed == line.found or isinstance(line.found, kinds.Unverifiable):
        return said
    claimed = _plain(line.item, line.claimed)
    turn = random.choice(
        (
            f"自查填报“{claimed}”，与核查情况不符。",
            f"与自查所报“{claimed}”有出入，以本次核查为准。",
            f"自查为“{claimed}”，经核对原始材料予以调整。",
        )
    )
    return said + turn


def _trouble(line: Line, random: Random) -> str:
    trouble, method = line.trouble, line.item.method.replace("+", "、")
    assert trouble is not None
    return random.choice(
        (
            f"{trouble.fact}。{trouble.figure}。",
            f"经{method}，{trouble.fact}；{trouble.figure}。",
            f"{trouble.statement}：{trouble.fact}。{trouble.figure}。",
            f"{trouble.figure}。{trouble.fact}。",
        )
    )


def _plain(item: Item, answer: Answer) -> str:
    counts = derived_ratio(answer)
    return ratio_text(*counts) if counts and counts[1] else closed_up(text(item, answer))


def _short(title: str) -> str:
    return re.sub(r"[(（](?!市、区)[^()（）]*[)）]$", "", title).strip()
