"""What a mapping can say, on an invented table with the traps of the real one; and the real one, where it is there."""

from collections import Counter
from dataclasses import replace

import polars as pl
import pytest
import xlsxwriter
import yaml

from qingchen.registers.catalogue import register_named
from qingchen.registers.compiled_mapping import compile_mapping
from qingchen.registers.mapping import from_data, mappings
from qingchen.registers.mapping_faults import mapping_faults
from qingchen.registers.raw_sheet import LINE
from qingchen.registers.read import read_file
from qingchen.registers.received_file import open_file
from qingchen.registers.row_problem import ProblemList
from qingchen.registers.temporary_code import is_temporary
from qingchen.registers.validate import validate
from tests.fixtures.registers.mines_mapping import REASON, mines_mapping
from tests.fixtures.registers.mines_of_a_prefecture import lines
from tests.unit.registers.test_mapping import FILES, REAL

pytestmark = pytest.mark.usefixtures("july_2020")
MINES = FILES / "mines_of_a_prefecture.csv"
EMPLOYERS = register_named("employers")


def _read(mapping, path=MINES):
    read = read_file(path, path.name, EMPLOYERS, mapping)
    return read, ProblemList(read.problems) + validate(EMPLOYERS, read.frame, path.name)


def test_rows_that_can_stand_are_read_and_every_refusal_has_its_class():
    read, problems = _read(mines_mapping())
    assert Counter(problem.rule for problem in problems.faults) == {
        "cells_shifted": 3,
        "no_address": 1,
        "county_not_in_address": 1,
        "several_counties_in_address": 1,
        "duplicate_key": 1,
    }
    assert read.rows_read == len(lines()) - 3
    refused = {problem.source.row for problem in problems.faults}
    kept = read.frame.filter(~pl.col(LINE).is_in(list(refused)))
    # The one elsewhere is refused by the region that it is sent for.
    assert kept.height == 41
    assert set(kept["division"]) == {"220322", "220302", "220303", "220323", "220382", "610881"}
    assert kept["latitude"].to_list()[0] == 43.1
    assert all(is_temporary(code) for code in kept["uscc"])
    assert set(kept["source_note"]) == {REASON}


def test_a_row_out_of_place_is_quoted_and_kept_out_whole():
    read, problems = _read(mines_mapping())
    shifted = [problem for problem in problems if problem.rule == "cells_shifted"]
    assert [problem.source.row for problem in shifted] == [42, 43, 44]
    assert "“Status”填写为“China”" in shifted[0].sentence
    assert read.frame.filter(pl.col(LINE).is_in([42, 43, 44])).is_empty()


def test_one_wrong_cell_is_a_wrong_cell_and_not_a_row_out_of_place():
    values = {"Operating": "在产", "Mothballed": "停产计划复产", "Proposed": "在建", "Shelved": "在建"}
    mapping = mines_mapping()
    columns = mapping.columns | {"production_status": {"from": "Status", "values": values}}
    _, problems = _read(mines_mapping(columns=columns))
    counts = Counter(problem.rule for problem in problems)
    assert counts["unknown_code"] == 8
    assert counts["cells_shifted"] == 3


def test_only_rows_with_one_of_the_values_are_taken_and_that_is_told():
    read, _ = _read(mines_mapping(rows={"Status": ["Operating", "Mothballed"]}))
    assert read.rows_read == 21
    told = "\n".join(read.left_out)
    assert "共 48 行，取 21 行" in told
    assert "由“GEM Mine ID”列编临时代码" in told
    assert "Parent Company" in told


def test_a_code_of_the_file_goes_before_a_temporary_one(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("编号,信用代码,单位,县\n1,91229900MA0DEMA01U,甲,220322\n2,,乙,220322\n", encoding="utf-8")
    data = {
        "register": "employers",
        "title": "x",
        "columns": {"uscc": "信用代码", "name": "单位", "division": "县"},
        "temporary_code": {"from": "编号", "of": "x", "reason": "没有代码"},
    }
    read, _ = _read(from_data("x", data), path)
    assert read.frame["uscc"][0] == "91229900MA0DEMA01U"
    assert is_temporary(read.frame["uscc"][1])
    assert read.frame["source_note"].to_list() == [None, "没有代码"]


def test_totals_and_headings_under_titles_are_found_as_in_any_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "某某县台账,,\n填表日期 2020,,\n名字,县,序\n甲,220322,1\n,,\n乙,220322,2\n合计,,2\n", encoding="utf-8"
    )
    data = {"register": "employers", "title": "x", "columns": {"name": "名字", "division": "县"}}
    read, _ = _read(from_data("x", data), path)
    assert read.frame["name"].to_list() == ["甲", "乙"]
    assert read.frame["_line"].to_list() == [4, 6]
    assert any("合计行" in told for told in read.left_out)


