"""People looked up as officers do: masked, revealed with a reason, linked by a word, unseen from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import Walk, serving
from tests.integration.registers.linked_world import number_of

pytestmark = pytest.mark.browser
NUMBER = number_of("1950-03-04")


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("world")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("home"), "persons_server", never_said=(NUMBER,)) as address:
        yield address


def test_an_officer_finds_a_person_by_number_and_sees_masked_values(walk: Walk):
    officer = walk.person("officer_siping")
    officer.open("查询")
    officer.page.locator("#text").fill(NUMBER)
    officer.press("查询", officer.page.locator("main"))
    officer.sees("229900********")
    officer.sees("张*")
    assert NUMBER not in officer.page.locator("main table").first.inner_text()
    assert NUMBER not in officer.page.url
    walk.picture(officer, "search")


def test_with_a_reason_the_row_is_revealed_in_its_place_and_forgotten_on_leaving(walk: Walk):
    officer = walk.person("officer_siping")
    row = officer.row("229900********")
    officer.follow("查看", row)
    row.get_by_label("查看事由").fill("核对证件号码")
    officer.press("查看", row)
    officer.sees(NUMBER, row)
    officer.sees("仅显示这一次", row)
    walk.picture(officer, "reveal")
    officer.open("查询")
    officer.sees_not(NUMBER)


def test_a_part_of_a_name_asks_for_county_and_reason(walk: Walk):
    officer = walk.person("officer_siping")
    officer.page.locator("#text").fill("张*")
    officer.press("查询", officer.page.locator("main"))
    officer.sees("请选定县并写明事由")
    officer.page.get_by_label("县（市、区）", exact=True).select_option("220322")
    officer.page.get_by_label("事由", exact=True).fill("来访核对")
    officer.press("县内查找")
    officer.sees("按姓名片段")
    walk.picture(officer, "search-county")


def test_another_prefecture_s_officer_finds_nobody(walk: Walk):
    stranger = walk.person("officer_changchun")
    stranger.open("查询")
    for text in (NUMBER, "张伟", "zhang wei"):
        stranger.page.locator("#text").fill(text)
        stranger.press("查询", stranger.page.locator("main"))
        stranger.sees("没有查到")


def test_pairs_are_proposed_looked_at_side_by_side_and_decided(walk: Walk):
    officer = walk.person("officer_siping")
    officer.open("人员比对")
    officer.page.get_by_label("市或县").select_option("220322")
    officer.press("开始比对")
    officer.sees("证件号码一致，已关联")
    walk.picture(officer, "links")
    officer.follow("核对", officer.row("姓名同音"))
    officer.sees("姓名同音")
    expect(officer.page.locator(".pair section")).to_have_count(2)
    walk.picture(officer, "link-pair")
    officer.page.get_by_label("核对说明").fill("电话核实本人")
    officer.press("同一人")
    officer.open("人员比对")
    officer.follow("同一人")
    officer.sees("姓名同音")


def test_no_page_had_a_script_error(walk: Walk):
    assert [error for person in walk.people.values() for error in person.errors] == []
