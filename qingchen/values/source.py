"""Where a fact came from: file, sheet and line. The first field of everything."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a received file.

    `row` is the line a person sees in Excel or a text editor: the first line of the sheet is 1.
    `sheet` is None for files that have none (.csv). `row` is None for a problem of the whole sheet.
    """

    file: str
    sheet: str | None = None
    row: int | None = None

    @property
    def text(self) -> str:
        """`员工体检表.xlsx「Sheet1」第 37 行`, as messages begin."""
        sheet = f"「{self.sheet}」" if self.sheet else ""
        row = f"第 {self.row} 行" if self.row is not None else ""
        return f"{self.file}{sheet}{row}"
