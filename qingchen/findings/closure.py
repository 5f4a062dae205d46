"""When a finding may be closed (销号): a re-check drawn at random, or the indicator moved."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from fractions import Fraction


class Movement(StrEnum):
    """Whether the figure behind a finding changed for the better after it was mended."""

    NONE = "none"
    """No indicator belongs to the finding."""
    UNKNOWN = "unknown"
    """No result about a day after the mending, or nothing to compare with: unknown is not «did not move»."""
    MOVED = "moved"
    STILL = "still"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"none": "不对应指标", "unknown": "尚无整改后的结果", "moved": "指标已改善", "still": "指标未改善"}[self]


class RecheckStanding(StrEnum):
    """Where a finding stands in the draw of re-checks that it lies in."""

    NOT_DRAWN = "not_drawn"
    FRAMED = "framed"
    WAITING = "waiting"
    PASSED = "passed"
    SPARED = "spared"
    SPOILED = "spoiled"

    @property
    def title(self) -> str:  # type: ignore[override]
        return _STANDINGS[self]


_STANDINGS = {
    "not_drawn": "还没有参加复查抽取",
    "framed": "抽样框已公布，待公开号码产生后抽取",
    "waiting": "所在一批的复查还没有做完",
    "passed": "抽中复查，已通过",
    "spared": "未抽中，同批抽中的全部通过",
    "spoiled": "未抽中，但同批有未通过的，须重新抽取",
}


def movement(
    before: Fraction | None, after: Fraction | None, *, lower_is_better: bool, target: Fraction | None
) -> Movement:
    """Compared un-rounded; whoever has come to the target has moved, were it by nothing more than being there."""
    if after is None:
        return Movement.UNKNOWN
    sign = -1 if lower_is_better else 1
    if target is not None and sign * after >= sign * target:
        return Movement.MOVED
    if before is None:
        return Movement.UNKNOWN
    return Movement.MOVED if sign * after > sign * before else Movement.STILL


def recheck_standing(code: str, drawn: Collection[str], outcomes: Mapping[str, bool]) -> RecheckStanding:
    """Standing of a finding that lies in a draw's frame. `outcomes`: of the drawn ones re-checked so far, passed or
    not. Those that were not drawn stand and fall with those that were."""
    if code in drawn:
        if code not in outcomes:
            return RecheckStanding.WAITING
        return RecheckStanding.PASSED if outcomes[code] else RecheckStanding.SPOILED
    if not all(outcomes.values()):
        return RecheckStanding.SPOILED
    return RecheckStanding.SPARED if set(drawn) <= set(outcomes) else RecheckStanding.WAITING


def closing_faults(moved: Movement, recheck: RecheckStanding, transfer_open: bool) -> list[str]:
    """Every reason against closing, a Chinese sentence each; none where the finding may be closed."""
    faults = []
    if moved is not Movement.MOVED and recheck not in (RecheckStanding.PASSED, RecheckStanding.SPARED):
        faults.append(
            f"须随机抽取复查通过，或者对应指标已改善：复查方面，{recheck.title}；指标方面，{moved.title}。"
            "请先抽取复查，或在固化新的指标结果后再销号。"
        )
    if transfer_open:
        faults.append("已移送执法机关，执法台账上还没有办结。请登记立案编号，待执法台账报送处理结果后再销号。")
    return faults


def is_superficial(closed: bool, moved: Movement) -> bool:
    """表面整改: closed, and the figure behind it did not get better."""
    return closed and moved is Movement.STILL
