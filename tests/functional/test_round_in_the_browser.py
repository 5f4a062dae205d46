"""One round through the pages, from the notice's text to the package that is handed over.

Six people walk it: the province's officer, three places' officers, a member and a leader. The steps stand on each other
and run in this order. What the second team and its places do not do here other processes do by the same acts
(`other_places.py`): most ledgers, and the round of the other five teams.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from qingchen.inspection.answer_types import Composite, Ratio
from tests.functional import beginning, ending, ledgers, papers, stranger
from tests.functional.acts import hands_in
from tests.functional.beginning import moves_to
from tests.functional.conftest import environment, serving
from tests.functional.people import DESK, PHONE, Person
from tests.functional.server import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
FINDING = {
    "问题（一句话）": "在岗期间职业健康检查以上岗前检查顶替",
    "事实（现象要具体）": "调阅体检个案 32 份，其中 5 份为上岗前检查，日期早于本年度检查周期",
    "数据（写明数量）": "应检 1180 人，实检 1035 人",
    "所指对象（明确单位、部位或岗位）": "集安市某某水泥制品车间",
}
_WIDTHS = """() => [document.documentElement.scrollWidth,
  ...[...document.querySelectorAll("table.stack")].map((table) => table.scrollWidth)]"""
"""Of the page and of its tables that are told line by line on a telephone, in pixels."""
OPENED = ("officer_tonghua", "officer_liaoyuan", "officer_changchun", "leader_2", "member_2a")


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    made: Path = tmp_path_factory.mktemp("home")
    (made / "campaigns").mkdir()
    moves_to(made, "2020-07-16T09:00")
    return made


@pytest.fixture(scope="module")
def site(home) -> Iterator[str]:
    """On the day after the notice: an office, an auditor, and nothing else."""
    with serving(home, "notice_server", campaigns=home / "campaigns") as address:
        yield address


def others(home: Path, now: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "tests.functional.other_places", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment(home, home / "campaigns", now), check=True)


def test_the_office_reads_the_notice_completes_it_and_loads_the_campaign(walk):
    office = walk.person("province")
    beginning.sends_the_notice(office)
    beginning.completes_it(office)
    walk.picture(office, "notice")
    office.press("载入活动")
    office.sees("已载入为“2020年吉林省尘肺防治攻坚行动督导检查（第1轮）”")
    office.open("督导检查轮次")
    office.sees("吉尘防办发〔2020〕2号")
    office.sees("通化市", office.card("检查组、检查单位和受检点"))


def test_each_person_opens_the_own_account_with_the_offices_code(walk):
    beginning.opens_accounts(walk.person("province"), OPENED)


def test_the_ledgers_of_the_other_places_are_taken_in(walk, home):
    moves_to(home, "2020-07-18T10:00")
    others(home, "2020-07-18T09:00", "ledgers", "--registers", str(walk.world / "registers"))


def test_a_spoilt_ledger_is_answered_with_every_problem_at_once(walk):
    ledgers.files_a_spoilt_one(walk)


def test_the_office_accepts_ledgers_and_gives_one_back_with_its_reason(walk):
    ledgers.accepts_them_and_gives_one_back(walk)


def test_the_office_opens_the_round_and_chooses_a_county(walk):
    office = walk.person("province")
    office.open("督导检查轮次")
    office.press("开始本轮督导检查")
    office.sees("本轮已开始")
    office.follow("选定和抽取", office.row("通化市"))
    expect(office.page.get_by_role("radio", name="集安市")).to_be_checked()
    office.press("选定")
    office.sees("已选定 集安市")


def test_the_leader_proposes_days_and_the_places_agree_or_ask_for_another(walk):
    officers = {unit: walk.person(f"officer_{unit}") for unit in ("tonghua", "liaoyuan")}
    agreed = beginning.agree_on_days(walk.person("leader_2"), officers)
    letter = officers["tonghua"].saves("Word", officers["tonghua"].card("检查组提出的到检日期"), walk.folder)
    assert any(f"{day.month}月{day.day}日" in papers.word_text(letter) for day in agreed.values())


def test_the_place_checks_itself_and_no_item_may_be_left_blank(walk, home):
    moves_to(home, "2020-07-20T10:00")
    officer = walk.person("officer_tonghua")
    officer.open("待办")
    officer.follow(re.compile("填写.*通化市.*自查"))
    walk.notes["self_check"] = officer.page.url.removeprefix(walk.site).partition("?")[0]
    lines = papers.entries("form1", walk.world / "answers" / "self_check" / "tonghua.xlsx")
    page, rate, parts = officer.page, lines["ZH2-09"], lines["ZH2-05"]
    assert isinstance(rate.answer, Ratio)
    assert isinstance(parts.answer, Composite)
    officer.follow("粉尘危害项目申报率")
    page.get_by_label(re.compile("^分子")).fill(str(rate.answer.denominator + 1))
    page.get_by_label(re.compile("^分母")).fill(str(rate.answer.denominator))
    officer.press("保存，下一未填")
    officer.sees("不得大于分母")
    officer.sees("自查应明确责任人")
    page.get_by_label(re.compile("^分子")).fill(str(rate.answer.numerator))
    page.get_by_label("责任人", exact=True).fill("职业健康科科长 子某某")
    page.locator("input[type=file]").set_input_files(walk.world / "answers" / "evidence" / rate.evidence[0])
    officer.press("保存，下一未填")
    officer.sees_heading("ZH2-10")
    officer.go(walk.notes["self_check"] + "items/ZH2-05/")
    for number, (_, count) in enumerate(parts.answer.parts, start=1):
        page.locator(f"[name=part_{number}]").fill(str(count))
    page.get_by_label("责任人", exact=True).fill("职业健康科科长 子某某")
    officer.press("保存")
    officer.sees("ZH2-05 已保存")
    officer.go(walk.notes["self_check"] + "items/ZH3-19/")
    page.locator("label").get_by_text("无此类对象", exact=True).click()
    page.get_by_label("理由").fill("年初以来没有受理此类案件")
    page.locator("input[type=file]").set_input_files(walk.world / "answers" / "evidence" / "通化市-不适用事项说明.txt")
    page.get_by_label("责任人", exact=True).fill("公共法律服务科科长 子某某")
    officer.press("保存")
    officer.sees("ZH3-19 已保存")
    ending.writes_up(officer, walk.notes["self_check"], walk.world / "answers", "tonghua")
    done = {"ZH2-09", "ZH2-05", "ZH3-19"}
    rest = [line for code, line in lines.items() if code not in done | {"ZH1-01"}]
    officer.go(walk.notes["self_check"])
    hands_in(walk, officer, "form1", rest, "通化市", "self_check")
    officer.press("提交")
    officer.sees("还有 1 项未填或不合要求")
    wanting = page.get_by_role("alert").get_by_role("link")
    expect(wanting).to_have_count(1)
    expect(wanting).to_contain_text("ZH1-01")
    hands_in(walk, officer, "form1", [lines["ZH1-01"]], "通化市", "self_check")
    officer.press("提交")
    officer.sees("已提交。")


def test_the_office_gives_a_self_check_back_and_gets_it_again(walk):
    office, officer = walk.person("province"), walk.person("officer_tonghua")
    office.go(walk.notes["self_check"])
    office.page.get_by_label("退回原因").fill("请补写责任部门")
    office.press("退回")
    office.sees("已退回补正。")
    officer.open("待办")
    officer.follow("去提交")
    officer.press("提交")
    officer.sees("已提交。")


def test_the_office_freezes_a_frame_draws_by_a_later_number_and_fixes_the_figures(walk, home):
    office = walk.person("province")
    office.open("督导检查轮次")
    office.follow("查看", office.row("通化市"))
    number, salt = papers.draw(walk.world, "tonghua")
    office.page.get_by_label(re.compile("^密盐")).fill(salt)
    office.press("固化抽样框")
    office.sees("待公布")
    office.page.get_by_label(re.compile("^公开号码")).fill("福利彩票 3D 第 2020197 期")
    office.page.get_by_label("号码产生的日期").fill("2020-07-21")
    office.press("公布抽样框")
    office.sees("已公布")
    moves_to(home, "2020-07-21T10:00")
    office.page.get_by_label(re.compile("的号码")).fill(number)
    office.press("按号码抽取")
    office.sees("其中用人单位 1 户，密封的在签发报告前不对当地公开。")
    office.open("督导检查轮次")
    office.follow("查看", office.row("通化市"))
    drawn = office.card("随机抽取用人单位").locator("a.opens[href^='/inspectees/']")
    walk.notes["visit"], walk.notes["visit_path"] = drawn.inner_text(), drawn.get_attribute("href") or ""
    office.open("督导检查轮次")
    office.page.get_by_label("情况截止日").fill("2020-07-21")
    office.press("固化指标结果")
    office.sees("指标结果已固化")
    office.open("全省一览")
    top, base = papers.true_rates(walk.world)["declaration_rate"]
    office.sees(f"{top} / {base}", office.row("通化市"))
    expect(office.page.locator(".chart svg")).to_be_visible()
    walk.picture(office, "province")


def test_a_member_sees_three_values_and_each_computed_one_opens_to_its_rows(walk):
    member = walk.person("member_2a")
    member.open("检查对象")
    member.follow("通化市")
    walk.notes["inspectee"] = member.page.url.removeprefix(walk.site)
    top, base = papers.true_rates(walk.world)["declaration_rate"]
    claimed = papers.entries("form1", walk.world / "answers" / "self_check" / "tonghua.xlsx")["ZH2-09"].answer
    assert isinstance(claimed, Ratio)
    line = member.row("ZH2-09")
    expect(line.locator("[data-label=申报数]")).to_contain_text(f"{claimed.numerator} / {claimed.denominator}")
    expect(line.locator("[data-label=计算数]")).to_contain_text(f"{top} / {base}")
    expect(line.locator("[data-label=核实数]")).to_contain_text("—")
    top, base = papers.true_rates(walk.world)["health_examination_rate"]
    figure = member.row("ZH2-12").locator("[data-label=计算数] a")
    counts = figure.locator("small").first.inner_text()
    figure.click()
    member.sees(counts)
    member.sees(f"未计入分子 {base - top}", member.page.get_by_role("navigation", name="部分"))
    expect(member.page.locator("main tbody tr")).to_have_count(min(base - top, 50))
    walk.picture(member, "rows-behind-a-rate")


def test_a_member_verifies_an_item_on_the_phone_with_remark_and_photo(walk, home):
    moves_to(home, "2020-07-30T09:00")
    member, folder = walk.person("member_2a"), walk.world / "answers"
    walk.notes["before_signing"] = str(walk.person("officer_tonghua").status(walk.notes["visit_path"]))
    member.page.set_viewport_size(PHONE)
    member.go(walk.notes["visit_path"])
    member.sees_heading(walk.notes["visit"])
    member.follow("核实", member.row("AF3-02"))
    sheet, page = member.page.url.partition("items/")[0].removeprefix(walk.site), member.page
    walk.notes["visit_sheet"] = sheet
    employer = next(
        path.stem for path in (folder / "inspection").glob("9*.xlsx") if walk.notes["visit"] in papers.head(path)
    )
    walk.notes["employer"] = employer
    member.sees("台账计算数")
    page.get_by_label(re.compile("^分子")).fill("0")
    page.get_by_label(re.compile("^分母")).fill("1")
    page.get_by_text("未达标", exact=True).click()
    page.get_by_label("说明", exact=True).fill("安全员兼管，任命文件无日期，合格证明为 2018 年，本年度没有培训记录")
    page.locator("input[type=file]").set_input_files(
        [folder / "evidence" / f"{walk.notes['visit']}-现场照片-{number}.png" for number in (1, 2)]
    )
    expect(page.locator("[data-preview] img")).to_have_count(2)
    expect(page.locator("[data-saved-state]")).to_have_text("有未保存的修改")
    member.press("保存")
    member.sees("AF3-02 已保存")
    member.go(sheet + "items/AF3-03/")
    for number, holds in ((1, "yes"), (2, "yes"), (3, "no")):
        page.get_by_label(re.compile(f"^第 {number} 行(?!是否|说明)")).fill(f"抽样第{number}号")
        page.get_by_label(f"第 {number} 行是否符合").select_option(holds)
    page.get_by_label("第 3 行说明").fill("答不出本岗位粉尘种类")
    page.get_by_text("未达标", exact=True).click()
    page.get_by_label("说明", exact=True).fill("3 人中 1 人培训记录无签字，现场问答不合格")
    member.press("保存")
    member.sees("AF3-03 已保存")
    member.go(sheet + "items/AF0-01/")
    page.get_by_label("到达时间").fill("2020-07-27T13:22")
    page.get_by_label("离开时间").fill("2020-07-27T16:01")
    page.get_by_label("地点").fill("厂区南门")
    member.press("保存")
    member.sees("AF0-01 已保存")
    member.go(sheet + "items/AF7-01/")
    page.get_by_text("无法核实", exact=True).click()
    page.get_by_label("理由").fill("体检个案由县疾控中心封存，当日无法调取")
    member.press("保存")
    member.sees("AF7-01 已保存")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    member.go(sheet + "items/AF3-02/")
    expect(page.locator("figure.photo img")).to_have_count(2)
    walk.picture(member, "item-on-a-phone")
    page.set_viewport_size(DESK)


def test_the_rest_of_the_sheets_comes_by_workbook(walk):
    member, folder = walk.person("member_2a"), walk.world / "answers" / "inspection"
    done = {"AF3-02", "AF3-03", "AF0-01", "AF7-01"}
    lines = list(papers.entries("form2", folder / f"{walk.notes['employer']}.xlsx").values())
    member.go(walk.notes["visit_sheet"])
    hands_in(walk, member, "form2", [line for line in lines if line.item_code not in done], "暗访单位", "inspection")
    member.press("提交")
    member.sees("已提交。")
    for place, file in (("辽源市", "liaoyuan"), ("通化市", "tonghua"), ("集安市", "220582")):
        member.open("检查表")
        member.page.get_by_role("navigation", name="类别").get_by_role("link", name="督导检查").click()
        member.page.locator("main tbody tr", has_text=place).locator("a.opens", has_text=place).first.click()
        lines = list(papers.entries("form1", folder / f"{file}.xlsx").values())
        hands_in(walk, member, "form1", lines, place, "inspection")
        member.press("提交")
        member.sees("已提交。")
    member.go(walk.notes["inspectee"])
    verified = papers.entries("form1", folder / "tonghua.xlsx")["ZH2-09"].answer
    assert isinstance(verified, Ratio)
    found = f"{verified.numerator} / {verified.denominator}"
    expect(member.row("ZH2-09").locator("[data-label=核实数]")).to_contain_text(found)
    member.follow(re.compile("^不一致"))
    expect(member.page.get_by_role("link", name=re.compile("^不一致"))).to_have_attribute("aria-current", "true")
    walk.picture(member, "three-values")


def test_minutes_of_the_meeting_are_kept_signed_and_masked(walk):
    ending.keeps_minutes(walk.person("member_2a"), walk.notes["inspectee"], walk.folder)


def test_findings_and_observations_are_recorded_and_the_leader_takes_one_back(walk):
    member, leader = walk.person("member_2a"), walk.person("leader_2")
    for words in (FINDING, FINDING | {"问题（一句话）": "重复登记，应撤回"}):
        member.go(walk.notes["inspectee"])
        member.follow("查看", member.row("ZH2-12"))
        member.follow("就本项登记问题")
        for label, text in words.items():
            member.page.get_by_label(label).fill(text)
        member.page.get_by_text("严重", exact=True).click()
        member.press("登记")
        member.sees("ZH2-12 的问题已登记。")
    leader.open("问题")
    row = leader.row("重复登记，应撤回")
    row.get_by_text("撤回…").click()
    row.get_by_label("撤回理由").fill("与前一条重复")
    leader.press("撤回", row)
    leader.sees("问题已撤回，记录保留。")
    for place in ("通化市", "辽源市"):
        member.open("检查对象")
        member.follow(place)
        for kind, text in (
            ("基本情况", "检查组查阅资料 74 份"),
            ("工作亮点", "双随机抽查全程录像"),
            ("意见建议", "逐户催检"),
        ):
            member.page.locator("#main").get_by_text(kind, exact=True).click()
            member.page.get_by_label("内容").fill(f"{place}{text}")
            member.press("记录")
            member.sees("已记录，签发报告时写入。")


def test_the_leader_signs_and_the_word_file_says_what_was_found(walk):
    leader = walk.person("leader_2")
    leader.open("报告")
    leader.sees("材料齐全，可以签发")
    leader.press("组长签字，签发报告")
    leader.sees("第 2 组的报告已签发")
    report = leader.saves("下载", leader.row("督导检查情况报告.docx"), walk.folder)
    text = papers.word_text(report)
    for said in ("辽源市", "通化市", "集安市", walk.notes["visit"], *FINDING.values(), "乙一", "2020年7月30日"):
        assert said.replace(" ", "") in text, said
    for top, base in papers.true_rates(walk.world).values():
        assert re.search(rf"{top}/{base}", text), (top, base)
    assert "重复登记，应撤回" not in text
    assert "通化市双随机抽查全程录像" in text


def test_the_leader_states_what_is_nothing_and_hands_everything_in(walk):
    ending.hands_in_all(walk.person("leader_2"))


def test_the_office_sees_who_has_handed_in_and_the_chain_of_acts_holds(walk):
    office = walk.person("province")
    office.open("全省一览")
    office.sees("已上报", office.row("第 2 组"))
    office.sees("未上报", office.row("第 1 组"))
    office.open("操作留痕")
    office.press("校验留痕链")
    office.sees("校验通过")
    acts = office.page.locator("main td[data-label=操作]").all_inner_texts()
    assert not [act for act in acts if act.isascii()]


def test_another_places_officer_sees_nothing_of_all_this(walk):
    stranger.sees_nothing(walk, FINDING["问题（一句话）"])


def test_a_visit_is_hidden_from_its_place_until_the_report_is_signed(walk):
    assert walk.notes["before_signing"] == "404"
    assert walk.person("officer_tonghua").status(walk.notes["visit_path"]) == 200


def test_the_package_of_the_whole_round_is_handed_over_and_verified_by_a_stranger(walk, home):
    others(home, "2020-07-31T09:00", "teams")
    moves_to(home, "2020-07-31T16:00")
    said = ending.packs(walk.person("province"), walk.folder)
    assert "一致" in said


def test_nothing_is_wider_than_the_screen_of_a_telephone(walk):
    leader = walk.person("leader_2")
    leader.open("数据核查")
    links = leader.page.locator("nav[aria-label=主导航] a, main a").all()
    addresses = {link.get_attribute("href") or "" for link in links} | {
        walk.notes["inspectee"],
        walk.notes["visit_sheet"],
    }
    leader.page.set_viewport_size(PHONE)
    wider = {}
    for address in sorted(one for one in addresses if one.startswith("/") and "?" not in one):
        leader.go(address)
        widths = leader.page.evaluate(_WIDTHS)
        wider |= {address: widths} if max(widths) > PHONE["width"] else {}
    leader.page.set_viewport_size(DESK)
    assert wider == {}


def test_wrong_passwords_lock_the_door_in_chinese(walk):
    guest = Person(walk.browser.new_context(locale="zh-CN"), walk.site, "auditor")
    for _ in range(5):
        guest.sign_in("not-the-password")
        guest.page.wait_for_load_state()
    guest.sees_heading("账号已锁定", level=2)
    guest.sees("已锁定 30 分钟")


def test_no_page_of_the_walk_met_an_error_in_its_scripts(walk):
    """Refused forms are answered with 422, an act before its time with 409: the browser's console notes both."""
    told = ("422", "409")
    noted = {
        name: [one for one in person.errors if not any(status in one for status in told)]
        for name, person in walk.people.items()
    }
    assert noted == {name: [] for name in walk.people}
