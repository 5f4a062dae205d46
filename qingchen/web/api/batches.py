"""Batches: what was accepted, in its order, with the digest of each, and the rows it brought."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from qingchen.accounts.token_holder import ALL_REGISTERS, TokenAct
from qingchen.problems import Problem
from qingchen.registers import actions, store
from qingchen.registers.catalogue import register_named
from qingchen.registers.models import Batch
from qingchen.web.api.answers import as_json, problems
from qingchen.web.api.caller import allowed, check_asked, holder
from qingchen.web.api.cursor import cursor_of, place_of
from qingchen.web.api.shapes import BatchPage, BatchRows, BatchShape, ListAsked

router = Router()


@router.get("", response=BatchPage, summary="入账批次，按次序", openapi_extra=problems(403))
def list_batches(request: HttpRequest, asked: Query[ListAsked]) -> dict[str, object]:
    check_asked(request, asked)
    actor = allowed(request, TokenAct.READ)
    found = store.batches_for(actor).select_related("submission")
    known = holder(request).registers
    if ALL_REGISTERS not in known:
        found = found.filter(register__in=known)
    after = place_of("batches", asked.cursor).get("number", 0)
    page = list(found.filter(number__gt=after)[: asked.limit + 1])
    shown = page[: asked.limit]
    ended = {"number": shown[-1].number} if len(page) > asked.limit else None
    return {"batches": [_shape(one) for one in shown], "next": cursor_of("batches", ended)}


@router.get("/{uid}", response=BatchShape, summary="一个批次", openapi_extra=problems(403, 404))
def one_batch(request: HttpRequest, uid: str) -> dict[str, object]:
    return _shape(_batch(request, uid))


@router.get("/{uid}/rows", response=BatchRows, summary="批次的行，逐页", openapi_extra=problems(403, 404))
def rows_brought(request: HttpRequest, uid: str, asked: Query[ListAsked]) -> dict[str, object]:
    """入账时的样子，入账后不再改变。"""
    check_asked(request, asked)
    batch = _batch(request, uid)
    place = place_of(f"batch:{uid}", asked.cursor)
    after = (batch.number, place["row"]) if place else None
    page = actions.read_batch(allowed(request, TokenAct.READ), batch, after, asked.limit)
    ended = page.after and {"row": page.after[1]}
    return {
        "uid": uid,
        "register_name": batch.register,
        "rows": as_json(register_named(batch.register), page.rows, "_act", "_about"),
        "next": cursor_of(f"batch:{uid}", ended),
    }


def _batch(request: HttpRequest, uid: str) -> Batch:
    """Raises Problem.thing.not_found: also for a register that the token is not for."""
    found = store.batch_of(allowed(request, TokenAct.READ), uid)
    if not holder(request).knows(found.register):
        raise Problem("thing.not_found", what="这个批次")
    return found


def _shape(batch: Batch) -> dict[str, Any]:
    return {
        "uid": batch.uid,
        "number": batch.number,
        "register_name": batch.register,
        "region": batch.region.split(","),
        "known_on": batch.known_on,
        "known_at": batch.known_at,
        "title": batch.title,
        "rows": batch.rows,
        "withdrawals": batch.withdrawals,
        "sha256": batch.digest,
        "submission": batch.submission.public_id if batch.submission else None,
    }
