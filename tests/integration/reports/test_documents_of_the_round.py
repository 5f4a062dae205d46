"""Documents after their signing: what moved, a new version, signed copies, and who reads what."""

import errno
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from qingchen import clock
from qingchen.accounts.models import AuditLine, User
from qingchen.findings.actions import raise_finding
from qingchen.indicators.actions import store_results
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import UnitArea
from qingchen.indicators.models import StoredResult
from qingchen.inspection.actions.sheets import note_observation, submit_sheet
from qingchen.inspection.store import targets_of
from qingchen.problems import Problem
from qingchen.registers.actions import put_rows
from qingchen.registers.reader import ScopedReader
from qingchen.registers.sealed_stream import SealedWriter
from qingchen.registers.store import snapshot
from qingchen.reports.actions.hand_over import hand_over_round
from qingchen.reports.actions.round_documents import Issuing, issue_document
from qingchen.reports.actions.signed_copies import keep_certified, keep_scan
from qingchen.reports.actions.team_reports import reissue_report, sign_report
from qingchen.reports.certified import signed
from qingchen.reports.differences import differences
from qingchen.reports.figure_names import OTHER, figure_names
from qingchen.reports.models import ReportFile, SignedCopy
from qingchen.reports.numbers import numbers_in
from qingchen.reports.standing import stale
from qingchen.reports.store import file_bytes, files_for
from tests.builders import fill, inspectee, opened_round, person, sheet
from tests.unit.reports.certificates import PASSPHRASE, pkcs12_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("july_2020")]
ROOT = Path(__file__).resolve().parents[3]
UNITS = ("tonghua", "liaoyuan")
CODES = [f"91229900000000{number:04d}" for number in range(1, 21)]


def signed_round(*, frozen: bool):
    """Team 2 has signed: twenty employers in 通化, twelve of which declared, their rates frozen or not."""
    made = opened_round()
    office, member, leader = person("province"), person("member_2a"), person("leader_2")
    known = {"site_no": 1, "division": "220502", "key_industry": "building_materials", "production_status": "operating"}
    names = {code: f"示例{code[-4:]}厂" for code in CODES}
    employers = [
        {"uscc": code, "name": names[code], "in_scope": True, "workers_dust_exposed": 8} | known for code in CODES
    ]
    if frozen:
        with transaction.atomic():
            put_rows(office, "employers", pl.DataFrame(employers), "22")
        declare(*CODES[:12])
        freeze(made)
    for code in UNITS:
        form = sheet(made, code, "inspection")
        assert fill(member, form) == []
        for kind in ("basic", "highlight", "suggestion"):
            note_observation(member, inspectee(made, code), kind, f"{kind}：申报率{{ZH2-09.computed}}")
        raised = {"statement": "部分用人单位未申报", "fact": "查阅台账", "figure": "8户", "named_object": "示例厂"}
        raise_finding(member, inspectee(made, code), "ZH2-09", severity="serious", **raised)
        submit_sheet(member, form)
    sign_report(leader, inspectee(made, UNITS[0]).unit.team)
    return made


def freeze(round_):
    """The rates of two items for the units: what the office's act does for all of them."""
    office = person("province")
    units = [UnitArea(unit.code, unit.name, unit.area) for unit in round_.units.all()]
    chosen = [indicators()[name] for name in ("declaration_rate", "periodic_monitoring_rate")]
    reader = ScopedReader(office, snapshot(date(2020, 7, 20)))
    results = compute(reader, chosen, "unit", units, targets_of(round_))
    store_results(office, results, by="unit", campaign=round_.campaign)


def declare(*codes):
    declared = {"site_no": 1, "declaration_type": "initial", "declared_on": date(2020, 5, 6), "dust": True}
    rows = [{"uscc": code, "receipt_no": f"SB{code[-4:]}", **declared} for code in codes]
    with transaction.atomic():
        put_rows(person("province"), "hazard_declarations", pl.DataFrame(rows), "22")


def newest(kind, ending=".docx", **found):
    return ReportFile.objects.get(kind=kind, file_name__endswith=ending, superseded_at=None, **found)


