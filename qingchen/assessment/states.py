"""The states of an assessment and of an appeal against it, as tables: act → (from, to). Stored; never rename one."""

from enum import StrEnum


class AssessmentState(StrEnum):
    """Tried, made known to the places, settled."""

    DRAFTED = "drafted"
    PROVISIONAL = "provisional"
    FINAL = "final"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"drafted": "试算", "provisional": "初评已公布", "final": "已定"}[self]


class AppealState(StrEnum):
    """A place's appeal until the office has answered."""

    FILED = "filed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"filed": "待答复", "accepted": "已采纳", "rejected": "未采纳"}[self]


ASSESSMENT_MACHINE = "年终考核"
ASSESSMENT_TRANSITIONS: dict[str, tuple[AssessmentState, AssessmentState]] = {
    "publish_provisional": (AssessmentState.DRAFTED, AssessmentState.PROVISIONAL),
    "publish_final": (AssessmentState.PROVISIONAL, AssessmentState.FINAL),
}
ASSESSMENT_OWNERS = {
    AssessmentState.DRAFTED: "office",
    AssessmentState.PROVISIONAL: "office",
    AssessmentState.FINAL: "nobody",
}
APPEAL_MACHINE = "考核申诉"
APPEAL_TRANSITIONS: dict[str, tuple[AppealState, AppealState]] = {
    "accept_appeal": (AppealState.FILED, AppealState.ACCEPTED),
    "reject_appeal": (AppealState.FILED, AppealState.REJECTED),
}
APPEAL_OWNERS = {AppealState.FILED: "office", AppealState.ACCEPTED: "nobody", AppealState.REJECTED: "nobody"}

ACT_TITLES = {
    "open_assessment": "建立年终考核",
    "declare_veto": "认定否决事项",
    "publish_provisional": "公布初评",
    "file_appeal": "提出申诉",
    "accept_appeal": "采纳申诉",
    "reject_appeal": "不采纳申诉",
    "publish_final": "公布考核结果",
    "export_assessment": "导出考核表",
}
