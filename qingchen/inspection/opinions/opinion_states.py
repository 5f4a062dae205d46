"""The states of an opinion. The strings are stored; never rename one."""

from enum import StrEnum


class OpinionState(StrEnum):
    """From the meeting to the place's having the answer in hand."""

    RAISED = "raised"
    ADDRESSED = "addressed"
    REPLIED = "replied"
    FED_BACK = "fed_back"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"raised": "已登记", "addressed": "已转办", "replied": "已答复", "fed_back": "已反馈"}[self]


OPINION_MACHINE = "地方反映的意见建议"
OPINION_TRANSITIONS: dict[str, tuple[OpinionState, OpinionState]] = {
    "address_opinion": (OpinionState.RAISED, OpinionState.ADDRESSED),
    "return_opinion": (OpinionState.ADDRESSED, OpinionState.RAISED),
    "reply_opinion": (OpinionState.ADDRESSED, OpinionState.REPLIED),
    "feed_back_opinion": (OpinionState.REPLIED, OpinionState.FED_BACK),
}
OPINION_OWNERS = {
    OpinionState.RAISED: "office",
    OpinionState.ADDRESSED: "department",
    OpinionState.REPLIED: "office",
    OpinionState.FED_BACK: "nobody",
}
