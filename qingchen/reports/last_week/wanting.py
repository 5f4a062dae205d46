"""What is wanting, as values, and the words with which it is called for (催报)."""

from dataclasses import dataclass
from datetime import datetime

from qingchen.reports.wording import chinese_number, team_text

KINDS = ("self_check", "evidence", "sheet", "zero", "signature", "report")
TITLES = {
    "self_check": "自查",
    "evidence": "佐证",
    "sheet": "检查表",
    "zero": "零报告",
    "signature": "签字",
    "report": "报告",
}
OF_THE_TEAM = "report"
"""All that is asked of the team as a whole."""
_BLOCKING = frozenset({"sheet", "zero", "signature", "report"})
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Wanting:
    """One thing that a unit lacks; `unit` is empty for what the team as a whole lacks. `kind` is one of KINDS."""

    unit: str
    kind: str
    sentence: str

    @property
    def blocks(self) -> bool:
        """Whether the team cannot hand in without it: what the place itself owes does not hold the team up."""
        return self.kind in _BLOCKING


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to be called: who, of which office, in what matter."""

    name: str
    agency: str
    duty: str
    count: int


def named(codes: list[str]) -> str:
    """ZH1-01、ZH1-02等5项: the first few, and how many they are."""
    shown = "、".join(codes[:_MOST_NAMED])
    return f"{shown}等{len(codes)}项" if len(codes) > _MOST_NAMED else f"{shown}共{len(codes)}项"


def call_text(team: int, leader: str, liaison: str, due: datetime, now: datetime, wanting: list[Wanting]) -> str:
    """The text that the office sends to a team, to be copied whole."""
    if not wanting:
        return f"{team_text(team)}材料已齐，请组长{leader}及时上报。"
    lines = [
        f"【催报】督导检查{team_text(team)}（组长{leader}，联络员{liaison}）：截至{now.month}月{now.day}日{now.hour}时，"
        f"尚缺{len(wanting)}件{_of_places(wanting)}，{_until(due, now)}。"
    ]
    for number, unit in enumerate(dict.fromkeys(one.unit for one in wanting), 1):
        lines.append(f"{chinese_number(number)}、{unit or '本组'}")
        own = [one for one in wanting if one.unit == unit]
        lines += [f"{count}．{TITLES[one.kind]}：{one.sentence}" for count, one in enumerate(own, 1)]
    return "\n".join(lines)


def _of_places(wanting: list[Wanting]) -> str:
    owed = sum(not one.blocks for one in wanting)
    return f"（其中{owed}件由地方补）" if owed else ""


def _until(due: datetime, now: datetime) -> str:
    """The last day counts as in time: what is called for after it is late."""
    day = f"{due.month}月{due.day}日"
    return f"已过{day}上报期限，请立即补齐" if now.date() > due.date() else f"请于{day}前补齐"
