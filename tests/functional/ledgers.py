"""The ledgers of 通化市 by pages: a spoilt one and its mending, accepted ones, one given back with its reason."""

import re
from pathlib import Path
from typing import Protocol

from playwright.sync_api import expect

from tests.functional import papers
from tests.functional.acts import sends
from tests.functional.people import Person

LEDGER = "0622-通化市-employers.xlsx"
DECLARED = "0622-通化市-hazard_declarations.xlsx"


class Walked(Protocol):
    """The part of the walk that the ledgers need."""

    world: Path
    folder: Path

    def person(self, username: str) -> Person: ...


def files_a_spoilt_one(walk: Walked) -> None:
    """Every problem is told at once; the mended ledger and another wait for the next level."""
    officer = walk.person("officer_tonghua")
    officer.sees_heading("待办")
    officer.open("台账报送")
    template = officer.saves("下载样表", officer.row("职业病危害项目申报"), walk.folder)
    assert "统一社会信用代码" in papers.cells(template)
    registers = walk.world / "registers"
    sends(officer, papers.spoilt(registers / LEDGER, walk.folder / "通化市用人单位.xlsx"), "employers")
    officer.sees("有 3 处问题")
    for written in papers.FAULTS.values():
        officer.sees(written, officer.page.locator("section.card").filter(has_text="规则与改法").last)
    annotated = officer.saves(re.compile("下载批注后的工作簿"), officer.page.locator("main"), walk.folder)
    assert annotated.name == "批注-通化市用人单位.xlsx"
    told = papers.cells(annotated)
    assert all(written in told for written in papers.FAULTS.values())
    sends(officer, registers / LEDGER, "employers")
    officer.sees("没有发现问题。等待上一级审核接收。")
    expect(officer.page.get_by_role("button", name="接收入账")).to_have_count(0)
    sends(officer, registers / DECLARED, "hazard_declarations")


def accepts_them_and_gives_one_back(walk: Walked) -> None:
    """The reason reaches the place; what comes again is taken in with the rest."""
    office, officer = walk.person("province"), walk.person("officer_tonghua")
    office.open("待办")
    office.follow("去审核", office.row(LEDGER))
    office.press("接收入账")
    office.sees("已接收入账，为第")
    office.open("待办")
    office.follow("去审核", office.row(DECLARED))
    office.page.get_by_label("退回原因").fill("请补齐 6 月新增单位后再报")
    office.press("退回")
    office.sees("已退回。")
    officer.open("台账报送")
    officer.follow("查看", officer.row(DECLARED))
    officer.sees("请补齐 6 月新增单位后再报")
    for name, register in papers.left_to_the_walk(walk.world):
        if name == LEDGER:
            continue
        sends(officer, walk.world / "registers" / name, register)
        officer.sees("没有发现问题")
        office.open("待办")
        office.follow("去审核", office.row(name))
        office.press("接收入账")
        office.sees("已接收入账，为第")
