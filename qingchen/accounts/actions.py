"""The audit line of an act, and the keeping of accounts."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from qingchen import clock
from qingchen.accounts.chain import canonical
from qingchen.accounts.models import AuditLine, User
from qingchen.accounts.store import wake_sealer
from qingchen.values.actor import Actor, Role
from qingchen.values.region import Area


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
    details  JSON-able; never a person's data, never a secret
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
        details=canonical(dict(details or {})),
    )
    transaction.on_commit(wake_sealer)


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
