"""The states of a finding (问题) and of a transfer to an enforcement body (移送), as tables: act → (from, to).

The strings are stored; never rename one.
"""

from enum import StrEnum


class FindingState(StrEnum):
    """From being raised to closure (对账销号). A shortcoming that a place finds itself begins at `mending`."""

    RAISED = "raised"
    WITHDRAWN = "withdrawn"
    ORDERED = "ordered"
    MENDING = "mending"
    MENDED = "mended"
    REVIEWED = "reviewed"
    CLOSED = "closed"

    @property
    def title(self) -> str:  # type: ignore[override]
        return _FINDING_TITLES[self]


class TransferState(StrEnum):
    """An employer's illegal act with the body that enforces the law."""

    SENT = "sent"
    RECEIVED = "received"
    FILED = "filed"
    CONCLUDED = "concluded"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"sent": "已移送", "received": "已签收", "filed": "已立案", "concluded": "已办结"}[self]


_FINDING_TITLES = {
    "raised": "已登记",
    "withdrawn": "已撤回",
    "ordered": "待整改",
    "mending": "整改中",
    "mended": "待复核",
    "reviewed": "待销号",
    "closed": "已销号",
}
FINDING_MACHINE = "问题"
FINDING_TRANSITIONS: dict[str, tuple[FindingState, FindingState]] = {
    "withdraw_finding": (FindingState.RAISED, FindingState.WITHDRAWN),
    "order_rectification": (FindingState.RAISED, FindingState.ORDERED),
    "file_measure": (FindingState.ORDERED, FindingState.MENDING),
    "file_mending": (FindingState.MENDING, FindingState.MENDED),
    "return_mending": (FindingState.MENDED, FindingState.MENDING),
    "pass_review": (FindingState.MENDED, FindingState.REVIEWED),
    "fail_recheck": (FindingState.REVIEWED, FindingState.MENDING),
    "close_finding": (FindingState.REVIEWED, FindingState.CLOSED),
    "reopen_finding": (FindingState.CLOSED, FindingState.MENDING),
}
FINDING_OWNERS = {
    FindingState.RAISED: "office",
    FindingState.WITHDRAWN: "nobody",
    FindingState.ORDERED: "place",
    FindingState.MENDING: "place",
    FindingState.MENDED: "reviewer",
    FindingState.REVIEWED: "office",
    FindingState.CLOSED: "nobody",
}
OPEN_STATES = (FindingState.ORDERED, FindingState.MENDING)
"""While the place has the pen its term runs."""

TRANSFER_MACHINE = "移送执法"
TRANSFER_TRANSITIONS: dict[str, tuple[TransferState, TransferState]] = {
    "note_receipt": (TransferState.SENT, TransferState.RECEIVED),
    "note_case": (TransferState.RECEIVED, TransferState.FILED),
    "conclude_transfer": (TransferState.FILED, TransferState.CONCLUDED),
}
TRANSFER_OWNERS = {
    TransferState.SENT: "enforcement",
    TransferState.RECEIVED: "enforcement",
    TransferState.FILED: "enforcement",
    TransferState.CONCLUDED: "nobody",
}

ACT_TITLES = {
    "raise_finding": "登记问题",
    "withdraw_finding": "撤回问题",
    "note_shortcoming": "登记自查发现的问题",
    "order_rectification": "下达整改",
    "file_measure": "报送整改措施",
    "add_proof": "上传整改佐证",
    "file_mending": "报送整改结果",
    "return_mending": "退回整改",
    "pass_review": "复核通过",
    "freeze_rechecks": "固化复查抽样框",
    "pass_recheck": "复查通过",
    "fail_recheck": "复查未通过",
    "close_finding": "销号",
    "reopen_finding": "反弹重开",
    "escalate_finding": "提醒、催办、通报",
    "transfer_finding": "移送执法机关",
    "note_receipt": "登记移送签收",
    "note_case": "登记立案",
    "conclude_transfer": "移送办结",
    "export_findings": "导出问题整改台账",
}
