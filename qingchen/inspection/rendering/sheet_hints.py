"""Drop-down lists and hints of the main sheet: shown in Excel and WPS on the cell, never printed."""

from xlsxwriter.worksheet import Worksheet

from qingchen.inspection.entry import VERDICTS
from qingchen.inspection.item import Item
from qingchen.inspection.rendering.fields import excuses
from qingchen.inspection.rendering.sheet_writing import ItemWriter, lines_for

LONGEST_HINT = 255
LONGEST_TITLE = 32


def add_hints(writer: ItemWriter, top: int, item: Item, purpose: str) -> None:
    """A list where the item is answered from one, and on its first fill cell what evidence and excuses it takes."""
    others = [title for _, title in excuses(item, purpose)]
    sheet, at = writer.sheet, writer.at["value"]
    hint = _hint(item, others)
    for line, field in enumerate(lines_for(item)):
        labels = [label for _, label in field.choices]
        source = labels + (others if line == 0 else [])
        words = {"input_title": item.code, "input_message": hint} if line == 0 and hint else {}
        if labels and len(",".join(source)) <= LONGEST_HINT:
            sheet.data_validation(top + line, at, top + line, at, _list(source) | words)
        elif words:
            sheet.data_validation(top, at, top, at, {"validate": "any", **words})
    if "verdict" in writer.at:
        column = writer.at["verdict"]
        sheet.data_validation(top, column, top, column, _list(list(VERDICTS.values())))


def add_yes_no(sheet: Worksheet, first: int, last: int, column: int) -> None:
    sheet.data_validation(first, column, last, column, _list(["是", "否"]))


def _list(source: list[str]) -> dict[str, object]:
    title, message = "请从列表中选择", f"可填：{'、'.join(source)}"
    return {"validate": "list", "source": source, "error_title": title, "error_message": message[:LONGEST_HINT]}


def _hint(item: Item, others: list[str]) -> str:
    told = [f"佐证：{item.evidence}"] if item.evidence else []
    if item.sampling:
        told.append(f"抽查：{item.sampling}，逐行填写“抽查明细”" if item.repeat else f"抽查：{item.sampling}")
    if others:
        told.append(f"也可填：{'、'.join(others)}（理由写在说明栏第一行）")
    return "\n".join(told)[:LONGEST_HINT]
