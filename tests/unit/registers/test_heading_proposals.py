"""What is proposed for the headings of a sheet: certain where they say it, likely where near, never taken unasked."""

import polars as pl
import pytest

from qingchen.registers.catalogue import register_named
from qingchen.registers.heading_problems import heading_problems
from qingchen.registers.heading_proposals import Certainty, Proposed, propose
from qingchen.registers.headings import column_meant, find_headings, folded
from qingchen.registers.raw_sheet import LINE, RawSheet, letter


def sheet(*lines: tuple[str | None, ...], merged: tuple[str, ...] = ()) -> RawSheet:
    width = max(map(len, lines))
    data: dict[str, list] = {LINE: list(range(1, len(lines) + 1))}
    data |= {f"c{at}": [line[at] if at < len(line) else None for line in lines] for at in range(width)}
    frame = pl.DataFrame(data, schema_overrides={f"c{at}": pl.String for at in range(width)})
    return RawSheet("Sheet1", frame, tuple(letter(at) for at in range(width)), merged)


def proposed(register_name: str, *lines: tuple[str | None, ...]) -> dict[str, Proposed]:
    return {one.heading: one for one in propose(sheet(*lines), register_named(register_name))}


def test_a_heading_that_says_it_is_certain_whatever_its_spaces_and_width() -> None:
    told = proposed("employers", ("单位\n名称*", "统一社会信用代码　", "接尘人数（人）", "序号"))
    assert [(one.column, one.certainty) for one in told.values()] == [
        ("name", "certain"),
        ("uscc", "certain"),
        ("workers_dust_exposed", "certain"),
        (None, "certain"),
    ]


@pytest.mark.parametrize(
    ("register_name", "heading", "cells", "column"),
    [
        ("employers", "单位的名称", ("示例厂",), "name"),
        ("employers", "人数接尘", ("45", "3"), "workers_dust_exposed"),
        ("employers", "执照号", ("91229900MA0DEMA01U", "91229900MA0DEMA02Y"), "uscc"),
        ("employers", "企业目前生产状态", ("在产", "已关闭"), "production_status"),
        ("exposed_workers", "身份证明号", ("229900196001010012",), "identity_number"),
        ("health_examinations", "体检的类别", ("在岗期间",), "examination_type"),
        ("exposed_workers", "接尘的起始日", ("2015.3", "2016年3月1日", "20170301"), "exposure_from"),
    ],
)
def test_a_near_heading_is_likely_and_not_read_unasked(
    register_name: str, heading: str, cells: tuple[str, ...], column: str
) -> None:
    lines = [("场所序号", "数据来源说明" if register_name == "employers" else "用人单位名称", heading)]
    told = proposed(register_name, *lines, *[("1", "某", cell) for cell in cells])[heading]
    assert (told.column, told.certainty) == (column, Certainty.LIKELY)
    headings = find_headings(sheet(*lines), register_named(register_name))
    assert headings is not None
    assert column not in headings.columns.values()


@pytest.mark.parametrize("heading", ["法定代表人", "登记机关编码", "党员人数是否达标说明书"])
def test_a_heading_like_no_column_is_unknown(heading: str) -> None:
    told = proposed("hazard_declarations", ("申报回执编号", "申报日期", heading), ("一", "2020-01-01", "某"))[heading]
    assert (told.column, told.certainty) == (None, Certainty.UNKNOWN)


def test_cells_that_cannot_be_the_column_speak_against_the_words() -> None:
    told = proposed("employers", ("单位名称", "场所序号", "接尘人数统计"), ("示例厂", "1", "见附表"))
    assert told["接尘人数统计"].certainty is Certainty.UNKNOWN


def test_no_two_headings_are_proposed_for_one_column() -> None:
    told = proposed("employers", ("单位名称", "场所序号", "接尘的人数", "接尘人数合计"), ("示例厂", "1", "3", "3"))
    columns = [one.column for one in told.values() if one.column]
    assert len(columns) == len(set(columns))


def test_what_was_confirmed_is_certain_from_then_on() -> None:
    lines = ("单位名称", "场所序号", "执照号", "心得"), ("示例厂", "1", "某", "某")
    meant = {folded("执照号"): "uscc", folded("心得"): None}
    told = {one.heading: one for one in propose(sheet(*lines), register_named("employers"), meant)}
    assert (told["执照号"].column, told["执照号"].certainty) == ("uscc", Certainty.CERTAIN)
    assert (told["心得"].column, told["心得"].certainty) == (None, Certainty.CERTAIN)


def test_persons_are_masked_in_the_samples() -> None:
    number = "229900196001010012"
    told = proposed("exposed_workers", ("身份证号", "姓名", "某列", "法定代表人"), (number, "示例甲", number, "示例乙"))
    shown = "".join(sample for one in told.values() for sample in one.samples)
    assert "19600101" not in shown
    assert "示例甲" not in shown
    assert "示例乙" not in shown


@pytest.mark.parametrize(
    ("upper", "lower", "column"),
    [
        ("接触人数", "粉尘", "workers_dust_exposed"),
        ("人数", "接害人数", "workers_exposed"),
        ("职业卫生管理人员", "专职", "managers_full_time"),
        ("劳动者人数", "总人数", "workers"),
        ("接尘人数", "（人）", "workers_dust_exposed"),
        ("截至日期", "年/月/日", "effective_on"),
    ],
)
def test_two_rows_of_headings_are_read_together(upper: str, lower: str, column: str) -> None:
    found = find_headings(
        sheet(("单位名称", "信用代码", upper), (None, None, lower), merged=("A1:A2", "B1:B2")),
        register_named("employers"),
    )
    assert found is not None
    assert column in found.columns.values()


