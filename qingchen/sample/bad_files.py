"""Files with one planted fault each, beside the good ones and not in the manifest: for trying what bad input gets."""

from pathlib import Path

import polars
import xlsxwriter

from qingchen.sample.writing import CREATED, as_told, write_register

_FAULTS = {
    "证件号校验码错误.csv": "exposed_workers: wrong check digit of an identity number",
    "证件号变成科学计数.csv": "exposed_workers: identity number ruined to scientific notation",
    "行政区划不存在.xlsx": "employers: division code that does not exist",
    "日期列是数字.xlsx": "employers: a number in a date column",
    "表头合并.xlsx": "employers: merged heading",
    "没有表头.xlsx": "employers: no heading row",
    "他册文件.csv": "hazard_declarations: file of another register, exposed_workers",
    "不是工作簿.xlsx": "employers: not a workbook",
}


def write_bad_files(workers: polars.DataFrame, employers: polars.DataFrame, folder: Path) -> dict[str, str]:
    """Write them; returns, by file name, the register as which each is sent and what is wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    people, sites = workers.head(5), employers.head(5)
    number = people["identity_number"][0]
    wrong_digit = number[:-1] + ("0" if number[-1] != "0" else "1")
    write_register(
        "exposed_workers", _with_first(people, "identity_number", wrong_digit), folder / "证件号校验码错误.csv"
    )
    write_register(
        "exposed_workers", _with_first(people, "identity_number", "2.20102E+17"), folder / "证件号变成科学计数.csv"
    )
    write_register("exposed_workers", people, folder / "他册文件.csv")
    write_register("employers", _with_first(sites, "division", "229999"), folder / "行政区划不存在.xlsx")
    told = as_told("employers", sites)
    rows = [list(row) for row in told.iter_rows()]
    _workbook(folder / "没有表头.xlsx", rows)
    dated = [*rows[0]]
    dated[told.columns.index("情况截至日期")] = 132.5
    _workbook(folder / "日期列是数字.xlsx", [told.columns, dated, *rows[1:]])
    _workbook(folder / "表头合并.xlsx", [["粉尘危害用人单位"], told.columns, *rows], merged=True)
    (folder / "不是工作簿.xlsx").write_bytes("这是一段文字，不是工作簿。\0\0".encode())
    return _FAULTS


def _with_first(frame: polars.DataFrame, column: str, value: str) -> polars.DataFrame:
    first = polars.int_range(polars.len()) == 0
    return frame.with_columns(polars.when(first).then(polars.lit(value)).otherwise(polars.col(column)).alias(column))


def _workbook(path: Path, rows: list[list[object]], merged: bool = False) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if merged:
            # Two headings of the second line become one, as when somebody groups columns under a word.
            sheet.merge_range(1, 7, 1, 9, str(rows[1][7]))
