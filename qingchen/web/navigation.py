"""The entries of the sidebar, by role."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from qingchen.values.actor import Role

_OFFICES = (Role.PROVINCE, Role.PLACE, Role.INSPECTOR)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page group. `address` is the name of its first page; pages below that address light it up."""

    title: str
    icon: str
    address: str
    roles: tuple[Role, ...] = _OFFICES


GROUPS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "",
        (
            Entry("待办", "clipboard-check", "tasks"),
            Entry("全省一览", "layout-grid", "overview", (Role.PROVINCE, Role.INSPECTOR)),
        ),
    ),
    (
        "本轮督导检查",
        (
            Entry("由通知建立活动", "file-text", "notices", (Role.PROVINCE,)),
            Entry("督导检查轮次", "flag", "round", (Role.PROVINCE,)),
            Entry("检查对象", "building-community", "inspectees"),
            Entry("双随机抽取", "arrows-shuffle", "draws"),
            Entry("行程", "calendar", "itinerary"),
            Entry("数据核查", "shield-check", "verification"),
            Entry("检查表", "clipboard-list", "sheets"),
            Entry("问题", "alert-triangle", "findings"),
            Entry("意见建议", "bulb", "opinions"),
            Entry("报告", "file-text", "reports"),
            Entry("年终考核", "star", "assessment", (Role.PROVINCE, Role.PLACE)),
            Entry("催报和上报", "send", "last_week", (Role.PROVINCE, Role.INSPECTOR)),
            Entry("减负台账", "clipboard-check", "burden"),
        ),
    ),
    (
        "数据",
        (
            Entry("台账报送", "database-import", "submissions", (Role.PROVINCE, Role.PLACE)),
            Entry("查询", "search", "search"),
            Entry("人员比对", "users", "links", (Role.PROVINCE, Role.PLACE)),
            Entry("台账查询与导出", "table", "ledgers"),
            Entry("指标", "percentage", "indicators"),
            Entry("康复站点", "map-pin", "residents"),
        ),
    ),
    (
        "管理",
        (
            Entry("账号", "users", "people", (Role.PROVINCE, Role.SECURITY_AUDITOR)),
            Entry("操作留痕", "history", "audit", (Role.PROVINCE, Role.SECURITY_AUDITOR)),
            Entry("接口令牌", "key", "tokens", (Role.PROVINCE, Role.SECURITY_AUDITOR)),
        ),
    ),
)


def entries_for(role: Role, path: str, counts: dict[str, int] | None = None) -> list[dict[str, Any]]:
    """Groups of entries that a role may use; `current` marks the one that `path` lies under."""
    counts = counts or {}
    groups = []
    for title, entries in GROUPS:
        shown = [
            {
                "title": entry.title,
                "icon": entry.icon,
                "href": reverse(entry.address),
                "current": _lies_under(path, reverse(entry.address)),
                "count": counts.get(entry.address, 0),
            }
            for entry in entries
            if role in entry.roles
        ]
        if shown:
            groups.append({"title": title, "entries": shown})
    return groups


def _lies_under(path: str, address: str) -> bool:
    return path == address if address == "/" else path.startswith(address)