def test_an_optional_column_may_be_missing_and_a_needed_one_not():
    mapping = from_data(
        "x",
        {
            "register": "employers",
            "title": "x",
            "columns": {"name": "Mine Name (Non-ENG)", "size": {"from": "规模", "optional": True}},
        },
    )
    (sheet,) = open_file(MINES, MINES.name)
    compiled = compile_mapping(mapping, sheet, EMPLOYERS)
    assert compiled is not None
    assert compiled.rows(sheet, "x").frame["c1"].is_null().all()
    assert compile_mapping(mines_mapping(rows={"没有的列": ["x"]}), sheet, EMPLOYERS) is None


@pytest.mark.parametrize("size", [1, 7, 100])
def test_pieces_give_what_the_whole_gives(size):
    (sheet,) = open_file(MINES, MINES.name)
    compiled = compile_mapping(mines_mapping(), sheet, EMPLOYERS)
    assert compiled is not None
    whole = compiled.rows(sheet, MINES.name)
    pieces = [compiled.rows(replace(sheet, frame=piece), MINES.name) for piece in sheet.frame.iter_slices(size)]
    assert pl.concat([piece.frame for piece in pieces]).equals(whole.frame)
    assert [p for piece in pieces for p in piece.problems] == list(whole.problems)
    assert sum(piece.read for piece in pieces) == whole.read


@pytest.mark.parametrize("name", sorted(mappings()))
def test_what_is_written_to_a_file_is_read_again_as_the_same(name):
    for mapping in (mappings()[name], mines_mapping(rows={"Status": ["Operating"]})):
        assert from_data(mapping.name, yaml.safe_load(mapping.to_yaml())) == mapping


@pytest.mark.skipif(not REAL.exists(), reason="the real table lies beside the checkout, where it is given")
def test_of_the_real_table_at_least_two_thousand_rows_go_in_and_each_refusal_is_counted(capsys):
    read, problems = _read(mines_mapping(), REAL)
    refused = {problem.source.row for problem in problems.faults}
    accepted = read.frame.filter(~pl.col(LINE).is_in(list(refused)))
    counts = Counter(problem.rule for problem in problems)
    with capsys.disabled():
        print(f"\n2,690 rows: {accepted.height} can be accepted, {len(refused)} refused: {dict(counts)}")
    assert accepted.height >= 2_000
    assert accepted.height + len(refused) == 2_690
    # The 108 rows that slipped to the left hold the subregion where the kind of coal belongs.
    (sheet,) = open_file(REAL, REAL.name)
    slipped = set(sheet.frame.filter(pl.col("c12") == "Eastern Asia")[LINE])
    assert len(slipped) == 108
    assert slipped <= refused
    assert counts["cells_shifted"] >= 100
    assert accepted["division"].str.len_chars().unique().to_list() == [6]
    assert all(is_temporary(code) for code in accepted["uscc"])
    # Rows of a known province keep it: found from the address alone, held against the English column that is not used.
    provinces = {
        "Shanxi": "14",
        "Inner Mongolia": "15",
        "Guizhou": "52",
        "Shaanxi": "61",
        "Xinjiang": "65",
        "Jilin": "22",
    }
    english = sheet.frame.select(LINE, pl.col("c17").alias("province"))
    both = accepted.join(english, on=LINE).filter(pl.col("province").is_in(list(provinces)))
    wrong = both.filter(pl.col("division").str.head(2) != pl.col("province").replace_strict(provinces))
    with capsys.disabled():
        print(f"{both.height} rows checked against the province in English: {wrong.height} differ")
    assert wrong.height <= 8


def test_a_column_in_another_unit_is_not_taken_as_it_is_though_an_officer_said_so():
    data = {"register": "enforcement_cases", "title": "例", "columns": {"fine_yuan": "处罚／罚款（万元）"}}
    register = register_named("enforcement_cases")
    assert ["万元" in fault for fault in mapping_faults(from_data("例", data), register)] == [True]
    data["columns"] = {"fine_yuan": "处罚／罚款（元）"}
    assert mapping_faults(from_data("例", data), register) == []


def test_a_mapping_of_headings_merged_over_two_lines_takes_none_of_them_for_a_row(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "表.xlsx")
    sheet = book.add_worksheet()
    for at, text in enumerate(("甲号", "甲日", "甲司")):
        sheet.merge_range(0, at, 1, at, text)
    sheet.merge_range(0, 3, 0, 4, "其他")
    sheet.write_row(1, 3, ["一", "二"])
    sheet.write_row(2, 0, ["R1", "2020-06-01", "91229900MA0DEMA01U", "某", "某"])
    book.close()
    columns = {"receipt_no": "甲号", "declared_on": "甲日", "uscc": "甲司"}
    mapping = from_data("例", {"register": "hazard_declarations", "title": "例", "columns": columns})
    read = _read_as(mapping, "hazard_declarations", tmp_path / "表.xlsx")
    assert read.frame["receipt_no"].to_list() == ["R1"]


def _read_as(mapping, register_name, path):
    return read_file(path, path.name, register_named(register_name), mapping)
