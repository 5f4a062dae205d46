"""A table that nobody made for us goes in through the mapping page: a county's officer says what its columns mean, the
prefecture's accepts; and the nation's do so with the real table of coal mines where it lies beside the project."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.functional.people import Person
from tests.unit.registers.test_mapping import FILES, REAL

pytestmark = pytest.mark.browser
STATUS = {
    "Operating": "在产",
    "Mothballed": "停产计划复产",
    "Proposed": "在建",
    "Shelved": "在建",
    "Cancelled": "已关闭",
}
COAL = {"Bituminous": "烟煤和无烟煤开采洗选", "Anthracite": "烟煤和无烟煤开采洗选", "Lignite": "褐煤开采洗选"}
COAL |= {"Subbituminous": "烟煤和无烟煤开采洗选"}


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    """No ledgers: only the people, and the places of this walk."""
    registers = tmp_path_factory.mktemp("world") / "registers"
    registers.mkdir()
    (registers / "manifest.csv").write_text("on,sender,file,register\n", encoding="utf-8")
    return registers.parent


def _sends(person: Person, file: Path, register: str = "employers") -> None:
    person.open("台账报送")
    person.follow("报送台账", person.page.locator("header.topbar"))
    person.chooses(file, "文件")
    person.page.get_by_label("台账", exact=True).select_option(register)
    person.press("报送并检查")


def _says(person: Person) -> None:
    """What a person who knows the table says of its columns, in two turns: columns first, then values."""
    page = person.page

    def choose(label: str, value: str) -> None:
        page.get_by_label(label, exact=True).select_option(value)

    for heading, to in {
        "Mine Name (Non-ENG)": "name", "Status": "production_status", "Workforce Size": "workers",
        "Coal Type": "industry", "Location (Non-ENG)": "division@address", "Latitude": "latitude",
        "Longitude": "longitude",
    }.items():  # fmt: skip
        choose(f"{heading} 对应", to)
    for heading in ("Mine Name", "Owners (Non-ENG)", "Production (Mtpa)"):
        choose(f"{heading} 对应", "")
    for heading in ("Latitude", "Longitude"):
        page.get_by_label(f"{heading} 用逗号作小数点").check()
    choose("重点行业 怎样得到", "value")
    choose("重点行业 固定值", "煤矿")
    page.get_by_label("重点行业 理由").fill("来源只收煤矿")
    choose("是否纳入治理范围 怎样得到", "from")
    choose("是否纳入治理范围 由哪一列", "3")
    for title in ("企业规模", "注册类型", "接害人数", "接尘人数", "职业病危害风险分类", "粉尘种类"):
        choose(f"{title} 怎样得到", "empty")
    page.get_by_text("其余可填可不填的栏目").click()
    choose("不纳入原因 怎样得到", "from")
    choose("不纳入原因 由哪一列", "3")
    choose("工作场所地址 怎样得到", "from")
    choose("工作场所地址 由哪一列", "18")
    choose("没有统一社会信用代码的行，由哪一列编临时代码", "0")
    page.get_by_label("没有代码的原因").fill("来源没有统一社会信用代码，待县级核实")
    person.press("试读")
    _waits(person, "取值换算")
    for number, (old, new) in enumerate(STATUS.items()):
        for title, value in (
            ("生产状态", new),
            ("是否纳入治理范围", "是" if number < 2 else "否"),
            ("不纳入原因", "-" if number < 2 else "其他"),
        ):
            _translate(person, title, old, value)
    for old, new in COAL.items():
        _translate(person, "行业代码", old, new)
    person.press("试读")


def _waits(person: Person, words: str | re.Pattern[str]) -> None:
    """Reading a table of thousands of rows through takes its time."""
    expect(person.page.locator("body")).to_contain_text(words, timeout=60_000)


def _translate(person: Person, title: str, old: str, value: str) -> None:
    """Only what the table holds is asked for."""
    asked = person.page.get_by_label(f"{title}：{old}", exact=True)
    if not asked.count():
        return
    if asked.evaluate("field => field.tagName") == "INPUT":  # a long list is typed into
        asked.fill(value)
    else:
        asked.select_option(value)


def test_a_countys_officer_says_once_what_the_columns_mean(walk):
    officer = walk.person("officer_lishu")
    _sends(officer, FILES / "mines_of_a_prefecture.csv")
    officer.sees_heading("列对应")
    officer.sees("吉林省四平市梨树县示例镇")
    _says(officer)
    _waits(officer, re.compile("共 48 行，13 行无误"))
    officer.sees("单元格错位，整行不可读 3")
    walk.picture(officer, "mapping")
    officer.press("确认并检查")
    officer.sees("处问题")
    officer.sees("由“GEM Mine ID”列编临时代码")
    expect(officer.page.get_by_role("button", name="接收无误的行")).to_have_count(0)


def test_the_prefectures_officer_takes_the_good_rows_and_gives_the_others_back(walk):
    prefecture = walk.person("officer_siping")
    prefecture.open("台账报送")
    prefecture.follow("查看", prefecture.row("mines_of_a_prefecture.csv"))
    prefecture.page.get_by_label("只接收无误的行，其余退回更正").check()
    prefecture.press("接收无误的行")
    prefecture.sees("35 行退回更正")
    prefecture.sees("单元格错位，整行不可读 3 行")
    given_back = prefecture.saves(re.compile("下载退回更正的行"), prefecture.page.locator("main"), walk.folder)
    assert given_back.name == "退回更正-mines_of_a_prefecture.xlsx"
    prefecture.follow(re.compile("入账的行"))
    prefecture.follow("来历")
    prefecture.sees("全部版本")
    prefecture.sees(re.compile("示例第\\d+煤矿"))


def test_the_same_headings_are_read_at_once_the_next_time(walk):
    officer = walk.person("officer_lishu")
    second = walk.folder / "又一份.csv"
    second.write_bytes((FILES / "mines_of_a_prefecture.csv").read_bytes().replace(b"X9000", b"X8000"))
    _sends(officer, second, "")
    officer.sees("由“GEM Mine ID”列编临时代码")
    officer.sees("梨树县")
    assert "/mapping/" not in officer.page.url
    assert officer.errors == []


@pytest.mark.skipif(not REAL.exists(), reason="the real table lies beside the checkout, where it is given")
def test_the_real_table_of_the_nations_mines_goes_in_as_a_person_would_do_it(walk):
    nation = walk.person("nation")
    _sends(nation, REAL)
    nation.page.set_default_timeout(60_000)
    _says(nation)
    _waits(nation, re.compile(r"共 2690 行，2\d{3} 行无误"))
    nation.press("确认并检查")
    nation.page.get_by_label("只接收无误的行，其余退回更正").check()
    nation.press("接收无误的行")
    _waits(nation, "行退回更正")
    said = nation.page.locator("main").inner_text()
    accepted, given_back = (
        int(found) for found in re.search(r"无误的 (\d+) 行已入账，(\d+) 行退回更正", said).groups()
    )
    print(f"{accepted} of 2,690 rows accepted in the browser, {given_back} given back")
    assert accepted >= 2_000
    assert accepted + given_back == 2_690
    for words in ("单元格错位", "地址没有写到县", "同一对象重复"):
        assert words in said
