"""A public table of coal mines goes in as dust employers, through a mapping kept in a file."""

from pathlib import Path

import pytest

from qingchen.registers.catalogue import register_named, registers
from qingchen.registers.mapping import mappings
from qingchen.registers.read import read_file
from qingchen.registers.register import Severity
from qingchen.registers.temporary_code import is_temporary, temporary_code
from qingchen.registers.validate import validate

FILES = Path(__file__).parents[2] / "fixtures" / "registers"
REAL = next(
    (found for up in Path(__file__).parents if (found := up / "shared/data/gem_china_coal_mines.csv").exists()),
    Path("shared/data/gem_china_coal_mines.csv"),
)
MAPPING = "global_coal_mine_tracker"
pytestmark = pytest.mark.usefixtures("july_2020")


def _faults(problems):
    return [problem for problem in problems if problem.severity is Severity.FAULT]


def test_mapped_rows_keep_their_lines_and_say_what_is_assumed() -> None:
    register = register_named("employers")
    read = read_file(FILES / "coal_mines.csv", "coal_mines.csv", register, mappings()[MAPPING])
    assert _faults(read.problems + validate(register, read.frame)) == []
    assert read.frame["_line"].to_list() == [2, 3, 4]
    assert read.frame["division"].to_list() == ["222404", "220605", "220602"]
    assert read.frame["longitude"].to_list() == [130.287903, 126.570156, 126.400011]
    assert read.frame["workers"].to_list() == [1814, 1632, None]
    assert read.frame["workers_dust_exposed"].to_list() == [None] * 3
    assert read.frame["in_scope"].to_list() == [True, True, False]
    assert all(is_temporary(code) for code in read.frame["uscc"])
    told = "\n".join(read.left_out)
    assert "共 5 行，取 3 行" in told
    assert "煤矿必有煤尘" in told
    assert "接尘人数，留空待核实" in told


def test_an_employer_with_a_temporary_code_must_say_why() -> None:
    register = register_named("employers")
    frame = read_file(FILES / "coal_mines.csv", "coal_mines.csv", register, mappings()[MAPPING]).frame
    silent = frame.with_columns(source_note=None).cast({"source_note": frame.schema["source_note"]})
    assert {problem.rule for problem in _faults(validate(register, silent))} == {"temporary_code_without_reason"}


def test_an_employer_with_a_real_code_may_leave_nothing_required_empty() -> None:
    register = register_named("employers")
    frame = read_file(FILES / "employers_utf8.csv", "employers_utf8.csv", register).frame
    empty = frame.with_columns(size=None).cast({"size": frame.schema["size"]})
    assert [(problem.rule, problem.column) for problem in _faults(validate(register, empty))] == [
        ("required", "企业规模")
    ]


def test_a_temporary_code_is_the_same_again_and_no_real_code() -> None:
    from stdnum.cn import uscc

    code = temporary_code("global_coal_mine_tracker:M1819")
    assert code == temporary_code("global_coal_mine_tracker:M1819")
    assert len(code) == 18
    assert not uscc.is_valid(code)


@pytest.mark.skipif(not REAL.exists(), reason="the real table lies beside the checkout, where it is given")
def test_the_eleven_mines_of_jilin_go_in() -> None:
    register = register_named("employers")
    read = read_file(REAL, REAL.name, register, mappings()[MAPPING])
    assert _faults(read.problems + validate(register, read.frame)) == []
    assert read.rows_read == 11
    assert read.frame["division"].str.starts_with("22").all()
    assert sorted(set(read.frame["division"])) == ["220113", "220581", "220602", "220605", "222402", "222404"]
    assert read.frame["uscc"].n_unique() == 11


@pytest.mark.parametrize("name", sorted(mappings()))
def test_a_mapping_names_columns_that_are_there(name: str) -> None:
    mapping = mappings()[name]
    named = {*mapping.columns, *mapping.constants, *mapping.unknown}
    assert named <= registers()[mapping.register].by_name.keys()