@pytest.mark.parametrize(
    ("register_name", "heading", "column"),
    [
        ("exposed_workers", "既往接尘工龄（月）", "prior_dust_months"),
        ("exposed_workers", "既往接尘工龄（年）", None),
        ("employers", "职工总数（万人）", None),
        ("employers", "职工总数（名）", "workers"),
        ("dust_measurements", "采样时间（分钟）", "duration_min"),
        ("dust_measurements", "采样时间（年月日）", "sampled_on"),
        ("dust_measurements", "浓度（ug/m3）", None),
        ("dust_measurements", "浓度（mg/m3）", "concentration_mg_m3"),
    ],
)
def test_a_unit_behind_the_heading_must_be_the_columns_own(
    register_name: str, heading: str, column: str | None
) -> None:
    assert column_meant(register_named(register_name), heading) == column


def test_under_a_heading_that_counts_stands_no_name() -> None:
    lines = (
        ("单位名称", "信用代码", "培训情况（人次）", None),
        (None, None, "主要负责人", "劳动者"),
        ("示例厂", "x", "1", "45"),
    )
    found = find_headings(sheet(*lines, merged=("A1:A2", "B1:B2", "C1:D1")), register_named("employers"))
    assert found is not None
    assert set(found.columns.values()) == {"name", "uscc"}


def test_the_telephone_of_someone_else_is_asked_and_not_taken() -> None:
    lines = (
        ("姓名", "身份证号", "法定代表人", None),
        (None, None, "姓名", "联系电话"),
        ("示例甲", "x", "示例乙", "13800000000"),
    )
    found = find_headings(sheet(*lines, merged=("A1:A2", "B1:B2", "C1:D1")), register_named("exposed_workers"))
    assert found is not None
    assert set(found.columns.values()) == {"name", "identity_number"}


def test_a_heading_goes_as_far_down_as_its_merged_cells_though_no_word_there_is_known() -> None:
    lines = (
        ("体检编号", "姓名", "处理", None),
        (None, None, "意见", "去向"),
        ("T1", "示例甲", "转诊", "县医院"),
    )
    headings = find_headings(sheet(*lines, merged=("A1:A2", "B1:B2", "C1:D1")), register_named("health_examinations"))
    assert headings is not None
    assert (headings.first, headings.line) == (1, 2)


def test_a_heading_merged_with_a_line_below_the_last_one_keeps_its_line() -> None:
    lines = (("单位名称", "统一社会信用代码", "经营地址"),)
    headings = find_headings(sheet(*lines, merged=("A1:A2",)), register_named("employers"))
    assert headings is not None
    assert headings.line == 1


def test_a_heading_merged_by_mistake_with_its_first_row_keeps_its_line() -> None:
    lines = (("体检编号", "姓名", "检查日期"), (None, "示例甲", "2020-06-01"), ("T2", "示例乙", "2020-06-01"))
    headings = find_headings(sheet(*lines, merged=("A1:A2",)), register_named("health_examinations"))
    assert headings is not None
    assert headings.line == 1


def test_a_total_below_the_name_of_a_group_is_the_group() -> None:
    lines = (("单位名称", "接害人数", None), (None, "合计", "粉尘"), ("示例厂", "30", "12"))
    headings = find_headings(sheet(*lines, merged=("A1:A2", "B1:C1")), register_named("employers"))
    assert headings is not None
    assert headings.columns == {0: "name", 1: "workers_exposed"}


def test_of_two_headings_for_a_column_the_one_that_says_more_in_brackets_is_asked() -> None:
    told = proposed("dust_measurements", ("岗位", "粉尘种类", "粉尘名称（按粒径）"), ("破碎", "矽尘", "总尘"))
    assert (told["粉尘种类"].column, told["粉尘种类"].certainty) == ("dust_kind", Certainty.CERTAIN)
    assert told["粉尘名称（按粒径）"].column != "dust_kind"


def test_an_end_is_never_proposed_for_a_beginning() -> None:
    told = proposed("exposed_workers", ("姓名", "岗位", "接尘的时间（止）"), ("示例甲", "破碎", "2019-12-31"))
    assert told["接尘的时间（止）"].column != "exposure_from"


def test_the_name_of_a_table_narrower_than_the_table_is_no_part_of_its_heading() -> None:
    lines = (
        ("康复站建设情况统计表", None, None, None),
        ("站点名称", "服务", None, "编号"),
        (None, "人数", "人次", None),
        ("示例站", "5", "9", "K1"),
    )
    found = find_headings(
        sheet(*lines, merged=("A1:B1", "A2:A3", "B2:C2", "D2:D3")), register_named("rehabilitation_stations")
    )
    assert found is not None
    assert (found.first, found.line) == (2, 3)


def test_a_day_may_be_called_a_time() -> None:
    told = proposed("follow_ups", ("病例编号", "访视时间", "死亡年月"), ("P1", "2020-06-01", "202001"))
    assert [one.column for one in told.values()] == ["case_id", "visited_on", "died_on"]


def test_another_unit_in_brackets_is_told_and_not_passed_over() -> None:
    register = register_named("enforcement_cases")
    shown = sheet(("检查编号", "检查日期", "罚款（万元）"), ("一", "2020-06-01", "5"))
    headings = find_headings(shown, register)
    assert headings is not None
    problems, foreign = heading_problems(shown, headings, register, "表.xlsx")
    assert "unit_of_heading" in {one.rule for one in problems}
    assert foreign == []
