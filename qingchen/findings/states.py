"""The states of a finding (问题). Later stages (rectification, closure) go on from `raised`."""

from enum import StrEnum


class FindingState(StrEnum):
    """The strings are stored; never rename one."""

    RAISED = "raised"
    WITHDRAWN = "withdrawn"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"raised": "已登记", "withdrawn": "已撤回"}[self]


FINDING_TRANSITIONS: dict[str, tuple[FindingState, FindingState]] = {
    "withdraw_finding": (FindingState.RAISED, FindingState.WITHDRAWN),
}
FINDING_OWNERS = {FindingState.RAISED: "team", FindingState.WITHDRAWN: "nobody"}
