"""The people who sit before the browser."""

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import BrowserContext, Download, Locator, Page, expect

from tests.functional.server import PASSWORD

DESK = {"width": 1366, "height": 900}
PHONE = {"width": 414, "height": 880}


class Person:
    """One signed-in browser. `page` stands where the person is."""

    def __init__(self, context: BrowserContext, address: str, username: str) -> None:
        self.context, self.address, self.username = context, address, username
        context.set_default_timeout(60_000)
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))

    def sign_in(self, password: str = PASSWORD) -> None:
        self.page.goto(self.address + "/")
        self.page.get_by_label("用户名").fill(self.username)
        self.page.get_by_label("密码").fill(password)
        self.page.get_by_role("button", name="登录").click()

    def open(self, title: str) -> None:
        """By the sidebar."""
        sidebar = self.page.get_by_role("navigation", name="主导航")
        sidebar.get_by_role("link", name=title, exact=True).click()
        expect(sidebar.locator("[aria-current=page]")).to_contain_text(title)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def follow(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        (within or self.page.locator("main")).get_by_role("link", name=name).first.click()

    def press(self, name: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_role("button", name=name).first.click()

    def row(self, text: str) -> Locator:
        return self.page.locator("main tr", has_text=text).first

    def card(self, heading: str) -> Locator:
        return self.page.locator("section.card", has=self.page.get_by_role("heading", name=heading))

    def sees(self, text: str | re.Pattern[str], within: Locator | None = None) -> None:
        expect(within or self.page.locator("body")).to_contain_text(text)

    def sees_not(self, text: str) -> None:
        expect(self.page.locator("body")).not_to_contain_text(text)

    def sees_heading(self, text: str, level: int = 1) -> None:
        expect(self.page.get_by_role("heading", level=level)).to_contain_text(text)

    def saves(self, name: str | re.Pattern[str], within: Locator, to: Path) -> Path:
        """Download by a link and keep the file under its own name."""
        with self.page.expect_download() as waiting:
            self.follow(name, within)
        got: Download = waiting.value
        kept = to / got.suggested_filename
        got.save_as(kept)
        return kept

    def status(self, path: str) -> int:
        """What the address answers this person, without leaving the page."""
        return self.context.request.get(self.address + path, max_redirects=0).status

    def text(self, path: str) -> str:
        return self.context.request.get(self.address + path).text()

    def chooses(self, files: Path | Sequence[Path], label: str) -> None:
        self.page.get_by_label(label, exact=True).set_input_files(files)

    def links(self) -> set[str]:
        """Addresses on the page that name a thing: of links, forms and pictures."""
        main = self.page.locator("main")
        found = []
        for things, name in (("a", "href"), ("form", "action"), ("img", "src")):
            found += main.locator(things).evaluate_all(f"things => things.map(one => one.getAttribute('{name}'))")
        return {one.partition("?")[0] for one in found if one and one.count("/") > 2 and one.endswith("/")}
