"""Whoever may read the page of draws repeats each of them with nothing of ours, and one changed byte is noticed."""

import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from qingchen import clock
from qingchen.accounts.models import User
from qingchen.findings.models import Finding
from qingchen.inspection.actions.draws import draw_by_number, freeze_employers, publish_frames
from qingchen.inspection.actions.inspector_draws import freeze_inspectors
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.draws.frozen import ALL
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.models import Team
from qingchen.inspection.risk import HIGH, ORDINARY
from tests.builders import drawn_records, inspectee, opened_round, person
from tests.integration.findings.builders import drawn_rechecks, found, reviewed, signed
from tests.integration.inspection.test_draw_sessions import put_employers
from tests.integration.inspection.test_recounts import put_employers as put_recounted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
TOOL = Path(__file__).resolve().parents[3] / "tools" / "verify_draw.py"
ODD = (OSError, TypeError, ValueError, KeyError, IndexError, AttributeError)
"""What the program takes for «not a certificate and its frame»."""


@dataclass(frozen=True)
class Papers:
    """What a stranger saves from the page: certificate and frame of one draw."""

    paper: bytes
    frame: bytes


@pytest.fixture
def drawn_round():
    """Open and sealed draws of employers, inspectors, records and re-checks, whole and by risk, two anew."""
    round_, office = opened_round(), person("province")
    put_recounted(1, 30, 28)
    put_employers(range(101, 121), division="220402")
    tonghua, liaoyuan = inspectee(round_).unit, inspectee(round_, "liaoyuan").unit
    freeze_employers(office, liaoyuan, {ALL: 2}, sealed=False, method="rivest")
    freeze_inspectors(office, tonghua, 1, sealed=False)
    freeze_inspectors(office, liaoyuan, 1)
    first = freeze_employers(office, tonghua, {HIGH: 1, ORDINARY: 0}, salt="信封里的盐").session
    publish_frames(office, first, "福利彩票 3D 第 2020197 期", date(2020, 7, 21))
    with clock.at(datetime(2020, 7, 21, 22)):
        draw_by_number(office, first, "4 0 7")
        second = freeze_employers(office, liaoyuan, {ALL: 1}, sealed=False, reason="抽中单位已停产").session
        publish_frames(office, second, "福利彩票 3D 第 2020198 期", date(2020, 7, 22))
    with clock.at(datetime(2020, 7, 22, 22)):
        draw_by_number(office, second, "8 8 1")
    freeze_results(office, round_, clock.today())
    for frame in ("denominator", "numerator"):
        drawn_records(inspectee(round_), "declaration_rate", frame)
    for item in ("ZH2-10", "ZH2-12", "ZH1-01", "ZH1-03"):
        found(round_, "siping", item)
    signed(round_, "siping")
    for one in Finding.objects.all():
        reviewed(one)
    drawn_rechecks(round_)
    drawn_rechecks(round_, "8 8 1", reason="抽中的单位已停产，无法到现场")
    return round_


def _listed() -> dict[str, Papers]:
    """By draw what the page of draws offers an officer of a place that has nothing to do with any of them."""
    browser = Client()
    user = User.objects.get(username="officer_changchun")
    browser.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    page = browser.get(reverse("draws")).content.decode()
    found = re.findall(r'href="/draws/(\w[^/"]+)/certificate/"', page)
    assert [one for one in found if f'href="{reverse("draw_frame", args=[one])}"' not in page] == []
    return {
        one: Papers(*(browser.get(reverse(f"draw_{part}", args=[one])).content for part in ("certificate", "frame")))
        for one in found
    }


def _release() -> None:
    Team.objects.update(state="signed")


def _verdict(papers: Papers, program: bytes, folder: Path) -> subprocess.CompletedProcess[str]:
    for name, data in (("certificate.json", papers.paper), ("frame.txt", papers.frame), ("verify_draw.py", program)):
        (folder / name).write_bytes(data)
    command = [sys.executable, "-I", "verify_draw.py", "certificate.json", "frame.txt"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_every_open_draw_and_after_release_every_sealed_one_is_repeated(drawn_round, tmp_path):
    every = set(Draw.objects.values_list("public_id", flat=True))
    still_open = set(Draw.objects.filter(sealed=False).values_list("public_id", flat=True))
    assert set(_listed()) == still_open != every
    assert Draw.objects.filter(kind="findings", sealed=False).count() == 2
    _release()
    listed = _listed()
    assert set(listed) == every
    said = {one: _verdict(papers, TOOL.read_bytes(), tmp_path) for one, papers in listed.items()}
    assert {one: (done.returncode, done.stdout) for one, done in said.items()} == dict.fromkeys(
        every, (0, "the draw holds\n")
    )


def test_one_changed_byte_of_certificate_or_frame_is_noticed_wherever_it_stands(drawn_round):
    _release()
    faults = _program()
    for one, papers in _listed().items():
        assert not _noticed(faults, papers.paper, papers.frame), one
        unseen = [at for at, changed in _each_changed(papers.paper) if not _noticed(faults, changed, papers.frame)]
        assert unseen == [], (one, "certificate")
        unseen = [at for at, changed in _each_changed(papers.frame) if not _noticed(faults, papers.paper, changed)]
        assert unseen == [], (one, "frame")


def test_one_changed_byte_of_the_program_is_noticed(drawn_round, tmp_path):
    [papers, *_] = _listed().values()
    program = TOOL.read_bytes()
    for old, new in (
        (b"certificate changed", b"certificate Changed"),
        (b"(j - u)", b"(j + u)"),
        (b"turn + 1", b"turn + 2"),
    ):
        done = _verdict(papers, program.replace(old, new), tmp_path)
        assert done.returncode == 1
        assert "this is not the program that was named" in done.stderr


def test_the_page_to_print_is_offered_beside_the_certificate_and_not_before_release(drawn_round):
    browser = Client()
    user = User.objects.get(username="officer_changchun")
    browser.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    sealed = Draw.objects.filter(sealed=True, kind="employers").get()
    assert browser.get(reverse("draw_paper", args=[sealed.public_id])).status_code == 404
    _release()
    assert (
        reverse("draw_paper", args=[sealed.public_id])
        in browser.get(reverse("draw", args=[sealed.public_id])).content.decode()
    )
    answer = browser.get(reverse("draw_paper", args=[sealed.public_id]))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def _program():
    """`faults` of the program as it stands in the file, run here: a process a byte would take minutes."""
    held = {"__file__": str(TOOL), "__name__": "verify_draw"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", [str(TOOL)])
        with pytest.raises(SystemExit):
            exec(compile(TOOL.read_bytes(), str(TOOL), "exec"), held)
    return held["faults"]


def _noticed(faults, paper: bytes, frame: bytes) -> bool:
    try:
        return any(wrong for wrong, _ in faults(paper, frame))
    except ODD:
        return True


def _each_changed(data: bytes):
    for at in range(len(data)):
        yield at, data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
