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


class VisitDayState(StrEnum):
    """The day of a visit: the team proposes, the place answers (notice, section 五: 联系确定)."""

    PROPOSED = "proposed"
    OTHER_ASKED = "other_asked"
    FIXED = "fixed"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"proposed": "待地方确认", "other_asked": "地方要求改期", "fixed": "已确定"}[self]


Transitions = dict[str, tuple[StrEnum, StrEnum]]

ROUND_MACHINE, SHEET_MACHINE, TEAM_MACHINE = "一轮督导检查", "检查表", "检查组"
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
VISIT_DAY_MACHINE = "到检日期"
VISIT_DAY_TRANSITIONS: Transitions = {
    "propose_dates": (VisitDayState.OTHER_ASKED, VisitDayState.PROPOSED),
    "confirm_date": (VisitDayState.PROPOSED, VisitDayState.FIXED),
    "ask_other_date": (VisitDayState.PROPOSED, VisitDayState.OTHER_ASKED),
    "reopen_date": (VisitDayState.FIXED, VisitDayState.OTHER_ASKED),
}
VISIT_DAY_OWNERS = {
    VisitDayState.PROPOSED: "place",
    VisitDayState.OTHER_ASKED: "leader",
    VisitDayState.FIXED: "nobody",
}

ACT_TITLES = {
    "read_notice": "读通知",
    "correct_notice": "补正活动草稿",
    "enter_notice": "由草稿载入活动",
    "enter_folder": "载入活动文件夹",
    "load_campaign": "载入活动",
    "publish_form": "发布检查表",
    "freeze_results": "固化指标结果",
    "assign_members": "编定检查组人员",
    "replace_member": "更换检查组成员",
    "add_to_pool": "补充备用人员",
    "open_round": "开始本轮督导检查",
    "close_round": "结束本轮督导检查",
    "submit_sheet": "提交检查表",
    "return_sheet": "退回补正",
    "sign_sheet": "组长签字",
    "sign_report": "签发检查工作报告",
    "reissue_report": "重新签发检查工作报告",
    "issue_document": "印发全省公文",
    "issue_transfer_letter": "印发移送函",
    "issue_assessment": "印发考核公文",
    "keep_scan": "登记签字盖章扫描件",
    "keep_certified": "登记数字签名件",
    "hand_over_round": "移交本轮全部材料",
    "save_entry": "填写检查事项",
    "add_evidence": "上传佐证",
    "select_county": "选定受检县",
    "freeze_employers": "固化用人单位抽样框",
    "freeze_inspectors": "固化检查人员抽样框",
    "drop_frame": "撤下抽样框",
    "publish_frames": "公布抽样框",
    "draw_by_number": "按公开号码抽取",
    "note_observation": "记录工作亮点和建议",
    "note_item": "按检查方式记录",
    "assign_items": "明确责任部门和责任人",
    "file_evidence": "归集佐证材料",
    "write_report": "编写综合材料",
    "file_report": "报送综合材料",
    "remind_department": "提醒部门备齐材料",
    "prefill_sheet": "带入台账数据",
    "decide_item": "裁定不一致的记录",
    "write_record": "制作现场记录",
    "sign_record": "现场记录签字",
    "void_record": "作废现场记录",
    "open_record": "查看现场记录原文",
    "raise_opinion": "登记意见建议",
    "address_opinion": "转办意见建议",
    "return_opinion": "改派意见建议",
    "reply_opinion": "登记部门答复",
    "feed_back_opinion": "向地方反馈答复",
    "raise_finding": "登记问题",
    "withdraw_finding": "撤回问题",
    "plan_itinerary": "测算行程",
    "propose_dates": "提出到检日期",
    "confirm_date": "确认到检日期",
    "ask_other_date": "要求改期",
    "reopen_date": "变更已定日期",
    "note_other_inspection": "登记其他检查",
    "note_member_limit": "登记人员专长、请假和回避",
    "plan_ask": "登记向地方提出的要求",
    "state_zero": "零报告",
    "hand_in": "上报报告和检查表",
    "freeze_records": "固化核查记录的抽样框",
    "file_recount": "报送抽样核查结果",
}

ROUND_OWNERS = {RoundState.PLANNED: "office", RoundState.OPENED: "office", RoundState.CLOSED: "nobody"}
TEAM_OWNERS = {TeamState.WORKING: "team", TeamState.SIGNED: "nobody"}
SHEET_OWNERS = {
    # Who holds the pen in each state: the filler is the place for a self-check, the team for an inspection.
    SheetState.OPEN: "filler",
    SheetState.SUBMITTED: "leader",
    SheetState.SIGNED: "nobody",
}
