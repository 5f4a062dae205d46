"""The beginning of a round by pages: the notice read and completed, accounts opened, days agreed."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from playwright.sync_api import Locator, expect

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


def agree_on_days(leader: Person, officers: dict[str, Person]) -> dict[str, date]:
    """Days proposed, put off by a place that has its reason, computed again, agreed by all: the day of each place."""
    leader.open("行程")
    leader.press("测算行程")
    leader.sees("最优，已证明")
    leader.press("向各地提出日期")
    leader.sees("已向各地提出到检日期")
    first = officers["tonghua"]
    first.go("/itinerary/")
    day = _own(first, "集安市")
    refused = _day(first, "集安市")
    day.locator("summary").click()
    day.get_by_label("原因").fill("当日全市职业健康培训")
    first.press("要求改期", day)
    first.sees("检查组将另提日期")
    leader.go("/itinerary/")
    leader.press("重新测算")
    leader.sees("的行程已算出")
    leader.press("向各地提出日期")
    leader.sees("已向各地提出到检日期")
    for officer in officers.values():
        officer.go("/itinerary/")
        waiting = officer.page.get_by_role("button", name="确认这个日期")
        for left in range(waiting.count(), 0, -1):
            officer.press("确认这个日期")
            expect(waiting).to_have_count(left - 1)
    first.go("/itinerary/")
    agreed = {place: _day(first, place) for place in ("通化市", "集安市")}
    assert agreed["集安市"] != refused
    return agreed


def _day(officer: Person, place: str) -> date:
    return date.fromisoformat(_own(officer, place).locator("p .figures").first.inner_text()[:10])


def _officers(office: Person) -> Iterator[tuple[str, OfficerPlan]]:
    """Path of each line of the table of officers, with whom the office writes there."""
    page = office.page
    page.wait_for_load_state()  # a long page is read while it still comes
    for one in load(CAMPAIGN).officers:
        rows = page.locator("select[name^='officers.'][name$='.role']")
        units = page.locator("input[name^='officers.'][name$='.unit']")
        for i in range(units.count()):
            if (rows.nth(i).input_value(), units.nth(i).input_value()) == (one.role.value, one.unit):
                yield f"officers.{i}", one
                break
        else:
            raise AssertionError(f"no line for {one.username}")


def _saves(office: Person) -> None:
    office.page.locator(".floor").get_by_role("button", name=re.compile("^保存")).click()
    office.sees("已保存，改动")


def _own(officer: Person, place: str) -> Locator:
    """What the page says of one of the place's days."""
    blocks = officer.card("检查组提出的到检日期").locator(".inside")
    return blocks.filter(has=officer.page.locator("b", has_text=place))
