"""The mapping page as a county's officer meets it, and several files sent at once."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from qingchen.accounts.actions import keep_account
from qingchen.accounts.models import User
from qingchen.registers.models import KeptMapping, Submission
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import Area
from tests.integration.registers.files import employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
MINES = (Path(__file__).parents[2] / "fixtures/registers/mines_of_a_prefecture.csv").read_bytes()
STATUS = {
    "Operating": "在产",
    "Mothballed": "停产计划复产",
    "Proposed": "在建",
    "Shelved": "在建",
    "Cancelled": "已关闭",
}


@pytest.fixture
def officer(client):
    keep_account(SYSTEM, "officer_siping", name="四平", role=Role.PLACE, area=Area(("2203",)))
    client.force_login(User.objects.get(username="officer_siping"))
    return client


def _sends(client, *files, register=""):
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/submissions/new/", {"file": uploads, "register": register, "mode": "upsert", "region": "2203"})


def answers(**more):
    """What a person chooses on the page for the table of mines."""
    said = {
        "title": "煤矿表", "to-2": "name", "to-3": "production_status", "to-10": "workers", "to-12": "industry",
        "to-18": "division@address", "to-19": "latitude", "to-20": "longitude", "comma-19": "1", "comma-20": "1",
        "inside": "全国", "code-place": "0", "code-why": "来源没有统一社会信用代码",
        "how-key_industry": "value", "value-key_industry": "煤矿", "why-key_industry": "来源只收煤矿",
        "how-in_scope": "from", "place-in_scope": "3", "how-exclusion_reason": "from", "place-exclusion_reason": "3",
        "how-address": "from", "place-address": "18",
    }  # fmt: skip
    for number, (old, new) in enumerate(STATUS.items()):
        said |= {f"old-production_status-{number}": old, f"new-production_status-{number}": new}
        scope = "是" if number < 2 else "否"
        said |= {f"old-in_scope-{number}": old, f"new-in_scope-{number}": scope}
        said |= {f"old-exclusion_reason-{number}": old, f"new-exclusion_reason-{number}": "-" if number < 2 else "其他"}
    for number, (old, new) in enumerate(
        {"Bituminous": "0610", "Anthracite": "0610", "Subbituminous": "0610", "Lignite": "0620"}.items()
    ):
        said |= {f"old-industry-{number}": old, f"new-industry-{number}": new}
    for name in ("size", "registration_type", "workers_exposed", "workers_dust_exposed", "hazard_class", "dust_kinds"):
        said[f"how-{name}"] = "empty"
    return said | more


def test_a_strange_table_waits_for_its_mapping_and_is_read_by_what_the_officer_says(officer):
    sent = _sends(officer, ("矿.csv", MINES), register="employers")
    one = Submission.objects.get()
    assert sent.url == f"/submissions/{one.public_id}/mapping/"
    assert one.state == "received"
    page = officer.get(sent.url).content.decode()
    for words in ("Location (Non-ENG)", "吉林省四平市梨树县示例镇", "未认出", "留空待核实", "编临时代码"):
        assert words in page
    tried = officer.post(sent.url, answers(say="try")).content.decode()
    assert "共 <b>48</b> 行，<b>40</b> 行无误" in tried
    assert "单元格错位" in tried
    confirmed = officer.post(sent.url, answers(say="confirm", remember="1"), follow=True).content.decode()
    assert "共读到" in confirmed
    one.refresh_from_db()
    assert (one.state, one.rows) == ("checked", 45)
    again = _sends(officer, ("又一份.csv", MINES + b"\n"), register="")
    later = Submission.objects.latest("id")
    assert again.url == f"/submissions/{later.public_id}/"
    assert later.mapping == KeptMapping.objects.get().public_id
    assert "按" in officer.get(again.url).content.decode()


def test_values_that_no_list_knows_are_asked_for_with_how_often_they_stand(officer):
    url = _sends(officer, ("矿.csv", MINES), register="employers").url
    said = {name: value for name, value in answers(say="try").items() if not name.startswith(("old-", "new-"))}
    page = officer.post(url, said).content.decode()
    assert "取值换算" in page
    assert "Mothballed" in page
    assert "还不能这样读取" not in page


def test_faults_of_what_was_said_are_told_at_once_and_nothing_is_kept(officer):
    url = _sends(officer, ("矿.csv", MINES), register="employers").url
    answer = officer.post(url, answers(say="confirm", **{"code-why": "", "value-key_industry": "航天"}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "没有统一社会信用代码的原因" in page
    assert "航天" in page
    assert KeptMapping.objects.count() == 0


def test_two_columns_said_to_be_the_same_are_not_chosen_between_in_silence(officer):
    url = _sends(officer, ("矿.csv", MINES), register="employers").url
    page = officer.post(url, answers(say="confirm", **{"to-1": "name"})).content.decode()
    assert "都对应到“单位名称”" in page
    assert KeptMapping.objects.count() == 0


def test_what_was_said_can_be_taken_along_as_a_file(officer):
    url = _sends(officer, ("矿.csv", MINES), register="employers").url
    file = officer.post(url, answers(say="yaml"))
    assert "attachment" in file["Content-Disposition"]
    assert "production_status:" in file.content.decode()


def test_of_several_files_each_is_told_and_a_bad_one_holds_up_none(officer):
    good = employers({"division": "220302"})
    page = _sends(
        officer, ("好.csv", good), ("坏.xlsx", b"%PDF-1.4"), ("怪.csv", "甲,乙\n1,2\n".encode())
    ).content.decode()
    assert "没有发现问题" in page
    assert "是 PDF 文件" in page
    assert "看不出" in page
    assert [one.file_name for one in Submission.objects.all()] == ["好.csv"]
    assert Submission.objects.get().register == "employers"


def test_another_places_officer_is_not_told_of_the_page(officer, client):
    url = _sends(officer, ("矿.csv", MINES), register="employers").url
    keep_account(SYSTEM, "officer_changchun", name="长春", role=Role.PLACE, area=Area(("2201",)))
    client.force_login(User.objects.get(username="officer_changchun"))
    assert client.get(url).status_code == 404
    assert client.post(url, answers(say="confirm")).status_code == 404


REPORT = """粉尘检测结果,,,,,,,,,,
报告编号：{number},,,资质证书：（示）职卫技字〔2018〕第011号,,,,检测类别：定期检测,,,
样品编号,信用代码,采样日期,采样地点,方式,时间(min),粉尘名称,总尘/呼尘,浓度,CTWA,{last}
F-001,91229900MA0DEMA01U,2020-05-11,破碎,个体,240,水泥粉尘,总尘,1.2,0.8,符合
"""


def _report(number, last="结论"):
    return REPORT.format(number=number, last=last).encode()


def _said_of(page):
    """What the page would send if everything on it were confirmed as it stands."""
    said = dict(
        re.findall(r'<select[^>]* name="([^"]+)"(?:(?!</select>).)*?<option value="([^"]*)" selected', page, re.S)
    )
    return said | {"title": "检测公司的结果表"}


def test_the_next_report_is_read_unasked_and_one_with_other_headings_shows_what_changed(officer):
    sent = _sends(officer, ("五月.csv", _report("示检字一号")), register="dust_measurements")
    page = officer.get(sent.url).content.decode()
    assert "报告编号：示检字一号" in page
    assert _said_of(page)["place-report_no"] == "above:报告编号"
    officer.post(sent.url, _said_of(page) | {"say": "confirm", "remember": "1"})
    assert Submission.objects.get().state == "checked"
    _sends(officer, ("六月.csv", _report("示检字二号")))
    june = Submission.objects.latest("id")
    assert (june.state, june.problem_count) == ("checked", 0)
    july = _sends(officer, ("七月.csv", _report("示检字三号", "本次判定结论")), register="dust_measurements")
    page = officer.get(july.url).content.decode()
    for words in ("与上次确认的“检测公司的结果表”不同", "“结论”", "对应“检测结果判定”", "这次新出现：“本次判定结论”"):
        assert words in page
    assert _said_of(page)["to-3"] == "work_position"


def test_a_typed_number_of_one_report_is_not_remembered_for_the_next(officer):
    sent = _sends(officer, ("五月.csv", _report("示检字一号")), register="dust_measurements")
    said = _said_of(officer.get(sent.url).content.decode())
    typed = said | {"how-report_no": "value", "value-report_no": "示检字九号", "remember": "1"}
    assert "不会记住" in officer.post(sent.url, typed | {"say": "try"}).content.decode()
    officer.post(sent.url, typed | {"say": "confirm"})
    assert KeptMapping.objects.get().headings == ""
    again = _sends(officer, ("六月.csv", _report("示检字二号")), register="dust_measurements")
    assert again.url.endswith("/mapping/")


def test_a_signature_under_the_table_is_no_sample_and_no_value_to_translate(officer):
    signed = _report("示检字一号") + "检测人：某,,,复核人：示例乙,,,签发：丙,,,,\n".encode()
    sent = _sends(officer, ("五月.csv", signed), register="dust_measurements")
    page = officer.get(sent.url).content.decode()
    assert "示例乙" not in page
    assert "取值换算" not in page


def test_with_a_required_column_missing_no_row_is_called_good(officer):
    sent = _sends(officer, ("五月.csv", _report("示检字一号")), register="dust_measurements")
    said = _said_of(officer.get(sent.url).content.decode()) | {"how-report_no": "", "place-report_no": ""}
    tried = officer.post(sent.url, said | {"say": "try"}).content.decode()
    assert "现在一行也不能接收" in tried
    assert "行无误" not in tried


def test_one_class_of_problems_is_looked_at_alone_and_hints_come_last(officer):
    sent = _sends(officer, ("矿.csv", MINES), register="employers")
    officer.post(sent.url, answers(say="confirm"))
    address = sent.url.removesuffix("mapping/")
    rows = officer.get(address).context["problems"]
    hints = [row["sentence"].startswith("（提示") for row in rows]
    assert hints == sorted(hints)
    assert True in hints
    alone = officer.get(address, {"kind": "单元格错位，整行不可读"})
    assert len(alone.context["problems"]) == 3
    assert "看全部" in alone.content.decode()
    assert all(
        row["sentence"].startswith("（提示")
        for row in officer.get(address, {"kind": "提示（不影响接收）"}).context["problems"]
    )
