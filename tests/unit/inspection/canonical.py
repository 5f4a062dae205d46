"""Strategies of canonical answers and entries for any item, and the two forms of the Jilin campaign."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from qingchen.inspection import written
from qingchen.inspection.answer import (
    Answer,
    Choice,
    Composite,
    Day,
    NoSuchObject,
    NotApplicable,
    Number,
    Ratio,
    Repeat,
    Row,
    Unverifiable,
    WhenWhere,
    Words,
    YesNo,
    YesPartialNo,
)
from qingchen.inspection.entry import VERDICTS, Entry
from qingchen.inspection.form import Form, read_form
from qingchen.inspection.item import AnswerType, Item
from qingchen.inspection.rendering.fields import EXCUSE_TITLES

CAMPAIGN = Path(__file__).parents[3] / "campaigns" / "jilin-2020"
AWKWARD = [
    "=1+1",
    "+86",
    "-5",
    "@home",
    "是",
    "不适用",
    "证明:a.pdf",
    "001",
    "第一行\n第二行",
    "a;b",
    "<&>\"'",
    "_x0041_",
]


def form(code: str) -> Form:
    found, faults = read_form(CAMPAIGN / f"{code}.csv")
    assert found is not None, faults
    return found


FORM1, FORM2 = form("form1"), form("form2")
ITEMS = (*FORM1.items, *FORM2.items)

_text = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=30))
words = _text.map(written.text)
told = words.filter(bool)
line = _text.map(lambda text: written.text(text, lines=False))
told_line = line.filter(bool)
file_name = told_line.filter(lambda name: written.file_names(name) == (name,) and ":" not in name)
files = st.lists(file_name, max_size=3, unique=True).map(tuple)
proof = st.lists(file_name, min_size=1, max_size=3, unique=True).map(tuple)
_minute = st.datetimes(datetime(2019, 8, 1), datetime(2020, 7, 1)).map(lambda at: at.replace(second=0, microsecond=0))


def figures(decimals: int, least: int = 0, most: int = 10**9) -> st.SearchStrategy[int | Decimal]:
    return st.integers(least * 10**decimals, most * 10**decimals).map(
        lambda units: written.number(str(Decimal(units).scaleb(-decimals)))
    )


def values(item: Item) -> st.SearchStrategy[Answer]:
    """Values of the item's own type."""
    match item.answer_type:
        case AnswerType.YES_NO:
            return st.booleans().map(YesNo)
        case AnswerType.YES_PARTIAL_NO:
            partial = told.map(lambda missing: YesPartialNo("partial", missing))
            return st.one_of(partial, st.builds(YesPartialNo, st.sampled_from(["yes", "no"]), words))
        case AnswerType.NUMBER:
            return figures(item.decimals).map(Number)
        case AnswerType.COMPOSITE:
            each = st.tuples(*(figures(item.decimals) for _ in item.parts))
            return each.map(lambda numbers: Composite(tuple(zip(item.parts, numbers, strict=True))))
        case AnswerType.RATIO:
            return st.integers(1, 10**7).flatmap(lambda n: st.builds(Ratio, st.integers(0, n), st.just(n)))
        case AnswerType.DATE:
            return st.dates(date(2019, 7, 12), date(2020, 7, 1)).map(Day)
        case AnswerType.CHOICE:
            return st.sampled_from(item.choices).map(Choice)
        case AnswerType.TEXT:
            return told.filter(lambda text: text not in EXCUSE_TITLES.values()).map(Words)
        case AnswerType.WHEN_WHERE:
            here = st.tuples(figures(7, -180, 180), figures(7, -90, 90))
            return st.builds(
                lambda at, after, place, where: WhenWhere(min(at, after), max(at, after), place, *where),
                _minute,
                _minute,
                line,
                st.one_of(st.just((None, None)), here),
            )
        case AnswerType.REPEAT:
            rows = st.lists(st.builds(Row, told_line, st.booleans(), words), min_size=1, max_size=4)
            return rows.map(lambda found: Repeat(tuple(found)))


def answers(item: Item) -> st.SearchStrategy[Answer]:
    """Values of the item's type and everything that may stand in place of one."""
    excuse = st.one_of(
        st.builds(NotApplicable, told_line, proof),
        st.builds(NoSuchObject, told_line, proof),
        st.builds(Unverifiable, told_line),
    )
    return st.one_of(values(item), values(item), excuse)


def entries(item: Item) -> st.SearchStrategy[Entry]:
    return st.builds(
        Entry,
        st.just(item.code),
        answers(item),
        responsible_person=line,
        department=line,
        verdict=st.sampled_from(["", *VERDICTS]),
        remark=words,
        method=line,
        evidence=files,
    )
