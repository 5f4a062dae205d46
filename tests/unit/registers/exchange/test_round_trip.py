"""What an export writes, our own reader reads back: the same rows, whatever is in them, for every register."""

import itertools
import string
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from qingchen.registers.catalogue import registers
from qingchen.registers.cells.cleaning import NOTHING
from qingchen.registers.cells.kinds import dtype_of, read_column
from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.exchange.form import Form, stream
from qingchen.registers.exchange.style import Style
from qingchen.registers.read import read_file
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.standards.codes import code_list

IMPORTABLE = [register for register in registers().values() if register.importable]
_TRICKY = "=+-@'\"',;\x01\t\n<>&＝＋－＠ \\|_x0041"
_TEXTS = st.text(st.sampled_from(_TRICKY + string.ascii_letters + "0159尘肺病（），。㎡é𠮷"), min_size=1, max_size=12)
_EMPLOYERS = ("91229900MA0DEMA01U", "91229900MA0DEMA02Y")
_PERSONS = ("229900196001010012", "229900200002290019")


@st.composite
def tables(draw: st.DrawFn, register: Register) -> pl.DataFrame:
    """Rows as the store keeps them: made of cells, each as our own reader takes it."""
    height = draw(st.integers(1, 4))
    data = {}
    for column in register.columns:
        cell = _cells(column) if column.required else st.one_of(st.none(), _cells(column))
        cells = draw(st.lists(cell, min_size=height, max_size=height))
        texts = pl.Series(cells, dtype=pl.String).str.strip_chars()
        texts = texts.set((texts == "") | texts.str.contains(NOTHING), None)
        kept, _ = read_column(column, texts)
        data[column.name] = kept.fill_null(DEFAULTS[column.name]) if column.name in DEFAULTS else kept
    return pl.DataFrame(data)


def _cells(column: Column) -> st.SearchStrategy[str]:
    match column.type:
        case ColumnType.INTEGER:
            return st.integers(-(2**53) + 1, 2**53 - 1).map(str)
        case ColumnType.DECIMAL:
            # A spreadsheet shows, and so our reader is told, fifteen digits.
            return st.decimals(-(10**9), 10**9, places=4).map(str)
        case ColumnType.DATE:
            return st.dates(date(1850, 1, 1), date(2150, 12, 31)).map(date.isoformat)
        case ColumnType.BOOLEAN:
            return st.sampled_from("是否")
        case ColumnType.CODE:
            return st.sampled_from([entry.code for entry in code_list(column.codes or "").entries])
        case ColumnType.CODES:
            codes = [entry.code for entry in code_list(column.codes or "").entries]
            return st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True).map("、".join)
        case ColumnType.DIVISION:
            return st.sampled_from(["220322", "220184101", "22"])
        case ColumnType.EMPLOYER_CODE:
            return st.sampled_from(_EMPLOYERS)
        case ColumnType.IDENTITY_NUMBER:
            return st.sampled_from(_PERSONS)
        case _:
            return _TEXTS
    raise AssertionError(column.type)


@pytest.mark.parametrize("register", IMPORTABLE, ids=lambda register: register.name)
def test_an_export_read_back_gives_the_same_rows(register: Register, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("exports")

    @settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(tables(register))
    def holds(rows: pl.DataFrame) -> None:
        for form, style in itertools.product((Form.CSV, Form.WORKBOOK), Style):
            back = read_back(register, rows, form, style, folder / f"export.{form.value}")
            assert_frame_equal(back, rows, check_exact=True)

    holds()


def read_back(register: Register, rows: pl.DataFrame, form: Form, style: Style, path: Path) -> pl.DataFrame:
    path.write_bytes(b"".join(stream(register, iter([rows]), form, style, masked=False, rows=rows.height)))
    read = read_file(path, path.name, register)
    assert not read.problems, [problem.text for problem in read.problems][:3]
    return read.frame.select(pl.col(one.name).cast(dtype_of(one)) for one in register.columns)
