"""Who may send rows, look after a submission and accept it."""

from collections.abc import Sequence

from qingchen.accounts.refusal import doers_of, not_permitted
from qingchen.problems import Problem
from qingchen.standards import divisions
from qingchen.values.actor import Actor, Role
from qingchen.values.region import Area

COUNTY_DIGITS = 6
MOST_OF_A_REASON = 200
"""Characters of a reason that its audit line keeps."""
_SENDERS = (Role.PROVINCE, Role.PLACE)
_REVEALERS = (Role.PROVINCE, Role.PLACE, Role.INSPECTOR)


def region_codes(region: str) -> tuple[str, ...]:
    """The division codes of a comma-separated text, sorted, each once. Raises Problem.submission.unknown_region."""
    codes = sorted({divisions.normalise(code) for code in region.split(",") if code.strip()})
    for code in codes or [""]:
        if not divisions.exists(code):
            raise Problem("submission.unknown_region", region=code)
    return tuple(codes)


def lies_in(region: Sequence[str], area: Area) -> bool:
    return bool(region) and all(code in area for code in region)


def check_can_send(actor: Actor, region: Sequence[str], act: str) -> None:
    """Raises Problem.account.not_permitted (another role), account.outside_area."""
    if actor.role not in _SENDERS:
        raise not_permitted(actor, act, doers_of(_SENDERS))
    if not lies_in(region, actor.area):
        raise Problem("account.outside_area", region="、".join(region) or "未填", act=act)


def check_can_look_after(actor: Actor, region: Sequence[str]) -> None:
    """Raises Problem.thing.not_found: who may not know of a submission is not told that it is there."""
    if actor.role not in _SENDERS or not lies_in(region, actor.area):
        raise Problem("thing.not_found", what="这份报送")


def check_can_accept(actor: Actor, region: Sequence[str], file_name: str, act: str = "审核接收") -> None:
    """The level above the sender accepts; the province, having none above it, accepts its own too.

    Raises Problem.thing.not_found, Problem.submission.own_acceptance.
    """
    check_can_look_after(actor, region)
    sent_for = Area(tuple(region))
    above = actor.area.covers(sent_for) and not sent_for.covers(actor.area)
    if actor.role is not Role.PROVINCE and not above:
        raise Problem("submission.own_acceptance", file=file_name, act=act)


def check_can_reveal(actor: Actor, reason: str) -> None:
    """Raises Problem.account.not_permitted, Problem.reveal.no_reason."""
    if actor.role not in _REVEALERS:
        raise not_permitted(actor, "查看敏感信息", doers_of(_REVEALERS))
    if not reason.strip():
        raise Problem("reveal.no_reason")


def check_can_export(actor: Actor) -> None:
    """Whoever may look at rows may take them away, masked. Raises Problem.account.not_permitted."""
    if actor.role not in (*_REVEALERS, Role.SYSTEM):
        raise not_permitted(actor, "导出台账", doers_of(_REVEALERS))


def check_can_export_unmasked(actor: Actor, reason: str) -> None:
    """A whole register in clear: only the offices that keep it, never a team. Raises as `check_can_reveal`."""
    if actor.role not in _SENDERS:
        raise not_permitted(actor, "导出未遮盖的个人信息", doers_of(_SENDERS))
    if not reason.strip():
        raise Problem("reveal.no_reason")


def check_can_search(actor: Actor) -> None:
    """Raises Problem.account.not_permitted."""
    if actor.role not in _REVEALERS:
        raise not_permitted(actor, "查询单位和个人", doers_of(_REVEALERS))


def check_can_look_through(actor: Actor, county: str, reason: str) -> None:
    """Partial names and masked numbers are looked for within one county of the person's area only.

    Raises Problem.account.not_permitted, Problem.thing.not_found, Problem.reveal.no_reason.
    """
    check_can_search(actor)
    if len(county) != COUNTY_DIGITS or not divisions.exists(county) or not touches(actor.area, county):
        raise Problem("thing.not_found", what="这个县（市、区）")
    if not reason.strip():
        raise Problem("reveal.no_reason")


def touches(area: Area, county: str) -> bool:
    """Whether the county or a part of it lies in the area."""
    return county in area or any(code.startswith(county) for code in area.includes)
