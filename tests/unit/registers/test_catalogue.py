"""Every register, whatever is added, can be read, checked and told."""

import polars as pl
import pytest

from qingchen.registers.catalogue import registers
from qingchen.registers.cells.codes import _BETWEEN
from qingchen.registers.cells.kinds import dtype_of
from qingchen.registers.headings import column_meant, folded
from qingchen.registers.register import ColumnType, Register
from qingchen.registers.template_notes import example_row
from qingchen.standards.codes import code_list

ALL = list(registers().values())


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.name)
def test_no_heading_means_two_columns(register: Register) -> None:
    meant: dict[str, str] = {}
    for column in register.columns:
        for text in (column.title, *column.aliases):
            assert meant.setdefault(folded(text), column.name) == column.name, text
            assert column_meant(register, text) == column.name


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.name)
def test_key_day_place_and_rules_name_columns_that_are_there(register: Register) -> None:
    stand_ins = {column.stand_in for column in register.columns}
    assert all(name in register.by_name or name in stand_ins for name in register.key)
    assert not any(register.by_name[name].sensitive for name in register.key if name in register.by_name)
    assert register.about is None or register.by_name[register.about].type is ColumnType.DATE
    assert register.division is None or register.by_name[register.division].type is ColumnType.DIVISION
    frame = pl.DataFrame(schema={column.name: dtype_of(column) for column in register.columns})
    assert frame.select(rule.broken().alias(rule.name) for rule in register.rules).dtypes == [pl.Boolean] * len(
        register.rules
    )
    assert {rule.column for rule in register.rules} <= register.by_name.keys()


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.name)
def test_labels_of_several_codes_in_a_cell_can_be_taken_apart(register: Register) -> None:
    for column in register.columns:
        if column.codes:
            assert code_list(column.codes).entries
        if column.type is ColumnType.CODES:
            assert not [label for label in code_list(column.codes or "").labels if _BETWEEN.search(label)]


@pytest.mark.parametrize("register", [r for r in ALL if r.importable], ids=lambda register: register.name)
def test_required_columns_show_an_example(register: Register) -> None:
    assert {column.title for column in register.columns if column.required} <= example_row(register).keys()
