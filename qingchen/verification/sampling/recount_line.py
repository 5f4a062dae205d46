"""One line of a recount as it was written down, on paper, in a workbook or on the page; read, or told what is wrong."""

from dataclasses import dataclass
from datetime import date

from qingchen.registers.cells.dates import day_of
from qingchen.verification.sampling.records import Record
from qingchen.verification.sampling.recount import Found, Result, done_of

TITLES = {
    Result.AGREES: "一致",
    Result.DIFFERS: "不一致",
    Result.NOT_FOUND: "无原始记录",
    Result.NOT_REACHED: "未能核查",
}
_RESULTS = {title: result for result, title in TITLES.items()}


@dataclass(frozen=True, slots=True)
class Written:
    """The cells of a line, as text: nothing is read yet. `on`: a day in any way that offices write one."""

    code: str
    result: str
    number: str = ""
    document: str = ""
    on: str = ""

    @property
    def blank(self) -> bool:
        return not any((self.result.strip(), self.number.strip(), self.document.strip()))


@dataclass(frozen=True, slots=True)
class Recounted:
    """A line that holds: what was found of a record, by which paper, when."""

    record: Record
    found: Found
    document: str
    on: date


def read_lines(
    lines: list[Written], drawn: dict[str, Record], places: dict[str, int], today: date
) -> tuple[list[Recounted], list[str]]:
    """The lines that are filled, and every fault at once: where, what was found, how to mend it. Blank lines wait.

    drawn    the records by code, places their places in the draw
    """
    read, faults, told = [], [], set()
    for line in lines:
        if line.blank:
            continue
        record = drawn.get(line.code.strip())
        if record is None:
            faults.append(f"编号“{line.code}”不在本次抽取之内。请用本次抽取的核查表填写，不要改动编号。")
            continue
        where = (
            f"第 {places[record.code]} 份（{record.name}{'，' + record.work_position if record.work_position else ''}）"
        )
        if record.code in told:
            faults.append(f"{where}填写了两次。请只留一行。")
            continue
        told.add(record.code)
        held, wrong = _read(line, record, today)
        faults += [f"{where}：{one}。请改正后再提交。" for one in wrong]
        if held is not None:
            read.append(held)
    return read, faults


def _read(line: Written, record: Record, today: date) -> tuple[Recounted | None, list[str]]:
    result = _RESULTS.get(line.result.strip()) or next((one for one in Result if one == line.result.strip()), None)
    if result is None:
        return None, [f"核查结果“{line.result}”不在“{'、'.join(_RESULTS)}”之内"]
    wrong = []
    number, fault = _number(line.number)
    done = None
    if not fault:
        done, fault = done_of(record, result, number)
    wrong += [fault] if fault else []
    on, fault = _day(line.on, today)
    wrong += [fault] if fault else []
    if result in (Result.AGREES, Result.DIFFERS) and not line.document.strip():
        wrong.append("没有写明看到的原始凭证（报告编号、档案页、签到册等）")
    if wrong:
        return None, wrong
    return Recounted(record, Found(record.code, result, done), line.document.strip()[:200], on), []


def _number(text: str) -> tuple[int | None, str]:
    text = text.strip().removesuffix(".0")
    if not text:
        return None, ""
    if text.isascii() and text.isdigit() and len(text) < 7:
        return int(text), ""
    return None, f"核实数“{text}”不是非负整数"


def _day(text: str, today: date) -> tuple[date, str]:
    if not text.strip():
        return today, ""
    day = day_of(text)
    if day is None:
        return today, f"核查日期“{text}”不是写全年月日的日期（如 {today.isoformat()}）"
    return day, f"核查日期 {day} 在今天之后" if day > today else ""
