"""Reads a table of a campaign folder (CSV, UTF-8), with the line that a person sees."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qingchen.inspection.campaign_folder.faults import CampaignFault, Faults
from qingchen.values.source import Source


@dataclass(frozen=True, slots=True)
class Line:
    """One line; every column of the table is there, blank cells as empty text."""

    source: Source
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, rule: str, sentence: str) -> CampaignFault:
        return CampaignFault(self.source, rule, sentence)


def read_table(path: Path, columns: Sequence[str], faults: Faults, may_be_blank: Sequence[str] = ()) -> list[Line]:
    """The lines that hold anything; a blank cell of another column than `may_be_blank` is a fault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        faults.append(CampaignFault(Source(path.name), "file_missing", "没有这个文件。请照 jilin-2020 的样表补上。"))
        return []
    except UnicodeDecodeError:
        sentence = "不是 UTF-8 编码。请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”。"
        faults.append(CampaignFault(Source(path.name), "not_utf8", sentence))
        return []
    reader = csv.reader(io.StringIO(text, newline=""))
    heading = [name.strip() for name in next(reader, [])]
    if not _heading_fits(path.name, heading, columns, faults):
        return []
    lines: list[Line] = []
    for cells in reader:
        line = Line(
            Source(path.name, row=reader.line_num),
            {name: cells[i].strip() if i < len(cells) else "" for i, name in enumerate(heading)},
        )
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(heading):
            faults.append(line.fault("surplus_cells", "单元格比列名多。内容里有逗号时，请用英文双引号括起来。"))
        for name in columns:
            if not line[name] and name not in may_be_blank:
                faults.append(line.fault("cell_blank", f"“{name}”列不能为空。请补填。"))
        lines.append(line)
    if not lines:
        faults.append(CampaignFault(Source(path.name), "table_empty", "只有列名，没有内容。请补填。"))
    return lines


def read_day(line: Line, column: str, faults: Faults) -> date | None:
    """The day of a cell; a blank one was told before."""
    try:
        return date.fromisoformat(line[column]) if line[column] else None
    except ValueError:
        sentence = f"“{column}”列“{line[column]}”不是日期。请写成 2020-07-15 的样子。"
        faults.append(line.fault("not_a_day", sentence))
        return None


def _heading_fits(file: str, heading: list[str], columns: Sequence[str], faults: Faults) -> bool:
    first = Source(file, row=1)
    missing = [name for name in columns if name not in heading]
    if missing:
        sentence = f"缺少列 {'、'.join(missing)}。第一行应为列名：{','.join(columns)}。"
        faults.append(CampaignFault(first, "column_missing", sentence))
    for name in heading:
        if name not in columns:
            sentence = f"不认识的列“{name}”。请删去或改正；可用的列：{'、'.join(columns)}。"
            faults.append(CampaignFault(first, "column_unknown", sentence))
    twice = {name for name in heading if heading.count(name) > 1}
    if twice:
        faults.append(CampaignFault(first, "column_repeated", f"列名 {'、'.join(sorted(twice))} 重复。请只留一列。"))
    return not missing and not twice
