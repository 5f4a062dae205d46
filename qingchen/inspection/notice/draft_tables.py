"""Targets and form tables of a draft: a notice has neither, so they are those of another campaign folder."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from qingchen.inspection.notice.draft import COLUMNS, Row
from qingchen.inspection.notice.element import Doubt, Element
from qingchen.inspection.plans import EVERY_UNIT

_FORM = re.compile("检查表|督查表|督导表|评分表|打分表|核查表|评估表")
_OF_EMPLOYERS = re.compile("企业|用人单位|现场|暗访")


def target_rows(template: Path) -> list[Row]:
    """Those of the whole province; what a unit's own letter of responsibility says is not taken over."""
    return [row for row in _rows(template / "targets.csv", "targets") if row["unit"] == EVERY_UNIT]


def form_rows(template: Path, elements: Sequence[Element]) -> tuple[list[Row], list[Doubt]]:
    """The template's forms under the titles of the notice's attachments."""
    named = [one for one in elements if one.name == "attachment" and _FORM.search(one.value)]
    rows = _rows(template / "forms.csv", "forms")
    for row in rows:
        of_employers = row["subject"] == "employer"
        fitting = [one for one in named if bool(_OF_EMPLOYERS.search(one.value)) is of_employers]
        if fitting:
            row["title"], row["place"] = fitting[0].value, (fitting[0].place.start, fitting[0].place.end)
    sentence = f"检查表的条目和目标值照 {template.name} 复制，条目的依据仍是原来的文号。请换成这份通知的正式附表。"
    return rows, [Doubt("forms_taken_over", sentence)]


def _rows(path: Path, table: str) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [{name: row[name] for name in COLUMNS[table]} | {"place": None} for row in csv.DictReader(lines)]
