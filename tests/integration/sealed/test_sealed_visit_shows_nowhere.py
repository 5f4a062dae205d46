"""Until its release a sealed visit changes no byte of any answer that a place, its county or its program gets."""

import re
from collections import Counter
from datetime import datetime
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from qingchen import clock
from qingchen.accounts.models import User
from tests.integration.sealed.routes import ROUTES, SECOND
from tests.integration.sealed.sealed_world import COUNTY, PLACE, SECRETS, Dice, SealedWorld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
WHEN = datetime(2020, 7, 23, 9)
COMMITMENT = re.compile(rb'(data-label="\xe6\x89\xbf\xe8\xaf\xba">)[0-9a-f]{64}(?=<)')
"""A commitment is a token too: the hash of a frame with 32 secret random bytes. That each unit has one stands."""
Answers = dict[tuple[str, ...], tuple[int, bytes]]


def test_every_route_stands_in_the_table():
    assert sorted(set(_patterns()) - set(ROUTES)) == [], "list these in tests/integration/sealed/routes.py"
    assert sorted(set(ROUTES) - set(_patterns())) == []


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_a_sealed_visit_changes_no_byte_of_any_answer(monkeypatch, settings, tmp_path):
    dice = Dice(monkeypatch)
    # The world with the visit comes first and names its things; the other asks for the same names, and has them not.
    things, seen = _answers(SealedWorld(dice, sealed=True), settings, tmp_path / "with")
    other = SealedWorld(dice, sealed=False, things={name: things[name] for name in SECRETS})
    _, without = _answers(other, settings, tmp_path / "without")
    assert set(seen) == set(without)
    unlike = [asked for asked in seen if seen[asked] != without[asked]]
    assert unlike == [], "\n".join(f"{asked}\n{_unlike(seen[asked], without[asked])}" for asked in unlike)
    opened = Counter(who for (who, _, _), (status, _) in seen.items() if status == 200)
    assert min(opened[PLACE], opened[COUNTY]) > 25
    assert opened["token"] > 5


def _answers(world: SealedWorld, settings, home) -> tuple[dict[str, str], Answers]:
    """Every route asked for by GET and POST with every thing it can name, in a world that is undone afterwards."""
    settings.QINGCHEN_HOME = home
    home.mkdir()
    answers: Answers = {}
    with transaction.atomic():
        world.build()
        with clock.at(WHEN):
            for who in (PLACE, COUNTY, "token"):
                for pattern in _patterns():
                    if (who == "token") == pattern.startswith("api/"):
                        for address, method in product(_addresses(pattern, world.things), ("get", "post")):
                            world.dice.set(f"{who} {method} {address}")
                            answers[(who, method, address)] = _asked(_client(who, world), method, address)
        transaction.set_rollback(True)
    return world.things, answers


def _client(who: str, world: SealedWorld) -> Client:
    if who == "token":
        cache.clear()
        return Client(headers={"Authorization": f"Bearer {world.things['secret']}"})
    client = Client()
    client.force_login(User.objects.get(username=who), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def _asked(client: Client, method: str, address: str) -> tuple[int, bytes]:
    answer = getattr(client, method)(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    packed = body.startswith(b"PK")
    passing = {"Expires", "Content-Length"} if packed else {"Expires"}
    told = "\n".join(f"{name}: {value}" for name, value in sorted(answer.headers.items()) if name not in passing)
    plain = _unpacked(body) if packed else COMMITMENT.sub(rb"\1(told)", body)
    return answer.status_code, told.encode() + b"\n" + plain


def _unpacked(data: bytes) -> bytes:
    """What lies in a workbook or archive, but for the hour at which the machine wrote it."""
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name != "docProps/core.xml"]
        return b"\n".join(name.encode() + b"\n" + archive.read(name) for name in names)


def _addresses(pattern: str, things: dict[str, str]) -> list[str]:
    told = ROUTES.get(pattern, "visit" if "<" in pattern else "")  # the other test tells of what is not listed
    if not told or told.startswith("="):
        return [told.removeprefix("=") or f"/{pattern}"]
    found = []
    for name in told.split():
        value = things.get(name, name)
        first = re.sub(r"<[^>]*>", value.replace("\\", ""), pattern, count=1)
        found.append("/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: SECOND.get(part[1], "x"), first))
    return found


def _patterns() -> list[str]:
    def walk(patterns, before: str):
        for one in patterns:
            here = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, here)
            elif isinstance(one, URLPattern):
                yield here

    return list(dict.fromkeys(walk(get_resolver().url_patterns, "")))


def _unlike(one: tuple[int, bytes], other: tuple[int, bytes]) -> str:
    pairs = zip(one[1].splitlines(), other[1].splitlines(), strict=False)
    return "\n".join(f"- {a!r}\n+ {b!r}" for a, b in pairs if a != b)[:1500]
