"""Recounts by the pages: the plan's fingerprint read off the page, the seed typed in, look after look filed."""

import re
from collections.abc import Callable
from typing import Any

from django.test import Client

from qingchen.accounts.models import User
from qingchen.inspection.models import Inspectee

_DIGEST = re.compile(r'name="digest" value="(\w+)"')
_LINE = re.compile(r'data-label="台账记为">([^<]*)</td>\s*<td data-label="核查结果"><select[^>]*name="result-([^"]+)"')


def recount(post: Callable[..., Any], username: str, team: int, lines: list[dict[str, str]]) -> None:
    for line in lines:
        place = Inspectee.objects.filter(kind="unit", unit__team__number=team, code=line["unit"]).first()
        if place is None:
            continue
        asked = {name: line[name] for name in ("indicator", "of")}
        draw = f"/verification/{place.public_id}/draw/"
        digest = _DIGEST.search(_text(username, draw, asked))
        assert digest is not None
        drawn = post(username, draw, **asked, digest=digest[1], seed=line["seed"]).headers["Location"]
        _file(post, username, drawn, {int(at) for at in line["not_found"].split()})


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
