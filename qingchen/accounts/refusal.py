"""What a person is told who may not: what was refused, whose work it is, and whom to ask. All such words are here."""

from collections.abc import Iterable
from enum import Enum

from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role


class Doer(Enum):
    """Whose work an act is, in the words of a refusal."""

    OFFICE = "省领导小组办公室"
    PLACE = "当地卫生健康部门"
    TEAM = "检查组"
    LEADER = "检查组组长"
    AUDITOR = "安全审计员"


_OF_ROLE = {
    Role.PROVINCE: Doer.OFFICE,
    Role.PLACE: Doer.PLACE,
    Role.INSPECTOR: Doer.TEAM,
    Role.SECURITY_AUDITOR: Doer.AUDITOR,
}
_ASK_TEAM = "请联系承担该地检查的检查组组长。"
_COUNTY_DIGITS = 6


def doers_of(roles: Iterable[Role]) -> tuple[Doer, ...]:
    """Whose work an act is that only these roles may do."""
    return tuple(_OF_ROLE[role] for role in roles if role in _OF_ROLE)


def not_permitted(actor: Actor, act: str, doers: tuple[Doer, ...]) -> Problem:
    """`doers`: who may, at least one. To be raised."""
    assert doers, act
    led = actor.role is Role.INSPECTOR and Doer.LEADER in doers
    return Problem(
        "account.not_permitted",
        act=act,
        whose="、".join(doer.value for doer in doers),
        role=actor.role.title + ("（不是该组组长）" if led else ""),
        ask=_ask(actor, doers),
    )


def _ask(actor: Actor, doers: tuple[Doer, ...]) -> str:
    field = {Doer.TEAM, Doer.LEADER} & set(doers)
    match actor.role:
        case Role.INSPECTOR:
            if field:
                return _ASK_TEAM
            return f"请向本组组长提出，由组长联系{doers[0].value}；您是组长的，直接联系。"
        case Role.PLACE:
            return _place_asks(actor, doers, bool(field))
        case Role.PROVINCE:
            return _ASK_TEAM if field else f"请联系{doers[0].value}。"
        case _:
            return "安全审计员只查看审计记录，不办理业务。" if actor.role is Role.SECURITY_AUDITOR else ""


def _place_asks(actor: Actor, doers: tuple[Doer, ...], field: bool) -> str:
    if Doer.OFFICE in doers and all(len(code) >= _COUNTY_DIGITS for code in actor.area.includes):
        return "请向您的上一级（审核您报送数据的部门）提出，需要时由其转报省领导小组办公室。"
    if Doer.OFFICE in doers:
        return "请向省领导小组办公室提出。"
    return "请与检查组联络员联系。" if field else f"请联系{doers[0].value}。"
