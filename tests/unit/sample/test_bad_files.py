"""Each bad file has one fault, and is answered by the sentence for it."""

from datetime import datetime

import pytest

from qingchen import clock
from qingchen.problems import Problem
from qingchen.registers.catalogue import register_named
from qingchen.registers.read import read_file
from qingchen.registers.validate import validate
from tests.unit.sample.worlds import CountyWorld

ANSWERED = {
    "证件号校验码错误.csv": "identity_check_digit",
    "证件号变成科学计数.csv": "lost_digits",
    "行政区划不存在.xlsx": "no_such_division",
    "日期列是数字.xlsx": "number_in_date",
    "没有表头.xlsx": "no_heading",
    "他册文件.csv": "other_register",
    "不是工作簿.xlsx": "file.not_a_workbook",
}
MERGED = "表头合并.xlsx"


def test_the_truth_file_says_what_is_wrong_with_each(county: CountyWorld) -> None:
    assert set(county.truth["bad_files"]) == {*ANSWERED, MERGED}
    assert {path.name for path in (county.path / "registers" / "bad").iterdir()} == {*ANSWERED, MERGED}


@pytest.mark.parametrize("name", ANSWERED)
def test_a_bad_file_is_answered_by_the_one_thing_wrong_with_it(county: CountyWorld, name: str) -> None:
    assert _told(county, name) == [ANSWERED[name]]


def test_of_columns_under_one_merged_heading_it_says_which_are_twice_and_which_are_missing(county: CountyWorld) -> None:
    assert set(_told(county, MERGED)) == {"column_twice", "missing_column"}


def _told(county: CountyWorld, name: str) -> list[str]:
    register = register_named(county.truth["bad_files"][name].partition(":")[0])
    with clock.at(datetime(2020, 7, 20, 9)):
        try:
            read = read_file(county.path / "registers" / "bad" / name, name, register)
            return [problem.rule for problem in (read.problems + validate(register, read.frame, name)).faults]
        except Problem as problem:
            return [problem.code]


def test_no_bad_file_is_in_the_manifest(county: CountyWorld) -> None:
    assert not [row for row in county.registers.manifest if "bad" in row["file"] or row["file"] in {*ANSWERED, MERGED}]
