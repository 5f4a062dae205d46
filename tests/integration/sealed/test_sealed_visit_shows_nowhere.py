"""Until its release a sealed visit changes no byte of any answer that a place, its county or its program gets."""

import re
from collections import Counter
from datetime import datetime
from itertools import product
from shutil import copy
from urllib.parse import parse_qsl, urlencode

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from qingchen import clock
from qingchen.accounts.models import User
from tests.builders import picture
from tests.integration.sealed.asked import BODIES, QUERIES
from tests.integration.sealed.routes import NAMES, ROUTES, SECOND
from tests.integration.sealed.sealed_world import COUNTY, OTHER_TEAM, PLACE, SECRETS, Dice, SealedWorld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
WHEN = datetime(2020, 7, 23, 9)
COMMITMENT = re.compile(rb'(data-label="\xe6\x89\xbf\xe8\xaf\xba">)[0-9a-f]{64}(?=<)')
"""A commitment is a token too: the hash of a frame with 32 secret random bytes. That each unit has one stands."""
EXPIRES = re.compile(r"(?<=expires=)[^;]*", re.IGNORECASE)
"""Set by the machine's hour."""
KEYS_OF = "with"
"""Opaque addresses are made of a key of the store: the world without the visit has the keys of the other."""
Answers = dict[tuple[str, ...], tuple[int, bytes]]


def test_every_route_stands_in_the_table():
    assert sorted(set(_patterns()) - set(ROUTES)) == [], "list these in tests/integration/sealed/routes.py"
    assert sorted(set(ROUTES) - set(_patterns())) == []


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_a_sealed_visit_changes_no_byte_of_any_answer(monkeypatch, settings, tmp_path):
    dice = Dice(monkeypatch)
    # The world with the visit comes first and names its things; the other asks for the same names, and has them not.
    things, seen = _answers(SealedWorld(dice, sealed=True), settings, tmp_path / KEYS_OF)
    other = SealedWorld(dice, sealed=False, things={name: things[name] for name in SECRETS})
    _, without = _answers(other, settings, tmp_path / "without")
    assert set(seen) == set(without)
    unlike = [asked for asked in seen if seen[asked] != without[asked]]
    assert unlike == [], "\n".join(f"{asked}\n{_unlike(seen[asked], without[asked])}" for asked in unlike)
    opened = Counter(who for (who, *_), (status, _) in seen.items() if status == 200)
    assert min(opened[PLACE], opened[COUNTY], opened[OTHER_TEAM]) > 50
    assert opened["token"] > 8


def _answers(world: SealedWorld, settings, home) -> tuple[dict[str, str], Answers]:
    """Every route asked for by GET and POST with every thing it can name, in a world that is undone afterwards."""
    settings.QINGCHEN_HOME = home
    home.mkdir()
    for key in (home.parent / KEYS_OF).glob("*key*"):
        copy(key, home)
    answers: Answers = {}
    with transaction.atomic():
        world.build()
        with clock.at(WHEN):
            for who in (PLACE, COUNTY, OTHER_TEAM, "token"):
                for pattern in _patterns():
                    if (who == "token") == pattern.startswith("api/"):
                        for method, address, body in _asked_of(pattern, world.things):
                            world.dice.set(f"{who} {method} {address} {body}")
                            answers[(who, method, address, body)] = _asked(_client(who, world), method, address, body)
        transaction.set_rollback(True)
    return world.things, answers


def _client(who: str, world: SealedWorld) -> Client:
    if who == "token":
        cache.clear()
        return Client(headers={"Authorization": f"Bearer {world.things['secret']}"})
    client = Client()
    client.force_login(User.objects.get(username=who), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def _asked(client: Client, method: str, address: str, body: str) -> tuple[int, bytes]:
    """Status, every header with the cookies, and the answer byte for byte, packed ones too."""
    sent = dict(parse_qsl(body))
    if "files" in sent:
        sent |= {"files": SimpleUploadedFile("暗访照片.png", picture("blue"))}
    answer = getattr(client, method)(address, sent) if method == "post" else client.get(address)
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    told = [f"{name}: {value}" for name, value in sorted(answer.headers.items()) if name != "Expires"]
    told += [EXPIRES.sub("", one.OutputString()) for _, one in sorted(answer.cookies.items())]
    return answer.status_code, "\n".join(told).encode() + b"\n" + COMMITMENT.sub(rb"\1(told)", data)


def _asked_of(pattern: str, things: dict[str, str]) -> list[tuple[str, str, str]]:
    """Method, address and form of everything that is asked of a route."""
    found = []
    for address in _addresses(pattern, things):
        found += [("get", address, ""), ("post", address, "")]
        found += [("get", f"{address}?{query.format_map(things)}", "") for query in QUERIES.get(pattern, ())]
        forms = [{name: text.format_map(things) for name, text in form.items()} for form in BODIES.get(pattern, ())]
        found += [("post", address, urlencode(form)) for form in forms]
    return found


def _addresses(pattern: str, things: dict[str, str]) -> list[str]:
    told = ROUTES.get(pattern, "visit" if "<" in pattern else "")  # the other test tells of what is not listed
    if not told or told.startswith("="):
        return [told.removeprefix("=") or f"/{pattern}"]
    found = []
    for name, act in product(told.split(), NAMES.get(pattern, SECOND["name"]).split()):
        first = re.sub(r"<[^>]*>", things.get(name, name).replace("\\", ""), pattern, count=1)
        second = SECOND | {"name": act}
        found.append("/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part, of=second: of.get(part[1], "x"), first))
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
