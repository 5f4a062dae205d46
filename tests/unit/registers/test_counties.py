"""Workbooks in the style of so many counties: what each must give was set down before the reader was written."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from qingchen.registers.catalogue import register_named
from qingchen.registers.heading_proposals import Certainty, propose
from qingchen.registers.mapping import ColumnMapping
from qingchen.registers.read import read_file
from qingchen.registers.read_table import ReadTable
from qingchen.registers.received_file import open_file
from qingchen.registers.sheet_proposal import sheet_proposal

FILES = Path(__file__).parents[2] / "fixtures" / "counties"
COUNTIES: list[dict[str, Any]] = yaml.safe_load((FILES / "expected.yaml").read_text(encoding="utf-8"))
DIRECT = [county for county in COUNTIES if "confirm" not in county]
pytestmark = pytest.mark.usefixtures("july_2020")


def read(county: dict[str, Any]) -> ReadTable:
    return read_file(FILES / county["file"], county["file"], register_named(county["register"]))


@pytest.mark.parametrize("county", DIRECT, ids=lambda county: county["file"])
def test_a_county_is_read_as_set_down(county: dict[str, Any]) -> None:
    table = read(county)
    problems = [[problem.source.sheet, problem.source.row, problem.column, problem.rule] for problem in table.problems]
    assert problems == county.get("problems", [])
    lines: dict[str | None, list[int]] = {}
    for sheet, line in table.frame.select("_sheet", "_line").rows():
        lines.setdefault(sheet, []).append(line)
    assert lines == county["lines"]
    for column, values in county["values"].items():
        assert table.frame[column].to_list() == values, column


@pytest.mark.parametrize("county", DIRECT, ids=lambda county: county["file"])
def test_what_was_left_out_of_a_county_is_named(county: dict[str, Any]) -> None:
    told = "\n".join(read(county).left_out)
    for said in county.get("told", []):
        assert said in told


def test_a_fault_says_what_was_found_and_how_to_mend_it() -> None:
    table = read(next(county for county in COUNTIES if county["file"].startswith("10")))
    told = {problem.rule: problem.sentence for problem in table.problems}
    assert "01/02/2016" in told["ambiguous_day"]
    assert "请按年-月-日填写" in told["ambiguous_day"]
    assert "10 月" in told["ambiguous_month"]
    assert "文本" in told["lost_digits"]
    assert "请填写本人的内容" in told["ditto_of_person"]


def _confirmed(county: dict[str, Any]) -> ColumnMapping:
    """The mapping as an officer confirms it: what is certain and what is likely."""
    register = register_named(county["register"])
    (sheet,) = open_file(FILES / county["file"], county["file"])
    columns = {one.column: {"from": one.heading} for one in propose(sheet, register) if one.column}
    return ColumnMapping(name="confirmed", register=register.name, title="确认的对应关系", columns=columns)


NEAR = [county for county in COUNTIES if "confirm" in county]


@pytest.mark.parametrize("county", NEAR, ids=lambda county: county["file"])
def test_near_headings_are_proposed_and_read_once_confirmed(county: dict[str, Any]) -> None:
    register = register_named(county["register"])
    (sheet,) = open_file(FILES / county["file"], county["file"])
    likely = {one.heading: one.column for one in propose(sheet, register) if one.certainty is Certainty.LIKELY}
    assert likely == county["confirm"]
    assert {problem.rule for problem in read(county).problems} == {"unknown_column"}
    table = read_file(FILES / county["file"], county["file"], register, _confirmed(county))
    assert list(table.problems) == []
    for column, values in county["values"].items():
        assert table.frame[column].to_list() == values, column


@pytest.mark.parametrize("start", ["03", "10"])
def test_what_the_cells_are_is_known_through_a_mapping_too(start: str) -> None:
    county = next(county for county in COUNTIES if county["file"].startswith(start))
    table = read_file(FILES / county["file"], county["file"], register_named(county["register"]), _confirmed(county))
    assert [[one.source.sheet, one.source.row, one.column, one.rule] for one in table.problems] == county.get(
        "problems", []
    )
    for column, values in county["values"].items():
        assert table.frame[column].to_list() == values, column


def test_a_course_with_both_its_days_in_one_column_lacks_no_column() -> None:
    sheets = open_file(FILES / "12_months.xlsx", "12_months.xlsx")
    assert [sheet_proposal(sheet, register_named("trainings")).certain for sheet in sheets] == [True, True]
