"""The pages of findings: each person sees what may be done now, and what was wrong is told with what was typed."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from qingchen.findings.models import Finding
from qingchen.inspection.draws.models import Draw
from tests.builders import inspectee, picture, sheet
from tests.integration.findings.builders import WORDS, employer_inspectee, found, fresh, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


def shown(client, *names):
    return client.get(reverse(names[0], args=names[1:])).content.decode()


def act(client, finding, name, **fields):
    return client.post(reverse("finding_act", args=[finding.public_id, name]), fields)


def test_a_finding_goes_to_closure_by_pages_alone(browser, round_):
    finding = found(round_)
    signed(round_)
    office, place, team = browser("province"), browser("officer_tonghua"), browser("member_2a")
    page = ["finding", finding.public_id]
    assert "下达整改" in shown(office, *page)
    assert "下达整改" not in shown(place, *page)
    words = {"kind": "by_deadline", "owner": "通化市卫生健康委员会", "requirement": "逐户督促检测"}
    act(office, finding, "order_rectification", **words)
    assert "报送整改措施" in shown(place, *page)
    assert "2020-08-17" in shown(place, *page)
    act(place, finding, "file_measure", measure="委托检测", responsible_person="王负责")
    refused = act(place, finding, "file_mending", result="已检测完毕")
    assert refused.status_code == 422
    assert "还没有整改佐证" in refused.content.decode()
    assert "已检测完毕" in refused.content.decode()
    act(place, finding, "add_proof", file=SimpleUploadedFile("检测报告.png", picture()))
    act(place, finding, "file_mending", result="已检测完毕")
    act(team, finding, "pass_review", opinion="属实")
    refused = act(office, finding, "close_finding", opinion="同意")
    assert "还没有参加复查抽取" in refused.content.decode()
    office.post(reverse("rechecks"), {"digest": office.get(reverse("rechecks")).context["now"]["digest"]})
    session = Draw.objects.get().session.public_id
    assert "已固化，列入" in shown(office, "rechecks")
    office.post(reverse("draw_publish", args=[session]), {"source": "示例号码", "source_on": "2020-07-20"})
    assert "待公开号码" in shown(office, "rechecks")
    office.post(reverse("draw_number", args=[session]), {"number": "4 0 7"})
    assert "待复查" in shown(office, "rechecks")
    act(browser("leader_2"), finding, "pass_recheck", opinion="现场已看")
    act(office, finding, "close_finding", opinion="同意销号")
    assert fresh(finding).state == "closed"
    assert "已销号" in shown(place, *page)
    proof = finding.proofs.get()
    assert place.get(reverse("finding_proof", args=[proof.public_id])).content == picture()
    assert browser("officer_changchun").get(reverse("finding_proof", args=[proof.public_id])).status_code == 404


def test_a_sealed_visits_finding_changes_no_byte_of_what_the_place_is_shown_until_the_team_signs(browser, round_):
    place = browser("officer_tonghua")
    addresses = [reverse("findings"), reverse("findings") + "?list=open", reverse("tasks")]

    def bare():
        pages = [place.get(one).content.decode() for one in addresses]
        return [re.sub(r'(csrfmiddlewaretoken" value|csrf-token" content)="[^"]*"', "", page) for page in pages]

    before = bare()
    visit = employer_inspectee(round_)
    finding = found(round_, visit.code, "AF0-02", violation="declaration")
    assert bare() == before
    assert place.get(reverse("finding", args=[finding.public_id])).status_code == 404
    signed(round_)
    assert "通化市2020-001" in place.get(addresses[0]).content.decode()
    assert "责令限期改正" in shown(place, "finding", finding.public_id)


def test_a_finding_of_a_lead_or_a_visit_needs_no_item_but_all_its_words(browser, round_):
    team, one = browser("member_2a"), inspectee(round_)
    address = reverse("finding_elsewhere", args=[one.public_id])
    page = team.get(address, {"lead": "申报没有粉尘：某某建材"})
    assert "线索，非结论" in page.content.decode()
    refused = team.post(address, WORDS | {"lead": "申报没有粉尘：某某建材", "figure": "若干"})
    assert refused.status_code == 422
    assert "没有数字" in refused.content.decode()
    assert "没有依据" in refused.content.decode()
    clause = {"clause": "职业病防治法（2018）第十六条"}
    team.post(address, WORDS | clause | {"lead": "申报没有粉尘：某某建材"})
    team.post(address, WORDS | clause)
    assert list(Finding.objects.order_by("id").values_list("source", "item_code")) == [("check", ""), ("visit", "")]
    assert clause["clause"] in shown(team, "finding", Finding.objects.latest("id").public_id)
    assert browser("officer_tonghua").get(address).status_code == 403


def test_the_place_notes_a_shortcoming_from_its_self_check(browser, round_):
    place, one = browser("officer_tonghua"), inspectee(round_)
    address = reverse("finding_own", args=[one.public_id, "ZH2-10"])
    assert "单独计数" in place.get(address).content.decode()
    answer = place.post(address, WORDS | {"measure": "8 月底前检测完", "responsible_person": "王负责"}, follow=True)
    assert "通化市2020-自查001" in answer.content.decode()
    assert "报送整改结果" in answer.content.decode()
    asked = [sheet(round_).public_id, "ZH2-10"]
    assert f'href="{reverse("item", args=asked)}"' in answer.content.decode()
    for page in (("item", *asked), ("comprehensive", asked[0])):
        assert "自查发现 <a" in shown(place, *page)
        assert "通化市2020-自查001" in shown(place, *page)
    assert browser("member_2a").get(address).status_code == 403


def test_the_ledger_file_has_the_customary_columns_and_runs_no_formula(browser, round_):
    found(round_, statement="=cmd|' /C calc'!A0")
    signed(round_)
    data = browser("province").get(reverse("findings_export")).content
    written = openpyxl.load_workbook(io.BytesIO(data)).active
    heads = [cell.value for cell in written[3]]
    assert {"检查项编码", "责任单位", "整改时限", "销号日期", "是否反弹"} <= set(heads)
    cell = written[4][heads.index("问题描述（事实）")]
    assert cell.value.startswith("=cmd")
    assert cell.data_type == "s"


def test_a_day_that_is_none_and_an_act_that_is_none_are_told(browser, round_):
    finding = found(round_)
    signed(round_)
    office = browser("province")
    words = {"kind": "by_deadline", "owner": "某局", "requirement": "整改"}
    assert "不是日期" in act(office, finding, "order_rectification", **words, due_on="下周").content.decode()
    assert "不是工作日" in act(office, finding, "order_rectification", **words, due_on="2020-08-01").content.decode()
    assert act(office, finding, "burn_it").status_code == 404
    assert browser("officer_tonghua").post(reverse("findings_escalate")).status_code == 403
