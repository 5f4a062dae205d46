"""Which figures a batch moved, from what to what, and who sent it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from qingchen.accounts.models import User
from qingchen.indicators.result import Result
from qingchen.registers.catalogue import registers
from qingchen.registers.models import Batch
from qingchen.web.moves import Move
from qingchen.web.presenters.figures import grouped
from qingchen.web.presenters.rates import drill_address
from qingchen.web.rates import Question

SHOWN = 60


def batch_line(batch: Batch, names: dict[str, str]) -> dict[str, Any]:
    """`names`: of people by account."""
    return {
        "uid": batch.uid,
        "number": batch.number,
        "register": registers()[batch.register].title,
        "file": batch.title,
        "sender": names.get(batch.sender, batch.sender),
        "known_at": batch.known_at,
        "rows": batch.rows,
        "withdrawals": batch.withdrawals,
        "href": reverse("batch_moves", args=[batch.uid]),
    }


def names_of(batches: Sequence[Batch]) -> dict[str, str]:
    return dict(User.objects.filter(username__in={one.sender for one in batches}).values_list("username", "name"))


def moves(found: Sequence[Move], question: Question) -> dict[str, Any]:
    """Lines in the order of the catalogue; `crossed` counts those that passed their target, either way."""
    lines = [_line(one, question) for one in found]
    return {
        "lines": lines[:SHOWN],
        "more": max(0, len(lines) - SHOWN),
        "count": len(lines),
        "crossed": sum(bool(line["turn"]) for line in lines),
    }


def _line(one: Move, question: Question) -> dict[str, Any]:
    after, before = one.after, one.before
    same = before is not None and before.rate == after.rate
    return {
        "title": after.title,
        "group": after.group_name,
        "before": _text(before),
        "before_counts": _counts(before),
        "after": _text(after),
        "after_counts": _counts(after),
        "change": "仅“含排除单位”的数变动" if same else _change(before, after),
        "turn": _turn(before, after),
        "href": drill_address(after.indicator, after.group_code, question),
    }


def _text(one: Result | None) -> str:
    return "—" if one is None else one.figure_text


def _counts(one: Result | None) -> str:
    return "" if one is None or one.measure == "count" else grouped(one.rate)


def _change(before: Result | None, after: Result) -> str:
    if before is None or before.exact is None or after.exact is None:
        return ""
    apart = after.exact - before.exact
    if after.measure == "count":
        return f"{'+' if apart > 0 else '−'}{abs(int(apart))} {after.unit}" if apart else ""
    tenths = round(float(apart * 1000))
    return f"{'+' if tenths > 0 else '−'}{abs(tenths) / 10:.1f} 个百分点" if tenths else "不足 0.1 个百分点"


def _turn(before: Result | None, after: Result) -> str:
    """Where the target was passed: 转为达标, 转为未达标."""
    if before is None or before.met == after.met or after.met is None:
        return ""
    return "转为达标" if after.met else "转为未达标"
