"""A laboratory writes its report's number once, above the table: it is taken from there, file by file."""

from dataclasses import replace
from datetime import date

import pytest

from qingchen.registers.above_headings import written_above
from qingchen.registers.catalogue import register_named
from qingchen.registers.mapping import from_data
from qingchen.registers.mapping_faults import mapping_faults, of_one_file
from qingchen.registers.received_rows import read_received
from qingchen.registers.sheet_proposal import proposed_mapping, sheet_proposal
from tests.unit.registers.test_heading_proposals import sheet

MEASUREMENTS = register_named("dust_measurements")
HEADINGS = (
    "样品编号",
    "信用代码",
    "采样日期",
    "采样地点",
    "方式",
    "时间(min)",
    "粉尘名称",
    "总尘/呼尘",
    "浓度",
    "CTWA",
    "结论",
)
SAMPLE = ("F-001", "91229900MA0DEMA01U", "2020-05-11", "破碎", "个体", "240", "水泥粉尘", "总尘", "1.2", "0.8", "符合")


def report(number: str) -> list[tuple[str, ...]]:
    return [
        ("粉尘检测结果",),
        (f"报告编号：{number}　　资质证书：（示）职卫技字〔2018〕第 011 号  联系电话：00000000001",),
        ("检测类别：", "定期检测", "", "报告日期: 2020年5月28日"),
        HEADINGS,
        SAMPLE,
    ]


def test_labels_above_the_headings_are_read_with_what_they_say_and_persons_never() -> None:
    said = written_above(sheet(*report("示检字〔2020〕第 0455 号")), 4)
    assert said == {
        "报告编号": "示检字〔2020〕第 0455 号",
        "资质证书": "（示）职卫技字〔2018〕第 011 号",
        "检测类别": "定期检测",
        "报告日期": "2020年5月28日",
    }


def test_the_next_report_brings_its_own_number_by_the_same_mapping() -> None:
    proposal = sheet_proposal(sheet(*report("示检字〔2020〕第 0455 号")), MEASUREMENTS)
    mapping = proposed_mapping(proposal, MEASUREMENTS, "检测公司的结果表")
    assert mapping.constants["report_no"] == {"above": "报告编号"}
    mapping = from_data("again", mapping.to_data())
    assert not mapping_faults(mapping, MEASUREMENTS)
    assert not of_one_file(mapping, MEASUREMENTS)
    for number in ("示检字〔2020〕第 0455 号", "示检字〔2020〕第 0456 号"):
        lines = "\n".join(",".join(line) for line in report(number)).encode()
        read, problems = read_received(MEASUREMENTS, "结果.csv", lines, ["22"], date(2020, 7, 1), mapping)
        assert [one.sentence for one in problems] == []
        row = read.frame.row(0, named=True)
        assert (row["report_no"], row["measurement_type"], row["reported_on"]) == (
            number.replace(" ", " "),
            "periodic",
            date(2020, 5, 28),
        )
        assert any(f"表头上方所写的“报告编号：{number}”" in words for words in read.left_out)


def test_a_report_that_does_not_say_it_is_told_row_by_row_and_in_words() -> None:
    proposal = sheet_proposal(sheet(*report("示检字〔2020〕第 0455 号")), MEASUREMENTS)
    mapping = proposed_mapping(proposal, MEASUREMENTS, "检测公司的结果表")
    lines = "\n".join(",".join(line) for line in [HEADINGS, SAMPLE]).encode()
    read, problems = read_received(MEASUREMENTS, "结果.csv", lines, ["22"], date(2020, 7, 1), mapping)
    assert {one.rule for one in problems} == {"required"}
    assert "表头上方没有写“报告编号”，“检测报告编号”空着。" in read.left_out


@pytest.mark.parametrize(
    ("register", "column", "value", "alone"),
    [
        ("dust_measurements", "report_no", "示检字〔2020〕第 0455 号", True),
        ("health_examinations", "institution_no", "示检备〔2019〕第 009 号", False),
        ("exposed_workers", "spell", "1", False),
        ("dust_measurements", "measurement_type", "定期检测", False),
    ],
)
def test_a_number_of_one_document_that_was_typed_in_is_good_for_that_file_alone(
    register: str, column: str, value: str, alone: bool
) -> None:
    proposal = sheet_proposal(sheet(*report("示检字〔2020〕第 0455 号")), MEASUREMENTS)
    mapping = replace(
        proposed_mapping(proposal, MEASUREMENTS, "表"), register=register, constants={column: {"value": value}}
    )
    assert bool(of_one_file(mapping, register_named(register))) is alone
