"""A team's round from files and by pages: the same acts by the same people, audit lines and documents."""

import io
import json
from collections import Counter
from pathlib import Path

import docx
import pytest
from django.core.management import call_command

from qingchen.accounts.models import AuditLine
from qingchen.accounts.store import verify_chain
from qingchen.field.round_from_files import RoundFromFiles
from qingchen.findings.models import Finding
from qingchen.indicators.models import StoredResult
from qingchen.inspection.models import Inspectee, Round, Sheet, Team
from qingchen.inspection.store import inspectees_for
from qingchen.registers.models import Batch
from qingchen.reports.models import ReportFile
from qingchen.reports.numbers import numbers_in
from qingchen.reports.pdf.figures import numbers_in_pdf
from qingchen.reports.store import file_bytes
from qingchen.reports.wording import chinese_marks
from tests.builders import CAMPAIGN, person
from tests.integration.field.by_pages import Pages
from tests.integration.field.small_world import UNITS, make

pytestmark = pytest.mark.django_db(transaction=True)
FILLING = {"save_entry", "add_evidence"}
"""A workbook saves many items in one act, a page one: of these the person and the place are compared, not how often."""


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    return make(tmp_path_factory.mktemp("world"))


def _from_files(world: Path, out: Path) -> list[str]:
    log = RoundFromFiles(CAMPAIGN, world / "registers", world / "answers", lambda _: None).carry(out)
    return log.refused


def _lines() -> tuple[Counter[tuple[str, ...]], set[tuple[str, ...]]]:
    """How often each act was done by whom, where and with what details; and who filled where."""
    people = {"province", "system", "officer_liaoyuan", "officer_tonghua", "leader_2", "member_2a", "member_2b"}
    counted: Counter[tuple[str, ...]] = Counter()
    filled = set()
    for line in AuditLine.objects.filter(actor__in=people):
        told = (line.actor, line.role, line.act, line.what, line.region, line.result)
        if line.act == "select_county" and line.region not in UNITS:
            continue
        if line.act in FILLING:
            filled.add(told)
        else:
            counted[(*told, ",".join(sorted(json.loads(line.details))))] += 1
    return counted, filled


def _signed_text() -> str:
    report = ReportFile.objects.get(kind="team_report", file_name__endswith=".docx")
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(file_bytes(report))).paragraphs)


def _tells(told: str, row: StoredResult) -> bool:
    """A percentage with its counts, 是 or 否 with them, a count with its unit, no object, or a small place's share."""
    rates = (row.rate, row.rate_with_excluded)
    texts = {
        f"{word}（{rate.counts_text}）" for rate in rates for word in (f"{rate.percent_text}%", "是", "否", "部分")
    }
    counts = {str(rate.numerator) for rate in rates}
    return told in texts | {"无此类对象"} or told.startswith("≥") or told.rstrip("户人个次件例家") in counts


def test_both_ways_leave_the_same_audit_lines_facts_and_report(world, tmp_path, settings):
    _from_files(world, tmp_path / "out")
    assert Team.objects.get(number=2).state == "signed"
    by_files = _lines()
    facts = sorted(Batch.objects.values_list("register", "rows"))
    results = sorted(StoredResult.objects.values_list("indicator", "group_code", "numerator", "denominator"))
    text = _signed_text()
    assert verify_chain().faults == ()

    call_command("flush", verbosity=0, interactive=False)
    settings.QINGCHEN_HOME = tmp_path / "second"
    settings.QINGCHEN_HOME.mkdir()
    Pages(world).walk()
    counted, filled = _lines()
    assert counted == by_files[0]
    assert filled == by_files[1]
    assert sorted(Batch.objects.values_list("register", "rows")) == facts
    assert sorted(StoredResult.objects.values_list("indicator", "group_code", "numerator", "denominator")) == results
    assert _signed_text() == text
    assert verify_chain().faults == ()


def test_what_the_files_leave_behind(world, tmp_path):
    refused = _from_files(world, tmp_path / "out")
    # The other teams handed nothing in: each of their sheets is named, nothing of team 2 is.
    assert [line for line in refused if "辽源市" in line or "通化市" in line] == []
    assert any("长春市自查表" in line for line in refused)
    summary = (tmp_path / "out" / "办理摘要.txt").read_text(encoding="utf-8")
    assert "第2组报告已签发" in summary
    files = ReportFile.objects.filter(team__number=2)
    assert Counter(files.values_list("kind", flat=True)) == {
        "team_report": 2,
        "unit_extract": 4,
        "form_annex": 12,
        "form_workbook": 6,
    }
    assert {sheet.state for sheet in Sheet.objects.filter(purpose="inspection", inspectee__unit__team__number=2)} == {
        "signed"
    }

    # Every figure of the report is one that is stored, as it is stored.
    numbers = numbers_in(file_bytes(files.get(kind="team_report", file_name__endswith=".docx")))
    computed = {row.public_id: row for row in StoredResult.objects.all()}
    shown = [(row, text) for row, text in ((computed.get(key), text) for key, text in numbers) if row is not None]
    assert len(shown) >= 2 * 6 * 2
    for row, told in shown:
        assert _tells(told, row), told
    assert numbers_in_pdf(file_bytes(files.get(kind="team_report", file_name__endswith=".pdf"))) == numbers
    findings = {
        f"finding-{finding.public_id}": chinese_marks(finding.figure)
        for finding in Finding.objects.filter(inspectee__unit__team__number=2)
    }
    assert findings
    assert {key: told for key, told in numbers if key in findings} == findings

    # Drawn employers were sealed until the signing, and are known to the place from then on.
    drawn = Inspectee.objects.filter(kind="employer", unit__team__number=2)
    assert drawn.count() == 2
    officer = person("officer_tonghua")
    assert drawn.get(unit__code="tonghua") in inspectees_for(officer, Round.objects.get())
