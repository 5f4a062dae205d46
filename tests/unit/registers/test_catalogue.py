"""Every register, whatever is added, can be read, checked and told."""

from pathlib import Path

import polars as pl
import pytest

from qingchen.registers.catalogue import registers
from qingchen.registers.cells.codes import _BETWEEN
from qingchen.registers.cells.kinds import dtype_of, read_column
from qingchen.registers.headings import column_meant, folded
from qingchen.registers.read import read_file
from qingchen.registers.register import ColumnType, Register
from qingchen.registers.template import template_workbook
from qingchen.registers.template_notes import example_row
from qingchen.registers.validate import validate
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
    assert {rule.column for rule in (*register.rules, *register.file_rules)} <= register.by_name.keys()
    assert frame.select(rule.one().alias(rule.name) for rule in register.file_rules).width == len(register.file_rules)


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


IMPORTABLE = [register for register in ALL if register.importable]


def test_every_register_of_the_campaign_is_there() -> None:
    assert {register.name for register in ALL} >= {
        *("employers", "hazard_declarations", "exposed_workers", "dust_measurements", "dust_control_facilities"),
        *("health_examinations", "trainings", "patients", "follow_ups", "enforcement_cases", "governance_actions"),
        *("construction_projects", "injury_insurance_matches", "medical_aid_matches", "legal_aid_cases"),
        *("institutions", "staff", "co_supervisors", "equipment", "experts", "rehabilitation_stations", "documents"),
        *("recounts", "external_list_entries", "inspection_problems", "claims", "answers"),
    }
    acts = {register.name for register in ALL if not register.importable}
    assert {"claims", "answers", "recounts", "inspection_problems"} <= acts
    assert "documents" not in acts


@pytest.mark.parametrize("register", IMPORTABLE, ids=lambda register: register.name)
def test_a_row_of_examples_comes_back_from_the_template_and_breaks_nothing(
    register: Register, tmp_path: Path, july_2020: None
) -> None:
    columns = [column for column in register.columns if column.example]
    examples = {column.name: read_column(column, pl.Series([column.example])) for column in columns}
    assert {name: faults[0] for name, (_, faults) in examples.items() if faults[0]} == {}
    rows = pl.DataFrame({name: values for name, (values, _) in examples.items()})
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_workbook(register, rows))
    read = read_file(path, path.name, register)
    problems = read.problems + validate(register, read.frame, path.name)
    assert [problem.text for problem in problems] == []
    assert read.frame.select(rows.columns).equals(rows)


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.name)
def test_headline_place_and_references_name_columns_that_are_there(register: Register) -> None:
    assert register.headline or not register.importable
    assert set(register.headline) <= set(register.by_name)
    assert not any(register.by_name[name].sensitive for name in register.headline)
    assert register.place
    assert register.place == ("uscc", "site_no") or register.by_name[register.place[0]].type is ColumnType.DIVISION
    for reference in register.references:
        assert set(reference.columns) <= set(register.analytic_names), reference
        assert set(reference.to) <= set(registers()[reference.register].analytic_names), reference
        assert len(reference.columns) == len(reference.to)


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.name)
def test_what_names_a_person_is_sealed(register: Register) -> None:
    for column in register.columns:
        if column.type is ColumnType.IDENTITY_NUMBER:
            assert column.stand_in == "person_key"
        if column.title in ("姓名", "出生日期", "联系电话", "亲属联系电话", "户籍地址", "常住地址", "法定代表人"):
            assert column.sensitive, column.title
    stand_ins = [column.stand_in for column in register.columns if column.stand_in]
    assert len(stand_ins) == len(set(stand_ins))


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.name)
def test_the_unread_cells_of_a_row_fit_into_one_whole_number(register: Register) -> None:
    assert len(register.columns) < 63
