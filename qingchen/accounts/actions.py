"""The audit line of an act, and the keeping of accounts."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from qingchen import clock
from qingchen.accounts.chain import canonical
from qingchen.accounts.models import ApiToken, AuditLine, User
from qingchen.accounts.refusal import Doer, doers_of, not_permitted
from qingchen.accounts.store import wake_sealer
from qingchen.accounts.token_holder import TokenAct
from qingchen.accounts.token_secret import digest_of, new_secret
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.values.person_numbers import hidden_in
from qingchen.values.region import Area

TOKEN_KEEPERS = (Role.PROVINCE, Role.SECURITY_AUDITOR)
"""Both see and revoke tokens; only the office issues them: whoever watches does not also give access."""
MOST_TOKEN_DAYS = 366


def record(
    actor: Actor,
    act: str,
    what: str,
    public_id: str = "",
    *,
    region: str = "",
    result: str = "done",
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write the audit line of an act. Call it inside the act's transaction, once.

    act      the action function's name (`submit_sheet`)
    what     the kind of thing acted on (`sheet`)
    region   division codes or the unit code, as the act knows the place
    details  JSON-able; never a person's data, never a secret. What people write of their own accord may hold such:
             identity numbers and phones in it are hidden
    """
    assert transaction.get_connection().in_atomic_block, f"{act}: the audit line belongs in the act's transaction"
    AuditLine.objects.create(
        at=clock.now(),
        actor=actor.username,
        actor_name=actor.name,
        role=actor.role.value,
        act=act,
        what=what,
        public_id=public_id,
        region=region,
        result=result,
        details=canonical({name: _without_persons(value) for name, value in (details or {}).items()}),
    )
    transaction.on_commit(wake_sealer)


def _without_persons(value: Any) -> Any:
    match value:
        case str():
            return hidden_in(value)
        case list() | tuple():
            return [_without_persons(one) for one in value]
        case Mapping():
            return {name: _without_persons(one) for name, one in value.items()}
        case _:
            return value


@transaction.atomic
def keep_account(
    actor: Actor,
    username: str,
    *,
    name: str,
    role: Role,
    area: Area,
    agency: str = "",
    post: str = "",
    password: str | None = None,
) -> User:
    """Create the account, or bring it to these values. Without a password it cannot sign in by one."""
    values = {
        "name": name,
        "role": role.value,
        "agency": agency,
        "post": post,
        "includes": ",".join(code or "*" for code in area.includes),
        "excludes": ",".join(area.excludes),
    }
    user, created = User.objects.get_or_create(
        username=username, defaults={**values, "password": make_password(password)}
    )
    before = {field: getattr(user, field) for field in values}
    if not created and (password is not None or before != values):
        for field, value in values.items():
            setattr(user, field, value)
        if password is not None:
            user.password = make_password(password)
        user.save()
    if created or before != values or password is not None:
        record(actor, "keep_account", "account", username, details={"role": role.value, "created": created})
    return user


@transaction.atomic
def issue_token(
    actor: Actor, title: str, *, area: Area, acts: Iterable[TokenAct], registers: Iterable[str], days: int
) -> tuple[ApiToken, str]:
    """A program's way in for `days` days, and its secret, which is never to be had again.

    registers   names; ALL_REGISTERS alone for every one
    Raises Problem.account.not_permitted, token.faulty, token.outside_area.
    """
    if actor.role is not Role.PROVINCE:
        raise not_permitted(actor, "发放接口令牌", (Doer.OFFICE,))
    chosen, names = sorted(set(acts)), sorted(set(registers))
    faults = [
        told
        for fault, told in (
            (not title.strip(), "没有写用途"),
            (not area.includes, "没有写区域"),
            (not chosen, "没有选可办理的事项"),
            (not names, "没有选台账"),
            (not 1 <= days <= MOST_TOKEN_DAYS, f"有效期须为 1 至 {MOST_TOKEN_DAYS} 天"),
        )
        if fault
    ]
    if faults:
        raise Problem("token.faulty", why="；".join(faults))
    if not actor.area.covers(area):
        raise Problem("token.outside_area", area="、".join(area.includes))
    secret, now = new_secret(), clock.now()
    token = ApiToken.objects.create(
        title=title.strip()[:50],
        digest=digest_of(secret),
        # Whoever speaks for a whole province does so with the office's rights, anybody else with a place's.
        role=(Role.PROVINCE if any(len(code) <= 2 for code in area.includes) else Role.PLACE).value,
        includes=",".join(code or "*" for code in area.includes),
        excludes=",".join(area.excludes),
        registers=",".join(names),
        acts=",".join(chosen),
        issued_by=actor.username,
        issued_by_name=actor.name,
        issued_at=now,
        expires_at=now + timedelta(days=days),
    )
    details = {"title": token.title, "registers": token.registers, "acts": token.acts, "days": days}
    record(actor, "issue_token", "token", token.public_id, region=token.includes, details=details)
    return token, secret


@transaction.atomic
def revoke_token(actor: Actor, public_id: str) -> ApiToken:
    """From now on it opens nothing. Raises Problem.account.not_permitted, thing.not_found."""
    if actor.role not in TOKEN_KEEPERS:
        raise not_permitted(actor, "停用接口令牌", doers_of(TOKEN_KEEPERS))
    token = ApiToken.objects.select_for_update().filter(public_id=public_id).first()
    if token is None:
        raise Problem("thing.not_found", what="这个令牌")
    token.revoked_at = token.revoked_at or clock.now()
    token.save()
    record(actor, "revoke_token", "token", token.public_id, region=token.includes, details={"title": token.title})
    return token
