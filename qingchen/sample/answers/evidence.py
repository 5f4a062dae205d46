"""The contents of the evidence files that the sheets name."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from random import Random

from qingchen.inspection.answer_text import text
from qingchen.inspection.answer_types import NoSuchObject, NotApplicable, Repeat
from qingchen.sample.answers import file_names, pictures
from qingchen.sample.answers.from_ledgers import is_main
from qingchen.sample.answers.line import Line
from qingchen.sample.answers.setting import Setting
from qingchen.sample.answers.workshop import Workshop
from qingchen.standards.codes import code_list


def of_place(setting: Setting, lines: list[Line], visited: date) -> dict[str, bytes]:
    """Contents by file name."""
    place, name = setting.place, setting.papers_of
    files = {file_names.working_notes(name): _notes(name, visited, lines)}
    for domain in dict.fromkeys(line.item.domain for line in lines):
        within = [line for line in lines if line.item.domain == domain]
        files[file_names.catalogue(name, domain)] = _catalogue(setting, domain, within)
    rates = [
        (line.item.code, line.item.title, text(line.item, line.claimed), line.item.register)
        for line in lines
        if is_main(line.item)
    ]
    files[file_names.rate_sources(name)] = _table(("编码", "事项", "自查填报", "数据来源"), rates)
    labels = code_list("key_industry")
    counts = [(labels.label_of(name), count) for name, count in place.employers_by_industry.items()]
    files[file_names.by_industry(name)] = _table(("行业", "用人单位数（户）"), counts)
    taken = datetime(visited.year, visited.month, visited.day, 9, 12)
    return files | _excuses(name, lines) | _photos(name, place.code, taken, setting.random)


def of_employer(shop: Workshop, lines: list[Line]) -> dict[str, bytes]:
    name = shop.facts.name
    files = {
        file_names.working_notes(name): _notes(name, shop.visit.arrived.date(), lines),
        file_names.drawn_list(name): _table(
            ("编码", "抽查对象", "是否符合", "情况说明"),
            [
                (line.item.code, row.subject, "是" if row.holds else "否", row.note)
                for line in lines
                if isinstance(line.found, Repeat)
                for row in line.found.rows
            ],
        ),
    }
    return files | _excuses(name, lines) | _photos(name, shop.code, shop.visit.arrived, shop.random)


def _catalogue(setting: Setting, domain: str, lines: list[Line]) -> bytes:
    told = [f"{setting.place.name}自查佐证材料目录（{domain}）", ""]
    for number, line in enumerate(lines, start=1):
        paper = line.item.evidence or line.item.title
        told.append(f"{number}. {line.item.code} {line.item.title}｜{paper}｜{setting.random.randint(1, 9)} 份")
    return _lines(told)


def _notes(name: str, on: date, lines: list[Line]) -> bytes:
    told = [f"检查工作记录：{name}", f"日期：{on.year}年{on.month}月{on.day}日", ""]
    for line in lines:
        said = f"；{line.trouble.fact}（{line.trouble.figure}）" if line.trouble else ""
        told.append(f"{line.item.code} {line.item.title}：{text(line.item, line.found)}{said}")
    return _lines(told)


def _excuses(name: str, lines: list[Line]) -> dict[str, bytes]:
    excused = [(line.item, line.found) for line in lines if isinstance(line.found, NotApplicable | NoSuchObject)]
    if not excused:
        return {}
    told = [f"{name}不适用和无此类对象事项说明", ""]
    told += [f"{item.code} {item.title}：{answer.reason}。" for item, answer in excused]
    return {file_names.excuses(name): _lines(told)}


def _photos(name: str, code: str, taken: datetime, random: Random) -> dict[str, bytes]:
    return {
        file_names.photo(name, number): pictures.photo(
            f"{code.upper()}  SITE {number:02d}", taken + timedelta(minutes=17 * number), random
        )
        for number in range(1, file_names.PHOTOS + 1)
    }


def _lines(told: Iterable[str]) -> bytes:
    return ("\n".join(told) + "\n").encode()


def _table(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")
