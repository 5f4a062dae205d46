"""What several people of the walk do on several pages."""

from pathlib import Path
from typing import Protocol

from qingchen.inspection.entry import Entry
from tests.functional import papers
from tests.functional.people import Person


class Walked(Protocol):
    """The part of the walk that these acts need."""

    world: Path
    folder: Path


def sends(person: Person, file: Path, register: str) -> None:
    person.open("台账报送")
    person.follow("报送台账", person.page.locator("header.topbar"))
    person.page.get_by_label("台账", exact=True).select_option(register)
    person.chooses(file, "文件")
    person.press("报送并检查")


def hands_in(walk: Walked, person: Person, form: str, lines: list[Entry], place: str, purpose: str) -> None:
    """Upload the evidence that the lines name, then the lines as a workbook."""
    person.chooses(papers.named_files(lines, walk.world / "answers" / "evidence"), "佐证文件")
    person.press("上传", person.card("上传佐证"))
    person.sees("已上传佐证")
    person.chooses(papers.workbook_of(form, lines, place, purpose, walk.folder / f"{place}.xlsx"), "填好的检查表")
    person.press("交回")
    person.sees("全部保存。")
