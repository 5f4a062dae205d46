"""Letters of one matter: the transfer letter, the year-end document, a place's comprehensive report; who reads each."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from qingchen import clock
from qingchen.accounts.models import AuditLine, User
from qingchen.assessment.actions.publishing import open_assessment, publish_provisional
from qingchen.findings.actions.transfer import transfer_finding
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.actions.selfcheck import file_report, write_report
from qingchen.inspection.selfcheck.comprehensive import PARTS
from qingchen.reports.actions.signed_copies import keep_scan
from qingchen.reports.models import ReportFile
from qingchen.reports.store import file_bytes
from tests.builders import opened_round, person, sheet
from tests.integration.findings.builders import employer_inspectee, found, ordered, signed
from tests.unit.inspection.test_selfcheck import TEXTS
from tests.unit.reports.word_reading import all_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


def signed_in(username):
    client = Client()
    client.force_login(User.objects.get(username=username), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_transfer_letter_is_issued_once_kept_as_word_and_pdf_and_signed_like_any_document():
    round_ = opened_round()
    visit = employer_inspectee(round_)
    finding = found(round_, visit.code, "AF5-01", violation="periodic_monitoring")
    signed(round_)
    sent = transfer_finding(person("province"), ordered(finding), "通化市卫生健康行政部门", "吉尘防办移〔2020〕1号")
    office, address = signed_in("province"), reverse("finding_letter", args=[sent.public_id])
    assert signed_in("officer_tonghua").post(address).status_code == 403
    office.post(address)
    office.post(address)
    kept = list(ReportFile.objects.filter(kind="transfer_letter"))
    assert [one.file_name.rpartition(".")[2] for one in kept] == ["docx", "pdf"]
    page = office.get(reverse("finding", args=[sent.finding.public_id])).content.decode()
    assert kept[0].file_name in page
    assert reverse("document", args=[kept[0].public_id]) in page
    assert signed_in("officer_tonghua").get(reverse("document", args=[kept[0].public_id])).status_code == 404
    copy = keep_scan(person("province"), kept[0], "函.pdf", b"%PDF-1.4", code=kept[0].print_code, signer="省办")
    assert copy.file == kept[0]
    digests = {one.digest for one in kept}
    assert all(digest in AuditLine.objects.filter(act="issue_transfer_letter").first().details for digest in digests)


def test_the_document_of_the_assessment_goes_to_all_places_once_something_was_published():
    round_ = opened_round()
    finding = found(round_)
    signed(round_)
    ordered(finding)
    freeze_results(person("province"), round_, clock.today())
    one = open_assessment(person("province"), round_)
    office = signed_in("province")
    refused = office.post(reverse("assessment_document"))
    assert refused.status_code == 422
    assert "还没有公布初评" in refused.content.decode()
    publish_provisional(person("province"), one)
    entered = {"number": "吉尘防办发〔2020〕9号", "copies_to": "省领导小组各成员单位、省总工会"}
    assert office.post(reverse("assessment_document"), entered).status_code == 302
    with clock.at(clock.now() + timedelta(days=1)):
        assert office.post(reverse("assessment_document"), entered).status_code == 302
    kept = ReportFile.objects.get(kind="year_assessment", file_name__endswith=".docx")
    assert "抄送：省领导小组各成员单位，省总工会。" in all_text(file_bytes(kept))
    assert "吉尘防办发〔2020〕9号" in office.get(reverse("assessment")).content.decode()
    for username in ("province", "officer_tonghua"):
        assert kept.file_name in signed_in(username).get(reverse("assessment")).content.decode()
        assert signed_in(username).get(reverse("report_file", args=[kept.public_id])).status_code == 200


def test_the_comprehensive_report_is_printed_with_its_five_parts_and_says_whether_it_was_filed():
    own = sheet(opened_round())
    officer = signed_in("officer_tonghua")
    address = reverse("comprehensive", args=[own.public_id])
    write_report(person("officer_tonghua"), own, TEXTS)
    draft = all_text(officer.get(f"{address}?form=docx").content)
    assert [draft.index(part.title) for part in PARTS] == sorted(draft.index(part.title) for part in PARTS)
    assert "（未签发稿）" in draft
    file_report(person("officer_tonghua"), own)
    filed = all_text(officer.get(f"{address}?form=docx").content)
    assert "（未签发稿）" not in filed
    assert "2020年7月" in filed
    assert officer.get(f"{address}?form=pdf").content.startswith(b"%PDF-")
    assert signed_in("officer_jilin").get(f"{address}?form=docx").status_code == 404
