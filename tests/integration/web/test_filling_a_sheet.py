"""Filling a sheet through its pages: the fields, the faults, the files and what stays on record."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from qingchen.accounts.models import AuditLine
from qingchen.inspection import answer_types as kinds
from qingchen.inspection.evidence_rules import LARGEST_BYTES
from qingchen.inspection.models import Sheet
from qingchen.inspection.states import SheetState
from qingchen.inspection.store import entries_of, form_of
from tests.builders import fill, person, picture, sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
RATIO = {
    "state": "value",
    "numerator": "188",
    "denominator": "195",
    "responsible_person": "科长",
    "department": "职业健康科",
}


def _address(one: Sheet, code: str = "ZH2-09") -> str:
    return reverse("item", args=[one.public_id, code])


def test_a_filled_item_is_saved_with_its_file_and_the_next_blank_one_opens(browser, round_):
    own = sheet(round_)
    photo = SimpleUploadedFile("申报回执.png", picture(), "image/png")
    answer = browser("officer_tonghua").post(_address(own), RATIO | {"files": photo, "then": "next_blank"})
    assert answer.headers["Location"] == _address(own, "ZH2-10")
    entry = entries_of(own)["ZH2-09"]
    assert (entry.answer, entry.evidence) == (kinds.Ratio(188, 195), ("申报回执.png",))
    assert AuditLine.objects.filter(act="save_entry").count() == 1


def test_every_field_for_evidence_says_to_the_browser_what_the_server_will_not_take(browser, round_):
    own = sheet(round_)
    for address in (
        _address(own),
        reverse("sheet", args=[own.public_id]),
        reverse("papers_by_department", args=[own.public_id]),
    ):
        page = browser("officer_tonghua").get(address).content.decode()
        fields = page.count('type="file" name="files"')
        assert fields == page.count(f'data-most-bytes="{LARGEST_BYTES}"') >= 1
    too_large = SimpleUploadedFile("视频.mp4", b"\0" * (LARGEST_BYTES + 1))
    answer = browser("officer_tonghua").post(_address(own), RATIO | {"files": too_large})
    assert "超过 20 MB" in answer.content.decode()


def test_a_faulty_item_is_shown_again_as_it_was_typed_with_every_fault(browser, round_):
    own = sheet(round_)
    faulty = RATIO | {"numerator": "200", "responsible_person": ""}
    page = browser("officer_tonghua").post(_address(own), faulty)
    shown = page.content.decode()
    assert page.status_code == 422
    assert "不得大于分母" in shown
    assert "自查应明确责任人" in shown
    assert 'value="200"' in shown
    assert entries_of(own) == {}


def test_the_work_list_gets_the_items_lines_alone(browser, round_):
    own = sheet(round_)
    client, htmx = browser("officer_tonghua"), {"HX-Request": "true"}
    panel = client.get(_address(own), headers=htmx).content.decode()
    saved = client.post(_address(own), RATIO, headers=htmx).content.decode()
    assert panel.startswith('<tbody id="item-ZH2-09">')
    assert 'name="numerator"' in panel
    assert saved.startswith('<tbody id="item-ZH2-09">')
    assert "已保存" in saved
    assert "96.4%（188/195）" in saved


def test_no_such_object_takes_what_is_uploaded_as_its_proof(browser, round_):
    own = sheet(round_)
    proof = SimpleUploadedFile("证明.png", picture(), "image/png")
    posted = {"state": "no_such_object", "reason": "辖区内没有粉尘单位", "responsible_person": "科长", "files": proof}
    browser("officer_tonghua").post(_address(own), posted)
    assert entries_of(own)["ZH2-09"].answer == kinds.NoSuchObject("辖区内没有粉尘单位", ("证明.png",))


def test_a_sheet_with_blank_items_is_not_taken_and_each_of_them_is_linked(browser, round_):
    own, officer = sheet(round_), person("officer_tonghua")
    codes = [item.code for item in form_of(own).items]
    fill(officer, own, leave_out=(codes[3], codes[40]))
    page = browser("officer_tonghua").post(reverse("sheet_submit", args=[own.public_id]))
    shown = page.content.decode()
    assert page.status_code == 422
    refusal = shown[shown.index("say-bad") : shown.index('aria-label="工作清单"')]
    wanting = [code for code in codes if code not in entries_of(own)]
    assert {codes[3], codes[40]} <= set(wanting)
    assert [code for code in codes if _address(own, code) in refusal] == wanting
    own.refresh_from_db()
    assert own.state == SheetState.OPEN


def test_a_program_is_not_taken_as_evidence(browser, round_):
    own = sheet(round_)
    program = SimpleUploadedFile("清单.pdf", b"MZ\x90\x00program", "application/pdf")
    page = browser("officer_tonghua").post(_address(own), RATIO | {"files": program})
    assert page.status_code == 422
    assert "不能作为佐证" in page.content.decode()
    assert own.evidence.count() == 0


def test_a_file_of_evidence_cannot_run_in_our_pages_name(browser, round_):
    own = sheet(round_)
    browser("officer_tonghua").post(_address(own), RATIO | {"files": SimpleUploadedFile("照片.png", picture())})
    answer = browser("officer_tonghua").get(reverse("evidence", args=[own.evidence.get().public_id]))
    assert answer.content == picture()
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
