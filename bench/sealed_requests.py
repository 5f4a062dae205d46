"""Requests of a place to three worlds in turn: with a sealed visit, without, and a copy of the one without."""

import logging
import random
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.test import Client

from qingchen import clock
from qingchen.accounts.models import User
from tests.integration.sealed.sealed_world import PLACE, Dice, SealedWorld
from tests.integration.sealed.test_sealed_visit_shows_nowhere import WHEN

WITH, WITHOUT, COPY = "with", "without", "copy"
PROBES = {
    "/inspectees/{visit}/": "visit",
    "/sheets/{sealed_sheet}/": "sealed_sheet",
    "/evidence/{sealed_evidence}/": "sealed_evidence",
    "/draws/{sealed_draw}/": "sealed_draw",
    "/findings/{sealed_finding}/": "sealed_finding",
}
"""Addresses of sealed things, as one who guessed the id would ask: the world without has them not."""
PAGES = ("/tasks/", "/inspectees/", "/sheets/", "/draws/", "/findings/", "/search/?q=示例0105")
Times = Mapping[str, Mapping[str, list[float]]]


def times_of(folder: Path, requests: int) -> Times:
    """Seconds of each request by address and world: the worlds in an order drawn anew for every turn."""
    with pytest.MonkeyPatch.context() as patch:
        things = _build(folder, Dice(patch))
    shutil.copytree(folder / WITHOUT, folder / COPY)
    addresses = [address.format(**things) for address in PROBES] + list(PAGES)
    clients = {world: _client(folder / world) for world in (WITH, WITHOUT, COPY)}
    turns = random.Random(20200720)
    logging.getLogger("django.request").setLevel(logging.ERROR)  # every probe is «not found», and said so
    found = {address: {world: [] for world in clients} for address in addresses}
    with clock.at(WHEN):
        for turn in range(requests + 1):  # the first of all is to warm up
            for address in addresses:
                for world in turns.sample(sorted(clients), len(clients)):
                    taken = _seconds(folder / world, clients[world], address)
                    if turn:
                        found[address][world].append(taken)
    return found


def _build(folder: Path, dice: Dice) -> dict[str, str]:
    things: dict[str, str] = {}
    for world, sealed in ((WITH, True), (WITHOUT, False)):
        with _at(folder / world):
            call_command("migrate", verbosity=0)
            made = SealedWorld(dice, sealed=sealed)
            with transaction.atomic():
                made.build()
            things = made.things | things
    return things


def _client(home: Path) -> Client:
    client = Client()
    with _at(home):
        client.force_login(User.objects.get(username=PLACE), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def _seconds(home: Path, client: Client, address: str) -> float:
    with _at(home):
        User.objects.exists()  # the connection is opened before the watch is
        began = time.perf_counter()
        answer = client.get(address)
        taken = time.perf_counter() - began
    assert answer.status_code in (200, 404), (address, answer.status_code)
    return taken


@contextmanager
def _at(home: Path) -> Iterator[None]:
    """Within, store and database are those of this world."""
    home.mkdir(exist_ok=True)
    connection, before = connections["default"], settings.QINGCHEN_HOME
    database = connection.settings_dict["NAME"]
    connection.close()
    settings.QINGCHEN_HOME, connection.settings_dict["NAME"] = home, home / "qingchen.sqlite3"
    try:
        yield
    finally:
        connection.close()
        settings.QINGCHEN_HOME, connection.settings_dict["NAME"] = before, database
