"""The end of a round by pages: minutes signed, what is nothing stated, handed in, packed and verified by a stranger."""

import csv
import subprocess
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from tests.functional.people import Person
from tests.functional.server import ROOT

MINUTES = {
    "开始时间": "2020-07-27T09:00",
    "结束时间": "2020-07-27T11:30",
    "地点": "通化市卫生健康委会议室",
    "主持人": "乙一",
    "记录人": "乙成员",
    "参会人员（每行一人）": "市卫生健康委 科长 子某某\n市人社局 科长 丑某某",
    "座谈内容": "交流尘肺病患者救治救助和工伤保险扩面情况。",
}


def keeps_minutes(member: Person, inspectee: str, folder: Path) -> None:
    """Minutes of the meeting, signed on paper and scanned."""
    member.go(inspectee)
    member.follow("现场记录", member.page.locator("body"))
    member.follow("座谈会记录")
    member.press("保存，待签字")
    member.sees("没有填写")
    for label, text in MINUTES.items():
        member.page.get_by_label(label, exact=True).fill(text)
    member.press("保存，待签字")
    member.sees("人员信息已遮盖")
    member.sees_not("丑某某")
    scan = folder / "签字页.png"
    Image.new("RGB", (600, 800), "white").save(scan)
    member.chooses(scan, "签字页")
    member.press("已签字")
    member.sees_heading("已签字")


def writes_up(officer: Person, sheet: str, answers: Path, place: str) -> None:
    """The five parts of the comprehensive report, handed in when none is missing."""
    with (answers / "comprehensive.csv").open(encoding="utf-8-sig", newline="") as lines:
        parts = {row["part"]: row["text"] for row in csv.DictReader(lines) if row["inspectee"] == place}
    officer.go(f"{sheet}comprehensive/")
    for part, text in parts.items():
        officer.page.locator(f"textarea[name='{part}']").fill(text)
    officer.press("保存并报送")
    officer.sees("已报送")


def hands_in_all(leader: Person) -> None:
    """What a unit has nothing of is stated; then the one button."""
    leader.open("催报和上报")
    leader.press("上报报告和检查表")
    leader.sees("还不能上报")
    leader.sees("没有登记问题，也没有零报告")
    zero = leader.page.get_by_role("button", name="作零报告")
    for left in range(zero.count(), 0, -1):
        leader.press("作零报告")
        expect(zero).to_have_count(left - 1)
    leader.press("上报报告和检查表")
    leader.sees("的报告和检查表已上报")


def packs(office: Person, folder: Path) -> str:
    """What `tools/verify_handover.py` says of the package that the office downloads."""
    office.open("报告")
    with office.page.expect_download() as waiting:
        office.press("制作移交包")
    package = folder / waiting.value.suggested_filename
    waiting.value.save_as(package)
    verify = [sys.executable, str(ROOT / "tools" / "verify_handover.py"), str(package)]
    return subprocess.run(verify, capture_output=True, text=True, check=True, encoding="utf-8").stdout
