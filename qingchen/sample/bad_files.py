"""Files with one planted fault each, beside the good ones and not in the manifest: for trying what bad input gets."""

from pathlib import Path

import polars
import xlsxwriter

from qingchen.sample.writing import write_register

IDENTITY = "证件号码"


def write_bad_files(workers: polars.DataFrame, employers: polars.DataFrame, folder: Path) -> dict[str, str]:
    """Write them; returns what is wrong by file name."""
    folder.mkdir(parents=True, exist_ok=True)
    few = workers.head(5)
    number = few["identity_number"][0]
    wrong_digit = number[:-1] + ("0" if number[-1] != "0" else "1")
    first = polars.int_range(polars.len()) == 0
    faults = {
        "证件号校验码错误.csv": ("exposed_workers", few.with_columns(_first(first, "identity_number", wrong_digit))),
        "证件号变成科学计数.csv": ("exposed_workers", few.with_columns(_first(first, "identity_number", "2.299E+17"))),
        "行政区划不存在.xlsx": ("employers", employers.head(5).with_columns(_first(first, "division", "229999"))),
        "他册文件.csv": ("hazard_declarations", None),
    }
    for name, (register, frame) in faults.items():
        if frame is not None:
            write_register(register, frame, folder / name)
    write_register("exposed_workers", few, folder / "他册文件.csv")
    _workbook(folder / "没有表头.xlsx", [["甲", 1, 2], ["乙", 3, 4]])
    _workbook(folder / "日期列是数字.xlsx", [["培训期次编号", "培训开始日期"], ["培-1", 12.5]])
    _merged(folder / "表头合并.xlsx")
    (folder / "不是工作簿.xlsx").write_bytes(b"this is not a workbook")
    return {
        "证件号校验码错误.csv": "wrong check digit of an identity number",
        "证件号变成科学计数.csv": "identity number ruined to scientific notation",
        "行政区划不存在.xlsx": "division code that does not exist",
        "他册文件.csv": "file of another register, sent as hazard_declarations",
        "没有表头.xlsx": "no heading row",
        "日期列是数字.xlsx": "a number in a date column",
        "表头合并.xlsx": "merged heading",
        "不是工作簿.xlsx": "not a workbook",
    }


def _first(first: polars.Expr, column: str, value: str) -> polars.Expr:
    return polars.when(first).then(polars.lit(value)).otherwise(polars.col(column)).alias(column)


def _workbook(path: Path, rows: list[list[object]]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def _merged(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "单位名称")
        sheet.write_row(0, 3, ["统一社会信用代码", "申报回执编号"])
