"""The states of an on-site record. The strings are stored; never rename one."""

from enum import StrEnum


class RecordState(StrEnum):
    """Written until it is signed; then fixed."""

    DRAFTED = "drafted"
    SIGNED = "signed"
    VOIDED = "voided"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"drafted": "待签字", "signed": "已签字", "voided": "已作废"}[self]


RECORD_MACHINE = "现场记录"
RECORD_TRANSITIONS: dict[str, tuple[RecordState, RecordState]] = {
    "sign_record": (RecordState.DRAFTED, RecordState.SIGNED),
    "void_record": (RecordState.DRAFTED, RecordState.VOIDED),
}
RECORD_OWNERS = {RecordState.DRAFTED: "team", RecordState.SIGNED: "nobody", RecordState.VOIDED: "nobody"}