def test_one_changed_fact_moves_exactly_the_figures_that_depend_on_it():
    round_ = signed_round(frozen=True)
    report = newest("team_report")
    assert stale(files_for(person("province"), round_)) == {}

    declare(CODES[12])
    freeze(round_)
    by_run = {}
    for row in StoredResult.objects.filter(group_code="tonghua").select_related("run"):
        by_run.setdefault(row.run_id, {})[row.indicator] = (row.numerator, row.denominator)
    before, after = by_run.values()
    moved = {name for name in before if before[name] != after[name]}
    assert "declaration_rate" in moved

    told = stale(files_for(person("province"), round_))
    assert {one.what for one in told[report.id]} == {"通化市·粉尘危害项目申报率"}
    assert {(one.before, one.after) for one in told[report.id]} == {("60.0%（12 / 20）", "65.0%（13 / 20）")}
    others = [one for one in ReportFile.objects.filter(inspectee__unit__code="liaoyuan") if one.figures]
    assert others
    assert not {one.id for one in others} & set(told)

    files = reissue_report(person("leader_2"), report.team, "签发后补报 1 户申报")
    old, new = numbers_in(file_bytes(report)), numbers_in(file_bytes(newest("team_report")))
    names = figure_names({result_id for result_id, _ in (*old, *new)})
    found = differences(old, new, names)
    assert {(one.what, one.before, one.after) for one in found} == {
        ("通化市·粉尘危害项目申报率", "60.0%（12 / 20）", "65.0%（13 / 20）")
    }
    assert stale(files) == {}
    assert AuditLine.objects.filter(act="reissue_report").count() == 1

    # A scan of the older version is refused with words, and nothing is kept; that of the newer one is bound to it.
    leader = person("leader_2")
    current = newest("team_report")
    scan = {"signer": "甲组长", "seal_of": "吉林省卫生健康委员会"}
    with pytest.raises(Problem, match="签的是旧版本") as refused:
        keep_scan(leader, current, "扫描.pdf", b"%PDF-1.4 scan", code=report.print_code, **scan)
    assert current.print_code in refused.value.sentence
    with pytest.raises(Problem, match="不是这份文件的"):
        keep_scan(leader, current, "扫描.pdf", b"%PDF-1.4 scan", code="0000-0000-0000-0000", **scan)
    with pytest.raises(Problem, match="不是 PDF、JPG 或 PNG"):
        keep_scan(leader, current, "扫描.exe", b"MZ", code=current.print_code, **scan)
    assert SignedCopy.objects.count() == 0
    typed = current.print_code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    kept = keep_scan(leader, current, "扫描.pdf", b"%PDF-1.4 scan", code=f" {typed} ", **scan)
    with pytest.raises(Problem, match="没有再登记一次"):
        keep_scan(leader, current, "又一次.pdf", b"%PDF-1.4 scan", code=current.print_code, **scan)
    assert SignedCopy.objects.count() == 1
    assert (kept.file, kept.note) == (current, "由吉林省卫生健康委员会代章")
    with pytest.raises(Problem, match="不能办理"):
        keep_scan(person("officer_tonghua"), current, "扫描.pdf", b"%PDF-", code=current.print_code, **scan)

    # With a certificate: the version's own bytes, signed while the certificate was valid.
    printed = newest("team_report", ".pdf")
    first = datetime(2020, 1, 1, tzinfo=UTC)
    pkcs12, _ = pkcs12_of("甲组长", first, datetime(2020, 7, 25, tzinfo=UTC))
    by_leader = signed(file_bytes(printed), pkcs12, PASSPHRASE, clock.now())
    assert keep_certified(leader, printed, "签名.pdf", by_leader).signer == "甲组长"
    with clock.at(datetime(2020, 7, 28, 9)), pytest.raises(Problem, match="签名证书已于 2020-07-25 过期"):
        keep_certified(leader, printed, "签名.pdf", by_leader)
    with pytest.raises(Problem, match="没有数字签名"):
        keep_certified(leader, printed, "签名.pdf", file_bytes(printed))
    with pytest.raises(Problem, match="不是 PDF 文件"):
        keep_certified(leader, printed, "签名.docx", b"PK no page was signed here")
    older = ReportFile.objects.filter(kind="team_report", file_name__endswith=".pdf").exclude(superseded_at=None).get()
    with pytest.raises(Problem, match="签的是旧版本"):
        keep_certified(leader, printed, "签名.pdf", signed(file_bytes(older), pkcs12, PASSPHRASE, clock.now()))


