"""Replacing a form's table while a round goes on, as an office does it: no code is touched and no answer moves."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from qingchen.accounts.models import AuditLine, User
from qingchen.inspection import answer_types as kinds
from qingchen.inspection.actions.forms import publish_form, table_of
from qingchen.inspection.actions.rounds import add_sheets
from qingchen.inspection.actions.sheets import save_entry, submit_sheet
from qingchen.inspection.entry import Entry
from qingchen.inspection.models import FormVersion, Inspectee, Sheet
from qingchen.inspection.store import entries_of, form_of, sheet_for, three_values
from qingchen.problems import Problem
from tests.builders import fill, inspectee, opened_round, person, sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def round_():
    return opened_round()


def _changed(code: str, *, keep: int = 20, title: str = "申报率（新口径）") -> bytes:
    """Another table: the first `keep` items, one asked otherwise, one more."""
    text = table_of(FormVersion.objects.filter(code=code).latest("id"))
    rows = list(csv.DictReader(io.StringIO(text)))
    kept = rows[:keep]
    kept[-1] = kept[-1] | {"title_zh": title}
    kept.append(rows[0] | {"code": "XX1-01", "title_zh": "正式附表新增事项"})
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(kept)
    return out.getvalue().encode("utf-8-sig")


def test_both_tables_are_replaced_begun_sheets_keep_theirs_and_new_ones_take_the_new(round_):
    office, officer, begun = person("province"), person("officer_tonghua"), sheet(round_)
    first = begun.form.digest
    save_entry(officer, begun, Entry("ZH1-01", kinds.YesPartialNo("yes"), responsible_person="主任"))
    for code in ("form1", "form2"):
        publish_form(office, round_, code, _changed(code))
    begun = sheet_for(officer, begun.public_id)
    assert begun.form.digest == first
    assert entries_of(begun)["ZH1-01"].answer == kinds.YesPartialNo("yes")
    fresh = sheet(round_, "baishan")
    assert fresh.form.digest != first
    assert [item.code for item in form_of(fresh).items][-1] == "XX1-01"
    assert fill(person("officer_baishan"), fresh) == []
    submit_sheet(person("officer_baishan"), fresh)
    shop = Inspectee.objects.create(unit=begun.inspectee.unit, kind="employer", code="x", name="某厂", chosen="drawn")
    add_sheets(shop, "form2", ("inspection",))
    assert "XX1-01" in form_of(Sheet.objects.get(inspectee=shop)).by_code
    assert AuditLine.objects.filter(act="publish_form").count() == 2


def test_a_claim_to_a_question_asked_otherwise_is_not_held_against_the_new_one(round_):
    officer, place = person("officer_tonghua"), inspectee(round_)
    own = sheet(round_)
    last = form_of(own).items[19].code
    fill(officer, own)
    publish_form(person("province"), round_, "form1", _changed("form1"))
    rows = {row.item.code: row for row in three_values(person("province"), place)}
    assert rows["ZH1-01"].claimed is not None
    assert rows[last].claimed is None
    assert rows["XX1-01"].claimed is None


def test_a_faulty_table_is_told_whole_and_nothing_is_published(round_):
    office, before = person("province"), FormVersion.objects.count()
    broken = _changed("form1").replace("是/部分/否".encode(), "随便".encode())
    with pytest.raises(Problem) as refused:
        publish_form(office, round_, "form1", broken)
    assert refused.value.code == "form.faulty"
    assert len(refused.value.lines) > 3
    with pytest.raises(Problem) as refused:
        publish_form(office, round_, "form1", table_of(FormVersion.objects.get(code="form1")).encode())
    assert refused.value.code == "form.unchanged"
    with pytest.raises(Problem):
        publish_form(office, round_, "form1", b"\xff\xfe\x00\x81")
    with pytest.raises(Problem):
        publish_form(person("officer_tonghua"), round_, "form1", _changed("form1"))
    assert FormVersion.objects.count() == before


def test_the_office_does_it_on_a_page_and_a_begun_sheet_says_which_version_is_current(round_):
    client, own = Client(), sheet(round_)
    save_entry(person("officer_tonghua"), own, Entry("ZH1-01", kinds.YesPartialNo("yes"), responsible_person="主任"))
    client.force_login(User.objects.get(username="province"), "allauth.account.auth_backends.AuthenticationBackend")
    gbk = _changed("form1").decode("utf-8-sig").encode("gb18030")
    table = SimpleUploadedFile("附表1.csv", gbk)
    assert client.post(reverse("form_versions"), {"code": "form1", "table": table}).status_code == 302
    page = client.get(reverse("form_versions")).content.decode()
    assert "增 1 项：XX1-01" in page
    assert "减 71 项" in page
    assert "现行版为" in client.get(reverse("sheet", args=[own.public_id])).content.decode()
    faulty = client.post(reverse("form_versions"), {"code": "form1", "table": SimpleUploadedFile("x.csv", b"a,b\n1,2")})
    assert faulty.status_code == 422
    assert "缺少列" in faulty.content.decode()
