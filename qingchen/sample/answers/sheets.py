"""Lines → the entries of the two sheets, with their evidence."""

from random import Random

from qingchen.inspection.answer_types import YesPartialNo
from qingchen.inspection.entry import Entry
from qingchen.inspection.item import AnswerType
from qingchen.sample.answers import file_names
from qingchen.sample.answers.departments import Departments
from qingchen.sample.answers.from_ledgers import is_main
from qingchen.sample.answers.line import Line
from qingchen.sample.answers.wording import remark

_SEEN = ("现场", "清点", "查看")


def self_check(name: str, lines: list[Line], random: Random) -> list[Entry]:
    people = Departments(random)
    return [
        Entry(
            line.item.code,
            line.claimed,
            responsible_person=people.responsible_person(line.item.asked),
            department=people.department(line.item.asked),
            remark=f"欠缺部分正在补齐：{line.claimed.missing}"
            if isinstance(line.claimed, YesPartialNo) and line.claimed.missing
            else "",
            evidence=_papers(name, line),
        )
        for line in lines
    ]


def inspection(name: str, lines: list[Line], random: Random) -> list[Entry]:
    found, photos = [], 0
    for line in lines:
        seen = any(word in line.item.method for word in _SEEN)
        evidence = [file_names.working_notes(name)]
        if seen:
            evidence = [file_names.photo(name, photos % file_names.PHOTOS + 1)]
            photos += 1
        if line.item.answer_type is AnswerType.REPEAT:
            evidence.append(file_names.drawn_list(name))
        found.append(
            Entry(
                line.item.code,
                line.found,
                verdict=line.verdict,
                remark=remark(line, random),
                method=line.item.method.replace("+", "、"),
                evidence=tuple(evidence),
            )
        )
    return found


def _papers(name: str, line: Line) -> tuple[str, ...]:
    catalogue = file_names.catalogue(name, line.item.domain)
    if is_main(line.item):
        return (catalogue, file_names.rate_sources(name))
    if line.item.code == "ZH2-05":
        return (catalogue, file_names.by_industry(name))
    return (catalogue,)
