"""Handing out codes, and opening an account with one."""

import hmac
from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.activation.code import DAYS, TRIES, new_code, plain
from qingchen.accounts.activation.models import ActivationCode
from qingchen.accounts.models import User
from qingchen.accounts.refusal import Doer, not_permitted
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role


@transaction.atomic
def issue_codes(actor: Actor, users: Sequence[User]) -> list[tuple[User, str]]:
    """A code for each of these accounts, never to be had again; earlier codes of theirs open nothing any more.

    An account in use keeps its password until the code is used. The auditor's, once in use, is nobody's at a page:
    whoever is watched may not open the watcher's account.
    Raises Problem account.not_permitted, account.nobody_chosen, account.auditor_in_use, account.stopped.
    """
    if actor.role is not Role.PROVINCE:
        raise not_permitted(actor, "发放开通码", (Doer.OFFICE,))
    if not users:
        raise Problem("account.nobody_chosen")
    for user in users:
        if not user.is_active:
            raise Problem("account.stopped", name=user.name)
        if user.role == Role.SECURITY_AUDITOR and user.has_usable_password():
            raise Problem("account.auditor_in_use", name=user.name)
    by, now = User.objects.get(username=actor.username), clock.now()
    ActivationCode.objects.filter(user__in=users, used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
    handed = [(user, new_code()) for user in users]
    ActivationCode.objects.bulk_create(
        ActivationCode(
            user=user, digest=_digest(code), issued_by=by, issued_at=now, expires_at=now + timedelta(days=DAYS)
        )
        for user, code in handed
    )
    again = sorted(user.username for user in users if user.has_usable_password())
    details = {"accounts": sorted(user.username for user in users), "in_use": again}
    record(actor, "issue_codes", "account", details=details)
    return handed


def activate_account(username: str, typed: str, password: str) -> User:
    """Set the account's password by a code; nobody is signed in. The code is used up.

    Raises Problem account.wrong_code, the same for whatever is not right, or account.weak_password with why.
    """
    code = _newest(username, typed)
    if code is None:
        raise Problem("account.wrong_code", days=DAYS)
    try:
        validate_password(password, code.user)
    except ValidationError as refused:
        raise Problem("account.weak_password", lines=tuple(refused.messages)) from None
    return _open(code.id, password)


@transaction.atomic
def _open(code_id: int, password: str) -> User:
    code = ActivationCode.objects.select_for_update(of=("self",)).select_related("user").get(id=code_id)
    if code.used_at is not None:
        raise Problem("account.wrong_code", days=DAYS)
    user, code.used_at = code.user, clock.now()
    code.save(update_fields=["used_at"])
    user.set_password(password)
    user.save(update_fields=["password"])
    record(user.actor, "activate_account", "account", user.username)
    return user


@transaction.atomic
def _newest(username: str, typed: str) -> ActivationCode | None:
    """The account's newest code where it is the one typed and still opens; a wrong one is counted for good."""
    code = (
        ActivationCode.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(user__username=username.strip(), user__is_active=True)
        .order_by("-id")
        .first()
    )
    if code is None or code.used_at is not None or code.expires_at <= clock.now() or code.tries >= TRIES:
        return None
    if hmac.compare_digest(code.digest, _digest(typed)):
        return code
    code.tries += 1
    code.save(update_fields=["tries"])
    return None


def _digest(code: str) -> str:
    return salted_hmac("qingchen.activation", plain(code), algorithm="sha256").hexdigest()
