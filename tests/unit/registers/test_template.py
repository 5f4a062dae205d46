"""What a template workbook holds, `read_file` reads back unchanged."""

import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from stdnum.cn import ric, uscc

from qingchen.registers.catalogue import register_named, registers
from qingchen.registers.cells.cleaning import NOTHING, free_text
from qingchen.registers.cells.kinds import dtype_of
from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.read import read_file
from qingchen.registers.register import Column, ColumnType
from qingchen.registers.template import template_workbook
from qingchen.standards.codes import code_list

IMPORTABLE = sorted(name for name, register in registers().items() if register.importable)
_WORDS = st.text("示范采石厂ABCabc0123（）、，-+=@#/ 一车间", min_size=1, max_size=12)


def _as_stored(text: str) -> str:
    """Free text as it lies in the store: `一 二` is 一二."""
    return str(free_text(pl.Series([" ".join(text.split())]))[0])


def _identity(born: date, sequence: int) -> str:
    body = f"229900{born:%Y%m%d}{sequence:03d}"
    return body + ric.calc_check_digit(body + "0")


def _employer(number: int) -> str:
    code = f"91229900MA{number:07d}"
    return code + uscc.calc_check_digit(code)


def values_of(column: Column) -> st.SearchStrategy[Any]:
    lowest, highest = column.minimum or 0, column.maximum or 10**6
    known = [entry.code for entry in code_list(column.codes).entries] if column.codes else ["?"]
    kinds: dict[ColumnType, st.SearchStrategy[Any]] = {
        ColumnType.TEXT: _WORDS.map(_as_stored).filter(lambda text: bool(text) and not re.match(NOTHING, text)),
        ColumnType.INTEGER: st.integers(int(lowest), int(highest)),
        ColumnType.DECIMAL: st.integers(int(lowest) * 1000, int(highest) * 1000).map(lambda number: number / 1000),
        ColumnType.DATE: st.dates(date(1950, 1, 1), date(2030, 12, 31)),
        ColumnType.BOOLEAN: st.booleans(),
        ColumnType.CODE: st.sampled_from(known),
        ColumnType.CODES: st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True),
        ColumnType.DIVISION: st.sampled_from(["220184", "220112", "2201", "220184101"]),
        ColumnType.EMPLOYER_CODE: st.integers(0, 10**7 - 1).map(_employer),
        ColumnType.IDENTITY_NUMBER: st.builds(
            _identity, st.dates(date(1950, 1, 1), date(2002, 1, 1)), st.integers(0, 999)
        ),
    }
    values = kinds[column.type]
    if column.name == "identity_type":
        return st.just(DEFAULTS["identity_type"])
    return values if column.required or column.name in DEFAULTS else st.none() | values


@pytest.mark.parametrize("name", IMPORTABLE)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_rows_written_into_a_template_are_read_back_the_same(name: str, data: st.DataObject) -> None:
    register = register_named(name)
    row = st.fixed_dictionaries({column.name: values_of(column) for column in register.columns})
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    frame = pl.DataFrame(rows, schema={column.name: dtype_of(column) for column in register.columns})
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "filled.xlsx"
        file.write_bytes(template_workbook(register, frame))
        read = read_file(file, "filled.xlsx", register)
    assert [problem.text for problem in read.problems] == []
    assert read.left_out == []
    assert_frame_equal(read.frame.select(frame.columns), frame)


def test_identity_numbers_lie_as_text_so_that_excel_does_not_count_them(tmp_path: Path) -> None:
    import openpyxl

    file = tmp_path / "template.xlsx"
    file.write_bytes(template_workbook(register_named("exposed_workers")))
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    letters = {cell.value.rstrip("*"): cell.column_letter for cell in sheet[1]}
    at = openpyxl.utils.column_index_from_string(letters["证件号码"])
    (formats,) = [group.number_format for group in sheet.column_dimensions.values() if group.min <= at <= group.max]
    assert formats == "@"
    assert book["代码表"].sheet_state == "veryHidden"
    dropdowns = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(dropdowns) == sum(
        column.type in (ColumnType.CODE, ColumnType.BOOLEAN) for column in register_named("exposed_workers").columns
    )
    assert "劳动合同" in [cell.value for column in book["代码表"].columns for cell in column]
