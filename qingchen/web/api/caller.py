"""Who calls: the holder of the token, what it may do, and how often."""

from dataclasses import replace
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from ninja import Schema
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from qingchen.accounts.store import token_holder
from qingchen.accounts.token_holder import TokenAct, TokenHolder
from qingchen.inspection import store
from qingchen.problems import Problem
from qingchen.registers.catalogue import register_named, registers
from qingchen.registers.register import Register
from qingchen.values.actor import Actor


class Token(HttpBearer):
    """`Authorization: Bearer qc_…`. A wrong, an expired and a revoked token are told alike."""

    def authenticate(self, request: HttpRequest, token: str) -> TokenHolder | None:
        held = token_holder(token)
        return held and replace(held, actor=store.closed_for(held.actor))


class PerToken(SimpleRateThrottle):
    """So many requests a token; each process counts its own."""

    def __init__(self) -> None:
        super().__init__(settings.QINGCHEN_API_RATE)

    def get_cache_key(self, request: HttpRequest) -> str:
        return f"api:{holder(request).actor.username}"


def holder(request: HttpRequest) -> TokenHolder:
    return cast(TokenHolder, request.auth)


def allowed(request: HttpRequest, act: TokenAct) -> Actor:
    """Raises Problem.token.act_not_allowed."""
    held = holder(request)
    if act not in held.acts:
        raise Problem("token.act_not_allowed", act=act.title)
    return held.actor


def check_asked(request: HttpRequest, asked: Schema) -> None:
    """Raises Problem.request.invalid: a parameter that there is not, which would otherwise narrow nothing unnoticed."""
    unknown = [name for name in request.GET if name not in type(asked).model_fields]
    if unknown:
        lines = tuple(f"{name[:60]}：没有这一项" for name in unknown)
        raise Problem("request.invalid", count=len(lines), lines=lines)


def known_register(request: HttpRequest, name: str) -> Register:
    """A register that the token is for. Of any other it is not told whether it is there."""
    if name not in registers() or not holder(request).knows(name):
        ours = "、".join(one for one in registers() if holder(request).knows(one))
        raise Problem("register.unknown", name=name[:60], known=ours)
    return register_named(name)
