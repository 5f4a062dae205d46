"""Accounts in words: whose, and how far opened."""

from typing import Any

from qingchen.accounts.models import User
from qingchen.values.actor import Role
from qingchen.web.presenters.submissions import regions

STATES = {"waiting": "未开通", "handed": "已发开通码", "in_use": "已开通", "stopped": "已停用"}
_TAGS = {"waiting": "tag-amber", "handed": "tag-accent", "in_use": "tag-good", "stopped": ""}


def state_of(user: User) -> str:
    """A key of STATES; `user` as `activation.store.accounts` gives it."""
    if not user.is_active:
        return "stopped"
    if user.has_usable_password():
        return "in_use"
    return "handed" if getattr(user, "code_until", None) else "waiting"


def row(user: User) -> dict[str, Any]:
    state = state_of(user)
    code_until = getattr(user, "code_until", None)
    return {
        "username": user.username,
        "name": user.name,
        "role": Role(user.role).title,
        "agency": user.agency,
        "post": user.post,
        "area": "全部" if user.includes == "*" else regions(user.includes),
        "state": STATES[state],
        "tag": _TAGS[state],
        "code_until": code_until,
        "last_login": user.last_login,
        "may_get": state != "stopped" and not (state == "in_use" and user.role == Role.SECURITY_AUDITOR),
        "again": state == "in_use",
    }
