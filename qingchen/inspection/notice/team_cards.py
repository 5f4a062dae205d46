"""A small table a team: labels at the left (组长, 组员, 督导地区), what they say at the right.

Read as the prose that it stands for.
"""

import re

from qingchen.inspection.notice.element import Place
from qingchen.inspection.notice.flow import Flow, joined
from qingchen.inspection.notice.grid import Grid
from qingchen.inspection.notice.headings import TEAM_NAME, TEAM_WORK

_NAME = re.compile(rf"{TEAM_NAME}(?:（[^）]*）)?")
_LABEL = re.compile(
    rf"(?:副?组长|组员|成员|联络员|联络人|领队|带队领导|负责人|(?:负责)?{TEAM_WORK}(?:地区|市州|州市|区域|对象|范围|县区|单位))"
    "(?P<said>：.*)?"
)
_LEAST_LABELS = 2


def told_by_cards(grid: Grid, text: str) -> list[Flow]:
    """Paragraphs as prose would have them: 第一组。组长：……。组员：……、……。 None where the table is another one."""
    rows = [_distinct(row) for row in grid.flows(text)]
    if sum(bool(row and _LABEL.fullmatch(row[0].text)) for row in rows) < _LEAST_LABELS:
        return []
    made: list[Flow] = []
    label: Place | None = None
    for row in rows:
        if not row:
            continue
        if _NAME.fullmatch(row[0].text):
            made.append(row[0])
            row = row[1:]
            label = None
        named = _LABEL.fullmatch(row[0].text) if row else None
        if made and named:
            begins = "。" if label else "："
            again = label == row[0].place()
            rest = row[1:]
            made[-1] = joined([made[-1], _mark("、" if again else begins, row[0]), *([] if again else [row[0]])])
            if not named["said"] and not again:
                made[-1] = joined([made[-1], _mark("：", row[0])])
            label = row[0].place()
            made[-1] = joined([made[-1], *rest])
        elif made and row and label:
            made[-1] = joined([made[-1], _mark("、", row[0]), *row])
    return made


def _distinct(row: list[Flow]) -> list[Flow]:
    """A cell that runs across several columns once."""
    found: list[Flow] = []
    for cell in row:
        if cell.text and (not found or cell.place() != found[-1].place()):
            found.append(cell)
    return found


def _mark(character: str, beside: Flow) -> Flow:
    return Flow(character, beside.at[:1])
