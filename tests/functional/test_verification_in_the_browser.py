"""A team leader reads a place's page, draws, takes the form along, hands it back and reads the outcome."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.functional.conftest import Walk, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("world")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("home"), "recounts_server") as address:
        yield address


def test_the_leader_reads_the_place_and_its_charts_are_drawn(walk: Walk):
    leader = walk.person("leader_2")
    leader.open("数据核查")
    leader.follow("通化市")
    leader.sees("59 / 60")
    leader.sees("首轮抽")
    expect(leader.page.locator("#leads")).to_contain_text("名单对名单", timeout=60_000)
    expect(leader.page.locator("[data-chart=intervals] svg")).to_be_visible()


def test_the_leader_freezes_the_frame_and_the_office_draws_by_a_number_named_beforehand(walk: Walk):
    leader = walk.person("leader_2")
    leader.page.get_by_role("row", name="粉尘危害项目申报率").get_by_role("link", name="抽取", exact=True).click()
    leader.press("固化抽样框", leader.page.locator("main"))
    leader.sees("待省办公布并按公开号码抽取")
    office = walk.person("province")
    office.open("双随机抽取")
    office.page.get_by_label("公开号码").fill("福利彩票 3D 第 2020197 期")
    today = office.page.get_by_label("号码产生的日期").get_attribute("min")
    office.page.get_by_label("号码产生的日期").fill(today or "")
    office.press("公布抽样框", office.page.locator("main"))
    office.page.get_by_label("的号码").fill("4 0 7")
    office.press("按号码抽取", office.page.locator("main"))
    office.sees("分次查看")


def test_the_leader_takes_the_form_of_what_was_drawn_along(walk: Walk):
    leader = walk.person("leader_2")
    leader.page.reload()
    leader.page.get_by_role("link", name="核查表").click()
    leader.sees("首轮")
    with leader.page.expect_download() as taken:
        leader.page.get_by_role("link", name="带走的核查表").click()
    form = walk.folder / "form.xlsx"
    taken.value.save_as(form)
    book = openpyxl.load_workbook(form)
    sheet = book["核查表"]
    for row in range(5, sheet.max_row + 1):
        if sheet.cell(row, 11).protection.locked is False:
            sheet.cell(row, 8, "无原始记录" if row % 2 else "一致")
            sheet.cell(row, 10, "申报回执")
    book.save(form)
    walk.notes["form"] = str(form)


def test_the_filled_form_gives_an_outcome_and_its_sentence(walk: Walk):
    leader = walk.person("leader_2")
    leader.page.get_by_label("填好的核查表").set_input_files(walk.notes["form"])
    leader.press("交回", leader.page.locator("main"))
    leader.sees("查实未达标")
    leader.sees("有 95% 的把握实际比率不高于")
    walk.picture(leader, "recount")


def test_a_button_pressed_twice_publishes_once(walk: Walk):
    office = walk.person("province")
    office.open("指标")
    office.page.get_by_label("发布为").fill("七月通报")
    office.page.get_by_role("button", name="发布", exact=True).dblclick()
    office.sees("已发布“七月通报”")
    office.go("/publications/")
    expect(office.page.get_by_role("link", name="七月通报")).to_have_count(1)


def test_the_place_sees_neither_draw_nor_leads_before_the_team_has_signed(walk: Walk):
    officer = walk.person("officer_tonghua")
    officer.open("数据核查")
    officer.follow("通化市")
    officer.sees("检查组签发报告后可见")
    for words in ("首轮", "确已完成", "核查表"):
        officer.sees_not(words)


def test_no_page_met_an_error_in_its_scripts(walk: Walk):
    assert {name: person.errors for name, person in walk.people.items() if person.errors} == {}
