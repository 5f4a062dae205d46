"""Tokens of the API in words."""

from typing import Any

from qingchen import clock
from qingchen.accounts.models import ApiToken
from qingchen.accounts.token_holder import ALL_REGISTERS, TokenAct
from qingchen.registers.catalogue import registers
from qingchen.web.presenters.submissions import regions


def token(row: ApiToken) -> dict[str, Any]:
    """`{"state", "tag", "live", "area", "registers", "acts", …}`; the secret is nowhere to be had."""
    state, tag = "有效", "tag-good"
    if row.revoked_at:
        state, tag = "已停用", ""
    elif row.expires_at <= clock.now():
        state, tag = "已过期", "tag-amber"
    names = row.registers.split(",")
    titles = [registers()[name].title for name in names if name in registers()]
    return {
        "public_id": row.public_id,
        "title": row.title,
        "area": regions(row.includes),
        "registers": "全部台账" if ALL_REGISTERS in names else "、".join(titles),
        "acts": "、".join(TokenAct(act).title for act in row.acts.split(",")),
        "issued_by": row.issued_by_name,
        "issued_at": row.issued_at,
        "expires_at": row.expires_at,
        "last_used_at": row.last_used_at,
        "state": state,
        "tag": tag,
        "live": state == "有效",
    }
