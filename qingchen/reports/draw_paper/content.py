"""What the page says, from the certificate and its frame alone: whoever has these two can print it again."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from qingchen.clock import SHANGHAI
from qingchen.reports.wording import day_text
from qingchen.values.draw_certificate import HOW, SPREAD, frame_lines

NAMED = 20
"""So many are told by name; of more the numbers of their lines in the frame, and all codes in the file attached."""
METHODS = {"sha256": "SHA-256 排序", "rivest": "Rivest 抽样"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the table. `code` is printed in a typeface of even width: to be compared letter by letter."""

    label: str
    words: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class DrawPaper:
    """`under` names the round, `sealed` tells who may not see it yet; `drawn` are lines.

    digest   the last member of the certificate
    """

    title: str
    under: str
    sealed: str
    facts: tuple[Fact, ...]
    drawn_title: str
    drawn: tuple[str, ...]
    steps: tuple[str, ...]
    digest: str


def draw_paper(certificate: str, frame: str, *, sealed: bool = False) -> DrawPaper:
    """`sealed` until the team's report is signed: the page says that it is not to leave the office and the team."""
    told = json.loads(certificate)
    title, drawn = _drawn(told, frame)
    return DrawPaper(
        title="随机抽取证书",
        under=told["round"],
        sealed="密封：检查组报告签发前，仅限省督导检查办公室和本组人员" if sealed else "",
        facts=(*_what(told), *_frame(told), *_number(told), *_seed(told)),
        drawn_title=title,
        drawn=drawn,
        steps=_steps(told),
        digest=told["digest"],
    )


def _what(told: dict[str, Any]) -> list[Fact]:
    event = f"（第 {told['event']} 次）" if told.get("event", 1) > 1 else ""
    title = told.get("title") or f"{told['place']}核查记录"
    facts = [Fact("抽取事项", f"{title}{event}，编号 {told['draw_code']}")]
    if reason := told.get("reason_of_redraw"):
        facts.append(Fact("重抽原因", reason))
    if "item" in told:
        days = f"截至 {told['about']}，按 {told['known_on']} 所知"
        looks = "、".join(str(one) for one in told["looks"])
        facts.append(Fact("核查项目", f"{told['place']}“{told['item']}”，{told['of']}，{days}；分次查看 {looks} 份"))
    return facts


def _frame(told: dict[str, Any]) -> list[Fact]:
    strata, take = told["strata"], told["take"]
    whole, wanted = f"{told['population']} 条", sum(take.values())
    if SPREAD in take:
        words = f"{whole}，抽 {wanted} 条，按 {len(strata)} 层均匀散布"
    elif len(strata) == 1:
        words = f"{whole}，不分层，抽 {wanted} 个"
    else:
        words = f"{whole}。" + "；".join(f"“{name}”{size} 条抽 {take.get(name, 0)}" for name, size in strata.items())
    return [Fact("抽样框", words), Fact("抽样框指纹", code=told["frame_digest"])]


def _number(told: dict[str, Any]) -> list[Fact]:
    """When the frame was told, which number was to decide, and what it turned out to be."""
    drawn = f"{_moment(told['drawn_at'])}抽取" if told.get("drawn_at") else ""
    if "number" not in told:
        return [Fact("抽取时间", drawn)] if drawn else []
    facts = []
    if told.get("source"):
        named = f"号码定于{day_text(date.fromisoformat(told['source_on']))}产生"
        when = f"{_moment(told['published_at'])}公布指纹，同时约定以“{told['source']}”为准，{named}"
        facts.append(Fact("公布和约定", when))
    facts.append(Fact("公开号码", f"号码产生后，{drawn}", told["number"]))
    return facts


def _seed(told: dict[str, Any]) -> list[Fact]:
    facts = []
    if told.get("salt"):
        facts += [Fact("密盐", code=told["salt"])]
        facts += [Fact("事先的承诺", "公开号码产生前公布，为“密盐/抽样框指纹/标签”的 SHA-256", told["commitment"])]
    if "label" in told:
        facts.append(Fact("标签", code=told["label"]))
    made = "“密盐/公开号码/标签”的 SHA-256（公开抽取的密盐为空）" if "number" in told else ""
    facts += [Fact("种子", made, told["seed"]), Fact("方法", f"{METHODS[told['method']]}：{HOW[told['method']]}")]
    return facts


def _drawn(told: dict[str, Any], frame: str) -> tuple[str, tuple[str, ...]]:
    lines = frame_lines(frame)
    place = {line[0]: number for number, line in enumerate(lines, 1)}
    name = {line[0]: line[2] for line in lines if len(line) > 2}
    codes = told["drawn"]
    if len(codes) <= NAMED:
        listed = tuple(
            f"{turn}. {name.get(code, '')}{'　' if code in name else ''}{code} [{place[code]}]"
            for turn, code in enumerate(codes, 1)
        )
        return f"抽中 {len(codes)} 个，依抽中次序，方括号内为在抽样框中的行号", listed
    rows = "、".join(str(place[code]) for code in codes)
    return f"抽中 {len(codes)} 条，依抽中次序的抽样框行号（编号见所附证书）", (rows,)


def _steps(told: dict[str, Any]) -> tuple[str, ...]:
    return (
        "本文件附有 certificate.json（证书）、frame.txt（抽样框）、verify_draw.py（核对程序），"
        "在阅读器的“附件”栏中另存；也可各自另行取得，以指纹核对。",
        "在任何装有 Python 3.9 以上的计算机上，不需联网，执行：python3 verify_draw.py certificate.json frame.txt",
        f"显示“the draw holds”即相符；三者中任何一个字节改动过，都会逐项指出。核对程序的 SHA-256：{told['program']}",
    )


def _moment(text: str) -> str:
    at = datetime.fromisoformat(text)
    local = at.astimezone(SHANGHAI) if at.tzinfo else at
    return f"{day_text(local.date())}{local:%H:%M}"
