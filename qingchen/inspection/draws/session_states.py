"""The states of a session of draws: what enforces that the number comes after the frames."""

from enum import StrEnum


class SessionState(StrEnum):
    """The strings are stored; never rename one."""

    PREPARING = "preparing"
    PUBLISHED = "published"
    DRAWN = "drawn"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"preparing": "备抽样框", "published": "已公布，待号码", "drawn": "已抽取"}[self]


SESSION_MACHINE = "一场抽取"
SESSION_TRANSITIONS: dict[str, tuple[StrEnum, StrEnum]] = {
    "publish_frames": (SessionState.PREPARING, SessionState.PUBLISHED),
    "draw_by_number": (SessionState.PUBLISHED, SessionState.DRAWN),
}
SESSION_OWNERS = {
    SessionState.PREPARING: "office",
    SessionState.PUBLISHED: "office",
    SessionState.DRAWN: "nobody",
}
