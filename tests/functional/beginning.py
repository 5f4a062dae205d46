"""The beginning of a round by pages: the notice read and completed, accounts opened."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from playwright.sync_api import expect

from qingchen.inspection.campaign import OfficerPlan, load
from tests.functional.people import DESK, Person
from tests.functional.server import CAMPAIGN, NOW, PASSWORD, ROOT

NOTICE = ROOT / "tests" / "fixtures" / "notices" / "jilin-2020.txt"
TEAM = ("leader_2", "member_2a", "member_2b")
"""Usernames that the office gives the second team's people, in the notice's order."""


def moves_to(home: Path, instant: str) -> None:
    """From the next request on the site lives in this instant; requests that run see a whole file."""
    datetime.fromisoformat(instant)
    (home / "now.new").write_text(instant, encoding="ascii")
    (home / "now.new").replace(home / NOW)


def sends_the_notice(office: Person) -> None:
    office.open("由通知建立活动")
    office.chooses(NOTICE, "通知")
    office.press("读通知")
    office.sees("没有找到自查截止日")
    office.follow("第 7 行", office.page.locator("form#draft"))  # the number of the document, lit up in the text


def completes_it(office: Person) -> None:
    """What no notice says: the day of the self-check, who fills in, and what their accounts are called."""
    page = office.page
    page.get_by_label("自查截止日").fill("2020-07-14")
    for row, one in _officers(office):
        for column, text in (("username", one.username), ("name", one.name), ("post", one.post)):
            page.locator(f"[name='{row}.{column}']").fill(text)
    for number, username in enumerate(TEAM):
        page.locator(f"[name='teams.1.members.{number}.username']").fill(username)
    page.locator("[name='teams.1.members.0.duty']").select_option("member")
    _saves(office)
    office.sees("自查截止日（2020-07-14）早于发文日期（2020-07-15）")
    office.sees("第2组没有组长")
    expect(page.get_by_role("button", name="载入活动")).to_have_count(0)
    page.get_by_label("自查截止日").fill("2020-07-20")
    page.locator("[name='teams.1.members.0.duty']").select_option("leader")
    _saves(office)
    office.sees("没有错误，可以载入")


def opens_accounts(office: Person, people: tuple[str, ...]) -> None:
    """The office hands out the codes; each person takes the own one to the door and chooses the password."""
    office.open("账号")
    office.press("未开通的账号发开通码")
    codes = {name: office.row(name).locator("td b").inner_text() for name in people}
    for username, code in codes.items():
        guest = Person(office.context.browser.new_context(viewport=DESK, locale="zh-CN"), office.address, username)
        guest.go("/")
        guest.page.get_by_role("link", name="第一次登录").click()
        guest.page.get_by_label("用户名").fill(username)
        guest.page.get_by_label("开通码").fill(code.lower())
        for label in ("新口令", "再输一遍"):
            guest.page.get_by_label(label).fill(PASSWORD)
        guest.press("设定口令")
        guest.sees("口令已设定，请登录。")
        guest.context.close()
    office.open("账号")
    expect(office.row(people[-1])).to_contain_text("已开通")


def _officers(office: Person) -> Iterator[tuple[str, OfficerPlan]]:
    """Path of each line of the table of officers, with whom the office writes there."""
    page = office.page
    for one in load(CAMPAIGN).officers:
        rows = page.locator("select[name^='officers.'][name$='.role']")
        units = page.locator("input[name^='officers.'][name$='.unit']")
        for i in range(units.count()):
            if (rows.nth(i).input_value(), units.nth(i).input_value()) == (one.role.value, one.unit):
                yield f"officers.{i}", one
                break


def _saves(office: Person) -> None:
    office.page.locator(".floor").get_by_role("button", name=re.compile("^保存")).click()
    office.sees("已保存，改动")