def test_the_office_issues_the_documents_of_the_round_and_each_place_reads_its_own():
    round_ = signed_round(frozen=False)
    office = person("province")
    issuing = Issuing("吉尘防办发〔2020〕5号", date(2020, 9, 10), "吉林省卫生健康委员会", "省办", "各有关部门")
    for kind in ("province_summary", "bulletin", "feedback", "rectification_order", "delivery_receipt"):
        issue_document(office, round_, kind, issuing)
    with pytest.raises(Problem, match="早于今天"):
        issue_document(office, round_, "bulletin", Issuing(due_on=date(2020, 7, 1)))
    with pytest.raises(Problem, match="不能办理"):
        issue_document(person("leader_2"), round_, "bulletin", issuing)

    pages = {name: signed_in(name) for name in ("province", "officer_tonghua", "officer_jilin", "leader_2", "leader_1")}
    seen = {name: pages[name].get(reverse("reports")).content.decode() for name in pages}
    assert "通化市整改通知书.docx" in seen["province"]
    assert "通化市整改通知书.pdf" in seen["officer_tonghua"]
    assert "辽源市整改通知书" not in seen["officer_tonghua"]
    assert "整改通知书" not in seen["officer_jilin"]
    assert all("督导检查情况通报.docx" in text for text in seen.values())
    assert [name for name, text in seen.items() if "督导检查情况报告.docx" in text] == ["province", "leader_2"]

    # The page of one document: it stands, an edited copy is compared, and what is another's is not found.
    order = newest("rectification_order", inspectee__unit__code="tonghua")
    address = reverse("document", args=[order.public_id])
    assert "一致" in pages["officer_tonghua"].get(address).content.decode()
    assert pages["officer_jilin"].get(address).status_code == 404
    answer = pages["province"].post(reverse("document_returned", args=[order.public_id]), {"file": word(order)})
    assert "各数与存储的结果一致" in answer.content.decode()
    refused = pages["province"].post(reverse("document_scan", args=[order.public_id]), {"code": "x", "signer": "甲"})
    assert refused.status_code == 422
    assert "没有选择文件" in refused.content.decode()

    # What a document took from the store has a name to be told by.
    told = {figure[0] for file in ReportFile.objects.all() for figure in file.figures}
    names = figure_names(told)
    stored = {one for one in told if one.startswith(("answer-", "finding-"))}
    assert stored
    assert not [one for one in stored if names[one] == OTHER]

    # What a team takes along is its own.
    team = order.inspectee.unit.team
    assert "座谈会记录 通化市" in pages["leader_2"].get(reverse("visit_papers", args=[team.public_id])).content.decode()
    minutes = pages["leader_2"].get(reverse("visit_paper", args=[team.public_id, "meeting_minutes", 0, "pdf"]))
    assert minutes.content.startswith(b"%PDF-")
    assert pages["leader_1"].get(reverse("visit_papers", args=[team.public_id])).status_code == 404


def signed_in(username):
    client = Client()
    client.force_login(User.objects.get(username=username), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def word(file):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(file.file_name, file_bytes(file))


def test_the_round_is_handed_over_and_one_changed_byte_is_named(tmp_path):
    round_ = signed_round(frozen=True)
    issue_document(person("province"), round_, "bulletin", Issuing())
    package = tmp_path / "移交包.zip"
    with pytest.raises(Problem, match="不能办理"), package.open("wb") as out:
        hand_over_round(person("leader_2"), round_, out)
    with pytest.raises(Problem, match="第1组"), package.open("wb") as out:
        hand_over_round(person("province"), round_, out)
    round_.teams.exclude(number=2).update(state="signed")
    with package.open("wb") as out:
        made = hand_over_round(person("province"), round_, out)
    assert AuditLine.objects.get(act="hand_over_round").details.count(made.manifest) == 1

    whole = verified(package, made.manifest)
    assert (whole.returncode, "核验通过" in whole.stdout) == (0, True)
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        kinds = ("facts/employers", "answers/answers.csv", "evidence/evidence.csv", "audit/chain.jsonl", "documents/")
        assert all(any(name.startswith(kind) for name in names) for kind in kinds)
        # A person of the self-check or of a file's name is in none of the tables.
        told = archive.read("answers/answers.csv").decode() + archive.read("evidence/evidence.csv").decode()
        assert "现场照片" not in told
        report = next(name for name in names if name.endswith("督导检查情况报告.pdf"))
        spots = {name: archive.getinfo(name) for name in (report, "audit/chain.jsonl", "manifest.json", names[0])}

    by_page = tmp_path / "by-page.zip"
    by_page.write_bytes(b"".join(signed_in("province").post("/reports/hand-over/").streaming_content))
    assert verified(by_page, "").returncode == 0

    data = package.read_bytes()
    for name, entry in spots.items():
        at = entry.header_offset + 30 + len(entry.filename.encode()) + entry.compress_size // 2
        changed = tmp_path / "changed.zip"
        changed.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        found = verified(changed, made.manifest)
        assert found.returncode == 1
        assert name in found.stdout or (name == "manifest.json" and "清单" in found.stdout), name


def verified(package, manifest):
    program = [sys.executable, str(ROOT / "tools" / "verify_handover.py"), str(package), manifest]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def test_a_disk_that_is_full_is_told_and_no_half_package_is_sent(monkeypatch):
    def full(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    signed_round(frozen=True).teams.update(state="signed")
    monkeypatch.setattr(SealedWriter, "write", full)
    answer = signed_in("province").post("/reports/hand-over/")
    assert answer.status_code == 507
    assert "磁盘空间不足" in answer.content.decode()
    assert not AuditLine.objects.filter(act="hand_over_round").exists()
