"""Recounts by the pages: the frame frozen as its page shows it, later drawn, look after look filed."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.test import Client

from qingchen.accounts.models import User
from qingchen.inspection.models import Inspectee, RecordDraw

_DIGEST = re.compile(r'name="digest" value="(\w+)"')
_LINE = re.compile(r'data-label="台账记为">([^<]*)</td>\s*<td data-label="核查结果"><select[^>]*name="result-([^"]+)"')


def freeze(post: Callable[..., Any], username: str, team: int, lines: list[dict[str, str]]) -> None:
    for line, place in _places(team, lines):
        asked = {name: line[name] for name in ("indicator", "of")}
        draw = f"/verification/{place.public_id}/draw/"
        digest = _DIGEST.search(_text(username, draw, asked))
        assert digest is not None
        post(username, draw, **asked, digest=digest[1])


def recount(post: Callable[..., Any], username: str, team: int, lines: list[dict[str, str]]) -> None:
    for line, place in _places(team, lines):
        drawn = RecordDraw.objects.get(inspectee=place, indicator=line["indicator"], of=line["of"])
        sheet = f"/verification/draws/{drawn.public_id}/"
        _file(post, username, sheet, {int(at) for at in line["not_found"].split()})


def _places(team: int, lines: list[dict[str, str]]) -> Iterator[tuple[dict[str, str], Inspectee]]:
    for line in lines:
        place = Inspectee.objects.filter(kind="unit", unit__team__number=team, code=line["unit"]).first()
        if place is not None:
            yield line, place


def _file(post: Callable[..., Any], username: str, drawn: str, not_found: set[int]) -> None:
    filed = 0
    while len(due := _LINE.findall(_text(username, drawn))) > filed:
        filed = len(due)
        fields = {}
        for at, (reported, code) in enumerate(due, 1):
            missing = at in not_found and reported not in ("未完成", "0")
            fields[f"result-{code}"] = "无原始记录" if missing else "一致"
            fields[f"document-{code}"] = "" if missing else f"原始记录卷宗第 {at} 份"
        post(username, f"{drawn}file/", **fields)


def _text(username: str, url: str, asked: dict[str, str] | None = None) -> str:
    client = Client()
    client.force_login(User.objects.get(username=username), "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(url, asked or {})
    assert answer.status_code == 200, f"{url}: {answer.status_code}"
    return answer.content.decode()
