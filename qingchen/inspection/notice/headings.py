"""How official documents number their parts: 一、（一）1. （1）, and 一是…；二是… within a sentence."""

import re

NUMERALS = "一二三四五六七八九十"
FIRST = re.compile(rf"[{NUMERALS}]{{1,3}}、")
SECOND = re.compile(rf"（[{NUMERALS}]{{1,3}}）")
THIRD = re.compile(r"\d{1,2}(?:[.、](?!\d)|．)")
FOURTH = re.compile(r"（\d{1,2}）")
INLINE = re.compile(rf"(?:(?<=[：；，。])|^)[{NUMERALS}]是")
TEAM_WORK = "(?:检查|督查|督导|督察|指导|抽查|抽检|飞检|飞行|联合|综合|专项|评估|核查|暗访|工作|调研)*"
TEAM_NAME = (
    rf"{TEAM_WORK}(?:第(?=[{NUMERALS}\d]{{1,3}}[\u4e00-\u9fff]{{0,10}}?(?:组|片区)))?"
    rf"(?P<number>[{NUMERALS}]{{1,3}}|\d{{1,2}})(?:{TEAM_WORK}|(?<=[{NUMERALS}\d])[\u4e00-\u9fff]{{2,8}}?)(?:小?组|片区)"
)
"""第一组, 检查一组, 第3督导组, 第二片区"""
ATTACHED = re.compile(r"附[件表图]?(?:目录|清单)?\d{0,2}：|附[件表]\d{0,2}$")


def begins_part(text: str) -> bool:
    """Whether a paragraph that begins so is a part of its own."""
    return any(marker.match(text) for marker in (FIRST, SECOND, THIRD, FOURTH, ATTACHED))


def number_of(text: str) -> int | None:
    """`六` is 6, `十二` 12, `3` 3; None where it is no number up to ninety-nine."""
    if text.isascii() and text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return NUMERALS.index(text) + 1 if len(text) == 1 and text in NUMERALS else None
    if any(len(part) > 1 or part not in NUMERALS for part in (tens, ones) if part):
        return None
    return (NUMERALS.index(tens) + 1 if tens else 1) * 10 + (NUMERALS.index(ones) + 1 if ones else 0)
