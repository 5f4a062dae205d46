"""An inspection form (检查表) is a table of items, one CSV file of a campaign folder.

Its annex number, title, subject and footer stand in `forms.csv` beside it. The digest of the whole content is
the form's version: a published version is frozen, answers point at it.
"""

import csv
import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from qingchen.inspection.item import Item
from qingchen.inspection.item_reading import read_item

_NEEDED = (
    "code",
    "domain",
    "clause",
    "title_zh",
    "answer_type",
    "unit",
    "numerator",
    "denominator",
    "na_rule",
    "key_item",
)


@dataclass(frozen=True)
class Form:
    """A form as published.

    code      name of the file (`form1`)
    annex     number of the annex it is printed as (`附表1`)
    subject   who is looked at: `place` or `employer`
    """

    code: str
    annex: str
    title: str
    subject: str
    footer: str
    items: tuple[Item, ...]

    @cached_property
    def by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """Headings of the form, in order."""
        return tuple(dict.fromkeys(item.domain for item in self.items))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical content: the form's version.

        What is empty is left out: a field that items get later changes no version published before.
        """
        items = [{name: value for name, value in asdict(item).items() if value} for item in self.items]
        content = asdict(self) | {"items": items}
        told = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def version(self) -> str:
        """The first eight digits of the digest, as printed."""
        return self.digest[:8]


def read_form(path: Path, known: Collection[str] | None = None) -> tuple[Form | None, list[str]]:
    """The form of a CSV table and all its faults at once, each with file and line; no form where there is a fault.

    known   names of the indicators that there are; None: names are not checked
    """
    heading, rows, faults = _rows(path)
    missing = [name for name in _NEEDED if name not in heading]
    if faults or missing:
        return None, faults or [f"{path.name} 第 1 行：缺少列 {'、'.join(missing)}。请对照样表补齐列名。"]
    items: list[Item] = []
    lines: dict[str, int] = {}
    for line, row in rows:
        item, found = read_item(row, known)
        faults += [f"{path.name} 第 {line} 行（{row['code'] or '无编码'}）：{fault}。" for fault in found]
        if row["code"] in lines:
            faults.append(
                f"{path.name} 第 {line} 行：编码“{row['code']}”与第 {lines[row['code']]} 行重复。请改成不同的编码。"
            )
        lines.setdefault(row["code"], line)
        if item:
            items.append(item)
    if not rows:
        faults.append(f"{path.name}：没有检查事项。")
    head, head_faults = _head(path)
    faults += head_faults
    return (None, faults) if faults else (Form(path.stem, *head, tuple(items)), [])


def _rows(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]], list[str]]:
    """Heading, lines that hold anything (with the line as a person sees it), faults of the file itself."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="surplus", restval="")
            heading = [name.strip() for name in reader.fieldnames or []]
            rows, faults = [], []
            for raw in reader:
                if raw.pop("surplus", None):
                    faults.append(f"{path.name} 第 {reader.line_num} 行：单元格比列名多，内容含逗号时应加引号。")
                row = {str(name).strip(): (text or "").strip() for name, text in raw.items()}
                if any(row.values()):
                    rows.append((reader.line_num, row))
            return heading, rows, faults
    except FileNotFoundError:
        return [], [], [f"{path.name}：没有这个文件。"]
    except (UnicodeDecodeError, csv.Error) as error:
        return [], [], [f"{path.name}：不能作为 UTF-8 的 CSV 打开（{error}）。请另存为“CSV UTF-8（逗号分隔）”。"]


def _head(path: Path) -> tuple[tuple[str, str, str, str], list[str]]:
    """Annex, title, subject and footer of the form from `forms.csv` of its folder."""
    beside = path.with_name("forms.csv")
    _, rows, faults = _rows(beside)
    if faults:
        return ("", "", "", ""), faults
    for line, row in rows:
        if row.get("form") == path.stem:
            lacking = [name for name in ("annex", "title", "footer") if not row.get(name)]
            faults = [f"{beside.name} 第 {line} 行：“{name}”列不能为空。" for name in lacking]
            if row.get("subject") not in ("place", "employer"):
                faults.append(f"{beside.name} 第 {line} 行：“subject”列应为 place（地区）或 employer（用人单位）。")
            return (row.get("annex", ""), row.get("title", ""), row.get("subject", ""), row.get("footer", "")), faults
    return ("", "", "", ""), [f"{beside.name}：没有“{path.stem}”这一行，应写明附表号、表名、检查对象和脚注。"]
