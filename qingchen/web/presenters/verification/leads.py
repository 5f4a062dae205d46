"""Leads by weight, each check once with its subjects; and how many may be missing from the registers."""

from collections.abc import Sequence
from typing import Any

from qingchen.registers.file_ids import file_ids
from qingchen.verification.catalogue import checks
from qingchen.verification.check import Flag
from qingchen.verification.list_overlap import ListPair
from qingchen.verification.measured import Weight, measured_of
from qingchen.verification.run import CheckRun
from qingchen.verification.undercount import ASSUMPTIONS, TwoLists, sentence, undercount

SHOWN = 200
TAGS = {Weight.HEAVY: "tag-violet", Weight.MIDDLE: "tag-violet", Weight.LIGHT: ""}


def groups(run: CheckRun) -> list[dict[str, Any]]:
    """By check, the heaviest and most frequent first: `{"title", "weight", "count", "examples", "more", …}`."""
    by_check: dict[str, list[Flag]] = {}
    for flag in run.flags:
        by_check.setdefault(flag.check, []).append(flag)
    ordered = sorted(by_check.items(), key=lambda one: (-one[1][0].weight, -len(one[1]), one[0]))
    return [_group(name, flags) for name, flags in ordered]


def _group(name: str, flags: Sequence[Flag]) -> dict[str, Any]:
    check, measured, weight = checks()[name], measured_of(name), flags[0].weight
    ranked = sorted(flags, key=lambda flag: flag.q_value if flag.q_value is not None else 0.0)
    return {
        "title": check.title,
        "weight": weight.title,
        "tag": TAGS[weight],
        "count": len(flags),
        "examples": [
            {"subject": flag.subject, "sentence": flag.sentence, "chance": _chance(flag), "row": _row(flag)}
            for flag in ranked[:SHOWN]
        ],
        "others": len(flags) - 2,
        "more": max(0, len(flags) - SHOWN),
        "look_at": check.look_at,
        "innocent": check.innocent,
        "basis": check.basis,
        "measured": measured.sentence if measured else "误报率和查出率尚未测定",
    }


def _row(flag: Flag) -> str:
    """The token of the row that it points at, where one may see that."""
    return file_ids().row(flag.source.register, flag.source.batch, flag.source.row) if flag.source else ""


def _chance(flag: Flag) -> str:
    """Of a statistical lead: how rare this would be where nothing is wrong."""
    if flag.p_value is None:
        return ""
    return f"如无异常，出现这种情形的概率为 {_small(flag.p_value)}（同批校正后 {_small(flag.q_value or flag.p_value)}）"


def _small(chance: float) -> str:
    return "不足 0.0001" if chance < 0.0001 else f"{chance:.4f}"


def not_looked(run: CheckRun) -> list[tuple[str, str]]:
    """(check, why): too little to look at is no good mark."""
    return [(checks()[one.check].title, one.reason) for one in run.not_looked]


def lists(pairs: Sequence[tuple[ListPair, TwoLists]]) -> dict[str, Any]:
    """`{"lines": [{"title", "note", "sentence"}], "assumptions"}`: pairs of which one list is empty say nothing."""
    lines = []
    for pair, counts in pairs:
        title = f"{pair.first}对{pair.second}"
        if not counts.first or not counts.second:
            empty = pair.second if counts.first else pair.first
            lines.append({"title": title, "note": pair.note, "sentence": f"没有{empty}的数据，无从比较。"})
            continue
        told = sentence(undercount(counts), counts, pair.counted, pair.first, pair.second)
        note = f"{pair.note}。在外地的另一份名单上有名的，本地两份名单都不计"
        lines.append({"title": title, "note": note, "sentence": told})
    return {"lines": lines, "assumptions": ASSUMPTIONS}
