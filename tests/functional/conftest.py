"""The world, the site and the browser of the walk; made once, used by its steps in order."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.functional.people import DESK, Person
from tests.functional.server import CAMPAIGN, LIVES_AT, ROOT

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = os.environ.get("QINGCHEN_PICTURES") == "1"
_failed: list[str] = []


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    if item.get_closest_marker("browser") and outcome.get_result().failed:
        _failed.append(item.name)


def pytest_runtest_setup(item):
    """A step of the walk stands on those before it."""
    if item.get_closest_marker("browser") and _failed:
        pytest.skip(f"an earlier step failed: {_failed[0]}")


@dataclass
class Walk:
    """What the steps leave to each other."""

    site: str
    browser: Browser
    world: Path
    folder: Path
    people: dict[str, Person] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def person(self, username: str, **context: object) -> Person:
        """Signed in at first call, the same browser afterwards."""
        if username not in self.people:
            screen = {"viewport": DESK, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"} | context
            person = Person(self.browser.new_context(**screen), self.site, username)
            person.sign_in()
            self.people[username] = person
        return self.people[username]

    def picture(self, person: Person, name: str) -> None:
        """A picture for the README; only where QINGCHEN_PICTURES=1, so that a run of the tests changes no file."""
        if PICTURES:
            (ROOT / "docs" / "pictures").mkdir(parents=True, exist_ok=True)
            person.page.screenshot(path=ROOT / "docs" / "pictures" / f"{name}.png")


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    """Ledgers and answers of the second team's places; of all places where pictures are taken."""
    from qingchen.sample import generate

    out = tmp_path_factory.mktemp("world")
    generate("demo", 2020, out, campaign=CAMPAIGN, units=() if PICTURES else ("liaoyuan", "tonghua"))
    return out


@pytest.fixture(scope="module")
def site(world, tmp_path_factory) -> Iterator[str]:
    """A server of its own, which lives in July 2020."""
    arguments = ("--registers", str(world / "registers"))
    with serving(tmp_path_factory.mktemp("home"), "server", *arguments) as address:
        yield address


@contextmanager
def serving(
    home: Path, module: str, *arguments: str, never_said: tuple[str, ...] = (), campaigns: Path | None = None
) -> Iterator[str]:
    """The address of `tests.functional.<module>`, in a process with this home; its log must hold nothing unseemly."""
    port = _free_port()
    command = [sys.executable, "-m", f"tests.functional.{module}", *arguments, "--port", str(port)]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment(home, campaigns), stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}/accounts/login/", server, home / "server.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
    said = (home / "server.log").read_text(encoding="utf-8", errors="replace")
    assert not [word for word in ("Traceback", "Warning", "Fatal Python error", *never_said) if word in said], said


def environment(home: Path, campaigns: Path | None = None, now: str = LIVES_AT) -> dict[str, str]:
    """Of a process over this home; `campaigns` where the campaign folders are its own."""
    kept = {name: value for name, value in os.environ.items() if name != "QINGCHEN_DATABASE_URL"}
    place = {"QINGCHEN_HOME": str(home), "QINGCHEN_DEMO": "1", "QINGCHEN_NOW": now}
    return kept | place | ({"QINGCHEN_CAMPAIGNS": str(campaigns)} if campaigns else {})


@pytest.fixture(scope="module")
def walk(site, world, tmp_path_factory) -> Iterator[Walk]:
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert chromium, "no Chromium: `make test` installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield Walk(site, browser, world, tmp_path_factory.mktemp("downloads"))
        browser.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + (600 if PICTURES else 120)
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))
