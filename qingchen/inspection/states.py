"""The state machines of a round, as tables: act → (from, to). Diagrams and tests read the same tables.

The strings are stored; never rename one.
"""

from enum import StrEnum


class RoundState(StrEnum):
    """Set by the provincial office."""

    PLANNED = "planned"
    OPENED = "opened"
    CLOSED = "closed"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"planned": "筹备中", "opened": "进行中", "closed": "已结束"}[self]


class SheetState(StrEnum):
    """A form of one inspectee: filled by the place (self-check) or by the team (inspection)."""

    OPEN = "open"
    SUBMITTED = "submitted"
    SIGNED = "signed"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"open": "填写中", "submitted": "已提交", "signed": "已签字"}[self]


class TeamState(StrEnum):
    """A team's work until its leader has signed and handed in."""

    WORKING = "working"
    SIGNED = "signed"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"working": "核查中", "signed": "已签发上报"}[self]


Transitions = dict[str, tuple[StrEnum, StrEnum]]

ROUND_TRANSITIONS: Transitions = {
    "open_round": (RoundState.PLANNED, RoundState.OPENED),
    "close_round": (RoundState.OPENED, RoundState.CLOSED),
}
SHEET_TRANSITIONS: Transitions = {
    "submit_sheet": (SheetState.OPEN, SheetState.SUBMITTED),
    "return_sheet": (SheetState.SUBMITTED, SheetState.OPEN),
    "sign_sheet": (SheetState.SUBMITTED, SheetState.SIGNED),
}
TEAM_TRANSITIONS: Transitions = {
    "sign_report": (TeamState.WORKING, TeamState.SIGNED),
}

ACT_TITLES = {
    "read_notice": "读通知",
    "correct_notice": "补正活动草稿",
    "enter_notice": "由草稿载入活动",
    "load_campaign": "载入活动",
    "freeze_results": "固化指标结果",
    "open_round": "开始本轮督导检查",
    "close_round": "结束本轮督导检查",
    "submit_sheet": "提交检查表",
    "return_sheet": "退回补正",
    "sign_sheet": "组长签字",
    "sign_report": "签发检查工作报告",
    "save_entry": "填写检查事项",
    "add_evidence": "上传佐证",
    "select_county": "选定受检县",
    "draw_employers": "抽取用人单位",
    "note_observation": "记录工作亮点和建议",
    "note_item": "按检查方式记录",
    "decide_item": "裁定不一致的记录",
    "raise_finding": "登记问题",
    "withdraw_finding": "撤回问题",
    "draw_records": "抽取核查记录",
    "file_recount": "报送抽样核查结果",
}

SHEET_OWNERS = {
    # Who holds the pen in each state: the filler is the place for a self-check, the team for an inspection.
    SheetState.OPEN: "filler",
    SheetState.SUBMITTED: "leader",
    SheetState.SIGNED: "nobody",
}
