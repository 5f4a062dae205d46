"""Signing in: accounts are given out by the office, nobody makes one."""

import hashlib
import hmac
from collections.abc import Mapping

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):
    """allauth's account adapter with the door for newcomers shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def attempted_username(request: HttpRequest | None, credentials: Mapping[str, str] | None) -> str:
    """The name under which axes counts and notes an attempt: as typed where there is such an account.

    Whatever else was typed (an identity number, a password in the wrong field) is noted as a keyed digest only.
    """
    from qingchen.accounts.models import User

    typed = (credentials or {}).get("username") or ""
    if not typed and request is not None:
        typed = request.POST.get("login", "") or request.POST.get("username", "")
    known = User.objects.filter(username__iexact=typed).values_list("username", flat=True).first()
    if known is not None or not typed:
        return known or ""
    digest = hmac.new(settings.SECRET_KEY.encode(), typed.casefold().encode(), hashlib.sha256).hexdigest()
    return f"?{digest[:16]}"
