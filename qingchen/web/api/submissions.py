"""Submissions: handing in a file or rows, seeing what became of it, and acceptance by the level above."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from django.db.models import Q
from django.http import HttpRequest
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from qingchen.accounts.token_holder import ALL_REGISTERS, TokenAct
from qingchen.problems import Problem
from qingchen.registers import actions
from qingchen.registers.models import Submission
from qingchen.registers.permissions import lies_in, region_codes
from qingchen.values.actor import Actor
from qingchen.web.api.answers import problems
from qingchen.web.api.caller import allowed, check_asked, holder, known_register
from qingchen.web.api.cursor import cursor_of, place_of
from qingchen.web.api.sent_rows import FILE_NAME, file_of
from qingchen.web.api.shapes import ListAsked, Mode, Reason, RowsSent, SubmissionDetail, SubmissionPage
from qingchen.web.api.submission_shape import detail, shape
from qingchen.web.submissions_seen import submission_for, submissions_for

router = Router()
Withdrawing = Annotated[int, Query(ge=0, description="整本替换时同意撤销现有的多少行")]
_TWICE = {200: SubmissionDetail, 201: SubmissionDetail}
_SENT = """收下即检查，全部问题一次列出。内容相同（指纹相同）的文件重发不重复收入：
回答 200 和先前那份；首次收入回答 201。先前那份已退回或撤回的，按新的一份收入。"""


@router.post("", response=_TWICE, summary="报送文件", description=_SENT, openapi_extra=problems(403, 404, 409, 413))
def send_file(
    request: HttpRequest,
    file: Annotated[UploadedFile, File(description=".xlsx 或 .csv")],
    register_name: Annotated[str, Form(max_length=60)],
    region: Annotated[str, Form(max_length=600, description="报送区域的行政区划代码，多个用逗号隔开")],
    mode: Annotated[Mode, Form()] = "upsert",
) -> Status:
    digest = hashlib.sha256()
    for part in file.chunks():
        digest.update(part)
    file.seek(0)
    return _sent(request, register_name, file.name or "", file, digest.hexdigest(), mode, region)


@router.post(
    "/rows", response=_TWICE, summary="逐行报送", description=_SENT, openapi_extra=problems(403, 404, 409, 413)
)
def send_rows(request: HttpRequest, sent: RowsSent) -> Status:
    data = file_of(sent.rows)
    digest = hashlib.sha256(data).hexdigest()
    return _sent(request, sent.register_name, FILE_NAME, data, digest, sent.mode, sent.region)


@router.get("", response=SubmissionPage, summary="报送，新的在前", openapi_extra=problems())
def list_submissions(request: HttpRequest, asked: Query[ListAsked]) -> dict[str, object]:
    check_asked(request, asked)
    found = submissions_for(holder(request).actor).order_by("-received_at", "-public_id").select_related("batch")
    known = holder(request).registers
    if ALL_REGISTERS not in known:
        found = found.filter(register__in=known)
    after = place_of("submissions", asked.cursor)
    if after:
        at = datetime.fromisoformat(after["at"])
        found = found.filter(Q(received_at__lt=at) | Q(received_at=at, public_id__lt=after["id"]))
    page = list(found[: asked.limit + 1])
    shown = page[: asked.limit]
    last = shown[-1] if len(page) > asked.limit else None
    ended = last and {"at": last.received_at.isoformat(), "id": last.public_id}
    return {"submissions": [shape(one) for one in shown], "next": cursor_of("submissions", ended)}


@router.get("/{public_id}", response=SubmissionDetail, summary="一份报送及其问题", openapi_extra=problems(404))
def one_submission(request: HttpRequest, public_id: str) -> dict[str, object]:
    return detail(_submission(request, public_id))


@router.post(
    "/{public_id}/accept", response=SubmissionDetail, summary="接收入账", openapi_extra=problems(403, 404, 409)
)
def accept(request: HttpRequest, public_id: str, withdrawing: Withdrawing = 0) -> dict[str, object]:
    """由报送人的上一级办理；有问题的不能接收。整本替换（replace）要撤销现有的行的，须写明同意撤销多少行。"""
    actor = allowed(request, TokenAct.ACCEPT)
    actions.accept(actor, _submission(request, public_id), withdrawing=withdrawing)
    return detail(_submission(request, public_id))


@router.post("/{public_id}/refuse", response=SubmissionDetail, summary="退回", openapi_extra=problems(403, 404, 409))
def refuse(request: HttpRequest, public_id: str, why: Reason) -> dict[str, object]:
    """由报送人的上一级办理。"""
    return _closed(request, public_id, why, TokenAct.ACCEPT, actions.refuse)


@router.post("/{public_id}/withdraw", response=SubmissionDetail, summary="撤回", openapi_extra=problems(403, 404, 409))
def withdraw(request: HttpRequest, public_id: str, why: Reason) -> dict[str, object]:
    """入账以前由报送人撤回。"""
    return _closed(request, public_id, why, TokenAct.SUBMIT, actions.withdraw)


def _sent(
    request: HttpRequest,
    register_name: str,
    file_name: str,
    data: bytes | UploadedFile,
    digest: str,
    mode: str,
    region: str,
) -> Status:
    actor = allowed(request, TokenAct.SUBMIT)
    register = known_register(request, register_name)
    earlier = _received_before(actor, register.name, digest, mode, region)
    if earlier is not None:
        if earlier.state == Submission.State.RECEIVED:
            actions.check(actor, earlier)
        return Status(200, detail(earlier))
    received = actions.receive(actor, register.name, file_name, data, mode=mode, region=region)
    try:
        actions.check(actor, received)
    except Problem as problem:
        # A file that cannot be read is given back at once: it may be mended and sent again.
        actions.withdraw(actor, received, problem.sentence)
        raise
    return Status(201, detail(received))


def _received_before(actor: Actor, register_name: str, digest: str, mode: str, region: str) -> Submission | None:
    """The caller's own earlier submission of these very bytes for the same region."""
    closed = [Submission.State.REFUSED, Submission.State.WITHDRAWN]
    found = Submission.objects.filter(register=register_name, digest=digest, mode=mode)
    earlier = found.exclude(state__in=closed).first()
    if earlier is None or not lies_in(earlier.region.split(","), actor.area):
        return None
    return earlier if earlier.region == ",".join(region_codes(region)) else None


def _submission(request: HttpRequest, public_id: str) -> Submission:
    """Raises Problem.thing.not_found: also for a register that the token is not for."""
    found = submission_for(holder(request).actor, public_id)
    if not holder(request).knows(found.register):
        raise Problem("thing.not_found", what="这份报送")
    return found


def _closed(
    request: HttpRequest,
    public_id: str,
    why: Reason,
    act: TokenAct,
    close: Callable[[Actor, Submission, str], Submission],
) -> dict[str, object]:
    actor = allowed(request, act)
    close(actor, _submission(request, public_id), why.reason)
    return detail(_submission(request, public_id))
