"""数据核查: who sees what of a place, and a recount carried through the pages."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from qingchen import clock
from qingchen.indicators.catalogue import indicators
from qingchen.inspection import answer_types as kinds
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.actions.sheets import save_entry
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.entry import Entry
from qingchen.inspection.models import Inspectee, RecordDraw
from qingchen.registers.actions.put import put_rows
from tests.builders import drawn_records, drawn_visits, inspectee, person, sheet
from tests.integration.inspection.test_recounts import put_employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
RATE = "declaration_rate"


@pytest.fixture
def place(round_) -> Inspectee:
    put_employers(1, 60, 57)
    freeze_results(person("province"), round_, clock.today())
    claim = Entry("ZH2-09", kinds.Ratio(59, 60), responsible_person="职业健康科负责人", department="职业健康科")
    save_entry(person("officer_tonghua"), sheet(round_), claim)
    return inspectee(round_)


def _drawn(place: Inspectee) -> RecordDraw:
    return drawn_records(place, RATE)


def _page(browser, username: str, name: str, *arguments: str) -> str:
    answer = browser(username).get(reverse(name, args=arguments))
    assert answer.status_code == 200, (username, name, answer.status_code)
    return answer.content.decode()


def test_the_page_of_a_place_tells_claim_register_plan_and_charts(browser, place):
    page = _page(browser, "leader_2", "verification_place", place.public_id)
    for word in ("59 / 60", "57 / 60", "不一致", "首轮抽", "漏斗图", "报送时间线", "末位数字"):
        assert word in page.replace("\u2009", ""), word
    lines = json.loads(re.search(r'<script id="intervals" type="application/json">(.*?)</script>', page)[1])
    assert [line for line in lines if line["claimed"] == 98.33 and line["computed"] == 95.0]
    digits = (
        json.loads(re.search(r'<script id="digits" type="application/json">(.*?)</script>', page)[1])
        if ('id="digits"' in page)
        else {}
    )
    assert digits == {}, "counts of one digit have no last digit to look at"


def test_a_difference_is_told_with_the_other_ways_of_counting_and_their_numbers(browser, place):
    assert reverse("verification_causes", args=[place.public_id]) in _page(
        browser, "leader_2", "verification_place", place.public_id
    )
    page = _page(browser, "leader_2", "verification_causes", place.public_id)
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    for word in (
        "59 / 60",
        "57 / 60",
        "剔除口径不同",
        "重复计数",
        "与系统计算相同",
    ):
        assert word in told.replace("\u2009", ""), word
    assert browser("officer_changchun").get(reverse("verification_causes", args=[place.public_id])).status_code == 404


def test_an_employer_that_another_county_has_registered_is_not_missing_here(browser, place):
    entries = [
        {
            "list_kind": "mining_licence",
            "entry_no": f"证{number}",
            "entry_name": f"示例{number:04d}厂",
            "division": "220502",
            "matched_uscc": f"91229900000000{number:04d}",
            "match_result": "matched",
        }
        for number in (*range(1, 9), 91, 92)
    ]
    elsewhere = [{"uscc": "912299000000000091", "site_no": 1, "name": "示例0091厂", "division": "220182"}]
    with transaction.atomic():
        put_rows(person("province"), "external_list_entries", pl.DataFrame(entries), "22")
        put_rows(person("province"), "employers", pl.DataFrame(elsewhere), "22")
    page = _page(browser, "leader_2", "verification_leads", place.public_id)
    # Of ten entries eight are registered here and one in another county: one alone is missing.
    assert "1 户在外部名录（采矿许可、排污许可等，已比对的）上有名" in page
    assert "外部名录（采矿许可、排污许可等，已比对的） 9 户，两边都有 8 户" in page


@pytest.mark.parametrize(
    ("username", "status"),
    [
        *(("province", 200), ("leader_2", 200), ("member_2a", 200), ("officer_tonghua", 200)),
        *(("officer_changchun", 404), ("member_1a", 404), ("auditor", 403)),
    ],
)
def test_who_opens_the_page_of_a_place(browser, place, username, status):
    assert browser(username).get(reverse("verification_place", args=[place.public_id])).status_code == status
    listed = browser(username).get(reverse("verification")).content.decode()
    assert (place.public_id in listed) == (status == 200)


def test_a_place_learns_of_leads_and_recounts_when_its_team_has_signed(browser, place):
    draw = _drawn(place)
    leads = reverse("verification_leads", args=[place.public_id])
    assert browser("leader_2").get(leads).status_code == 200
    page = _page(browser, "officer_tonghua", "verification_place", place.public_id)
    assert "检查组签发报告后可见" in page
    assert draw.public_id not in page
    for address in (
        leads,
        reverse("recount", args=[draw.public_id]),
        reverse("recount_certificate", args=[draw.public_id]),
    ):
        assert browser("officer_tonghua").get(address).status_code == 404
    place.unit.team.state = "signed"
    place.unit.team.save()
    assert browser("officer_tonghua").get(leads).status_code == 200
    page = _page(browser, "officer_tonghua", "recount", draw.public_id)
    assert "报送核查结果" not in page
    assert browser("officer_changchun").get(reverse("recount", args=[draw.public_id])).status_code == 404


def test_leads_over_several_places_are_for_whoever_sees_all_of_them(browser, place):
    address = reverse("verification_over_all")
    assert "牵涉几个检查对象的线索" in browser("province").get(address).content.decode()
    assert address in browser("province").get(reverse("verification")).content.decode()
    for username in ("leader_2", "officer_tonghua"):
        assert browser(username).get(address).status_code == 403
        assert address not in browser(username).get(reverse("verification")).content.decode()


def test_a_sealed_visit_changes_nothing_that_the_place_reads_here(browser, place):
    addresses = [reverse("verification"), reverse("verification_place", args=[place.public_id])]

    def read() -> list[str]:
        client = browser("officer_tonghua")
        pages = [client.get(address).content.decode() for address in addresses]
        return [re.sub(r'nonce="[^"]*"|csrf[^>]*|content="[A-Za-z0-9]{64}"', "", page) for page in pages]

    before = read()
    drawn = drawn_visits(place.unit)
    assert drawn[0].released_at is None
    assert read() == before
    assert browser("leader_2").get(reverse("verification_place", args=[drawn[0].public_id])).status_code == 404


def test_a_recount_goes_from_the_plan_to_the_outcome(browser, place):
    client = browser("leader_2")
    new = reverse("recount_new", args=[place.public_id]) + f"?indicator={RATE}"
    page = client.get(new).content.decode()
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', page)[1]
    asked = {"indicator": RATE, "of": "denominator", "digest": digest}
    answer = client.post(reverse("recount_new", args=[place.public_id]), asked)
    frozen = Draw.objects.get()
    assert answer.headers["Location"] == reverse("draw", args=[frozen.public_id])
    assert "待公开号码" in _page(browser, "leader_2", "verification_place", place.public_id)
    office, session = browser("province"), frozen.session.public_id
    named = {"source": "示例号码", "source_on": clock.today().isoformat()}
    for name, fields in (("draw_publish", named), ("draw_number", {"number": "4 0 7"})):
        assert office.post(reverse(name, args=[session]), fields).status_code == 302
    draw = RecordDraw.objects.get()
    for username in ("leader_2", "province"):
        assert reverse("recount", args=[draw.public_id]) in _page(browser, username, "draw", draw.public_id)
        assert reverse("draw", args=[draw.public_id]) in _page(browser, username, "draws")
    assert reverse("draw", args=[draw.public_id]) not in _page(browser, "officer_tonghua", "draws")
    form = client.get(reverse("recount_workbook", args=[draw.public_id]))
    book = openpyxl.load_workbook(io.BytesIO(form.content))
    sheet_ = book["核查表"]
    for row in range(5, sheet_.max_row - 1):
        if sheet_.cell(row, 2).value:
            sheet_.cell(row, 8, "无原始记录")
    out = io.BytesIO()
    book.save(out)
    upload = SimpleUploadedFile("核查表.xlsx", out.getvalue())
    told = client.post(reverse("recount_file", args=[draw.public_id]), {"file": upload}, follow=True).content.decode()
    assert "查实未达标" in told
    assert "核查样本" in told
    page = _page(browser, "province", "verification_place", place.public_id)
    assert "查实未达标" in page
    assert "查实未达标" in _page(browser, "province", "verification")


def test_what_is_written_on_the_page_is_filed_and_faults_are_told_line_by_line(browser, place):
    draw = _drawn(place)
    client = browser("member_2a")
    page = client.get(reverse("recount", args=[draw.public_id])).content.decode()
    codes = re.findall(r'name="result-([0-9]+-[0-9]+)"', page)
    typed = {f"result-{codes[0]}": "一致", f"document-{codes[0]}": "申报回执甲", f"on-{codes[0]}": "2020-07-20"}
    typed |= {f"result-{codes[1]}": "一致", f"document-{codes[1]}": "", f"on-{codes[1]}": "2020-09-01"}
    faulty = client.post(reverse("recount_file", args=[draw.public_id]), typed)
    assert faulty.status_code == 422
    said = faulty.content.decode()
    for words in ("第 2 份", "原始凭证（", "在今天之后"):
        assert words in said, words
    # Nothing is filed, and what was typed stands in the fields to be mended.
    assert "已报送 0 份" in said
    for value in ("申报回执甲", "2020-09-01"):
        assert f'value="{value}"' in said, value
    assert said.count("<option selected>一致</option>") == 2
    fine = {f"result-{codes[0]}": "一致", f"document-{codes[0]}": "申报回执", f"on-{codes[0]}": "2020-07-20"}
    told = client.post(reverse("recount_file", args=[draw.public_id]), fine, follow=True).content.decode()
    assert "已报送 1 份" in told
    again = client.post(reverse("recount_file", args=[draw.public_id]), fine, follow=True).content.decode()
    assert "没有新填写的内容" in again


def test_certificate_and_frame_are_repeated_by_the_outside_program(browser, place, tmp_path: Path):
    draw = _drawn(place)
    paper, table = tmp_path / "c.json", tmp_path / "f.txt"
    paper.write_bytes(browser("leader_2").get(reverse("recount_certificate", args=[draw.public_id])).content)
    table.write_bytes(browser("leader_2").get(reverse("recount_frame", args=[draw.public_id])).content)
    tool = Path(__file__).resolve().parents[3] / "tools" / "verify_draw.py"
    done = subprocess.run([sys.executable, tool, paper, table], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "the draw holds\n"), done.stderr


def test_another_team_neither_draws_nor_files(browser, place):
    draw = _drawn(place)
    assert browser("member_1a").get(reverse("recount_new", args=[place.public_id])).status_code == 404
    assert browser("member_1a").post(reverse("recount_file", args=[draw.public_id])).status_code == 404
    assert browser("officer_tonghua").get(reverse("recount_new", args=[place.public_id])).status_code == 403


def test_a_file_that_is_not_the_form_of_this_draw_writes_nothing_and_says_what_to_hand_in(browser, place):
    draw, client = _drawn(place), browser("leader_2")
    form = client.get(reverse("recount_workbook", args=[draw.public_id])).content
    book = openpyxl.load_workbook(io.BytesIO(form))
    book["核查表"]["A2"] = "抽取编号 another-draw，种子 7。"
    book["核查表"].cell(5, 8, "无原始记录")
    other = io.BytesIO()
    book.save(other)
    for name, data in (("空.xlsx", b""), ("旧.xlsx", b"not a workbook"), ("另一次.xlsx", other.getvalue())):
        upload = SimpleUploadedFile(name, data)
        answer = client.post(reverse("recount_file", args=[draw.public_id]), {"file": upload})
        told = answer.content.decode()
        assert answer.status_code == 422, name
        assert "带走的核查表" in told
        assert name in told
    assert "已报送 0 份" in _page(browser, "leader_2", "recount", draw.public_id)


def test_a_name_that_is_no_indicator_is_not_found_and_one_without_records_is_told_by_its_title(browser, place):
    client, new = browser("leader_2"), reverse("recount_new", args=[place.public_id])
    assert client.get(new, {"indicator": "zzz"}).status_code == 404
    told = client.get(new, {"indicator": "zero_penalty_county_count"}).content.decode()
    assert indicators()["zero_penalty_county_count"].title in told
    assert "zero_penalty_county_count" not in told
    assert client.post(new, {"indicator": "zzz", "digest": "x"}).status_code == 404


def test_an_act_opened_as_a_page_says_where_to_go(browser, place):
    answer = browser("leader_2").get(reverse("recount_file", args=[_drawn(place).public_id]))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "请回到原来的页面" in answer.content.decode()
