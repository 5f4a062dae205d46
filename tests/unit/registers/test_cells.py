"""Cells of every kind, as they are met."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from qingchen.registers.catalogue import register_named
from qingchen.registers.cells.kinds import read_column
from qingchen.registers.register import Column, ColumnType


def read(kind: ColumnType, text: str, **more: Any) -> tuple[Any, str | None]:
    values, faults = read_column(Column("column", "列", kind, **more), pl.Series([text]))
    return values[0], faults[0]


@pytest.mark.parametrize(
    "text",
    [
        "2020-07-15",
        "2020.7.15",
        "2020/7/15",
        "2020年7月15日",
        "20200715",
        "44027",
        "44027.0",
        "２０２０．７．１５",
        "2020-07-15 00:00:00",
        "2020 年 7 月 15 日",
        "2020-07-15T13:30:00",
        "2020年7月15号",
        "2020.7.15.",
        "2020—07—15",
        "15/7/2020",
        "7/15/2020",
        "'2020-07-15",
        "20200715.0",
        "二〇二〇年七月十五日",
        "二零二○年七月十五",
        "2020年七月十五日",
    ],
)
def test_one_day(text: str) -> None:
    assert read(ColumnType.DATE, text) == (date(2020, 7, 15), None)


@pytest.mark.parametrize("text", ["2020/7", "2020年7月", "2020.7", "2020-07", "202007", "2020年7月份", "二O二〇年七月"])
def test_a_month_is_its_first_day_as_a_spreadsheet_makes_it(text: str) -> None:
    assert read(ColumnType.DATE, text) == (date(2020, 7, 1), None)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2020-02-30", "no_such_day"),
        ("20201301", "no_such_day"),
        ("2020年", "day_missing"),
        ("7月15日", "year_missing"),
        ("01/02/2020", "ambiguous_day"),
        ("2020.1", "ambiguous_month"),
        ("13/13/2020", "no_such_day"),
        ("#REF!", "formula_error"),
        ("630", "number_in_date"),
        ("43.5", "number_in_date"),
        ("去年", "not_a_date"),
        ("二〇二〇年十三月一日", "no_such_day"),
        ("二〇二〇年", "not_a_date"),
        ("15/7/20", "short_year"),
        ("2020.7.15-7.17", "range_of_days"),
        ("2020年3月16日至17日", "range_of_days"),
        ("3.16-3.17", "year_missing"),
        ("7.15", "year_missing"),
        ("2020年上半年", "part_of_year"),
        ("2020年第二季度", "part_of_year"),
        ("2020年5月上旬", "part_of_year"),
        ("2020.5.12左右", "about_day"),
        ("未做", "not_done"),
        ("不需要", "not_done"),
        ("无", "none_in_date"),
    ],
)
def test_no_day(text: str, fault: str) -> None:
    assert read(ColumnType.DATE, text) == (None, fault)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,286", 1286), ("３２０", 320), ("120人", 120), ("45.0", 45), ("-3", -3), ("１，２８６", 1286)],
)
def test_whole_numbers(text: str, value: int) -> None:
    assert read(ColumnType.INTEGER, text, unit="人") == (value, None)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1,28", "comma_in_number"),
        ("42,830196", "comma_in_number"),
        ("<0.3", "less_than"),
        ("约50", "about"),
        ("12 00", "not_a_number"),
        ("3-5", "about"),
        ("#N/A", "formula_error"),
    ],
)
def test_no_numbers(text: str, fault: str) -> None:
    assert read(ColumnType.DECIMAL, text) == (None, fault)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("未检", "not_done"),
        ("尚未开展", "not_done"),
        ("没做", "not_done"),
        ("未检出", "not_detected"),
        ("无", "none_in_number"),
        ("不详", "none_in_number"),
        ("约30", "about"),
        ("30余", "about"),
        ("20多人", "about"),
        ("近10", "about"),
        ("3-5", "about"),
        ("2.0～2.5", "about"),
        (">8", "about"),
        ("不少于20", "about"),
    ],
)
@pytest.mark.parametrize("kind", [ColumnType.INTEGER, ColumnType.DECIMAL])
def test_words_in_the_place_of_a_number_are_asked_and_never_guessed(kind: ColumnType, text: str, fault: str) -> None:
    assert read(kind, text, unit="人") == (None, fault)


@pytest.mark.parametrize("text", ["0.35mg/m³", "0.35 mg/m3", "0.35 MG/M3", "0.35毫克/立方米", "０.35"])
def test_the_unit_of_the_column_may_stand_behind_the_number(text: str) -> None:
    assert read(ColumnType.DECIMAL, text, unit="mg/m³") == (0.35, None)


def test_another_unit_is_told() -> None:
    assert read(ColumnType.DECIMAL, "350ug/m3", unit="mg/m³") == (None, "other_unit")


@pytest.mark.parametrize("text", ["<0.1", "＜0.1", "< 0.1mg/m3", "小于0.1", "≤0.1"])
def test_less_than_is_read_where_a_column_says_what_it_means(text: str) -> None:
    assert read(ColumnType.DECIMAL, text, unit="mg/m³", below=("below_limit",)) == (0.1, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("王　五", "王五"), ("示例 厂", "示例 厂"), ('="0012"', "0012"), ("=A1", "=A1"), ("'007", "007"), ("Ａ１", "A1")],
)
def test_free_text_keeps_what_was_meant(text: str, value: str) -> None:
    assert read(ColumnType.TEXT, text) == (value, None)


def test_half_a_worker_is_refused() -> None:
    assert read(ColumnType.INTEGER, "1.5") == (None, "not_whole")


@pytest.mark.parametrize("text", ["是", "有", "√", "1", "TRUE", "Ｙ", "∨", "v"])
def test_yes(text: str) -> None:
    assert read(ColumnType.BOOLEAN, text) == (True, None)


@pytest.mark.parametrize("text", ["否", "无", "×", "0", "false", "不合格"])
def test_no(text: str) -> None:
    assert read(ColumnType.BOOLEAN, text) == (False, None)


def test_an_industry_code_that_lost_its_zero_in_excel_is_found() -> None:
    assert read(ColumnType.CODE, "610", codes="industry") == ("0610", None)
    assert read(ColumnType.CODE, "C3011", codes="industry") == ("3011", None)
    assert read(ColumnType.CODE, "3011 水泥制造", codes="industry") == ("3011", None)
    assert read(ColumnType.CODE, "C2110木质家具制造", codes="industry") == ("2110", None)


def test_a_code_beside_the_label_of_another_is_refused_and_so_is_a_size_that_may_be_two():
    assert read(ColumnType.CODE, "3011 石灰和石膏制造", codes="industry") == (None, "unknown_code")
    assert read(ColumnType.CODE, "小微", codes="employer_size") == (None, "unknown_code")


@pytest.mark.parametrize(
    ("text", "value", "fault"),
    [
        ("229900196001010012", "229900196001010012", None),
        ("229900195202291231", "229900195202291231", None),
        ("'229900196001010012", "229900196001010012", None),
        ("229900600101001", "229900196001010012", None),
        ("229900195302301230", None, "identity_day"),
        ("229900196001010013", None, "identity_check_digit"),
        ("2.20102E+17", None, "lost_digits"),
        ("22990019600101001", None, "identity_length"),
    ],
)
def test_identity_numbers(text: str, value: str | None, fault: str | None) -> None:
    assert read(ColumnType.IDENTITY_NUMBER, text) == (value, fault)


@settings(max_examples=30, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2020, 7, 1)), st.integers(0, 999), st.integers(100000, 999999))
def test_the_check_digit_agrees_with_another_program(born: date, sequence: int, area: int) -> None:
    body = f"{area}{born:%Y%m%d}{sequence:03d}"
    number = body + ric.calc_check_digit(body + "0")
    assert read(ColumnType.IDENTITY_NUMBER, number.lower()) == (number, None)
    for digit in "0123456789X":
        if digit != number[-1]:
            assert read(ColumnType.IDENTITY_NUMBER, body + digit) == (None, "identity_check_digit")


_WRITTEN = (
    "{0:%Y-%m-%d}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0:%Y%m%d}",
    "{0:%Y-%m-%d} 00:00:00",
    "{0.year}-{0.month}-{0.day} 9:05",
    " {0.year} 年 {0.month} 月 {0.day} 号 ",
)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(_WRITTEN), st.booleans())
def test_a_day_reads_back_from_every_notation(day: date, notation: str, wide: bool) -> None:
    text = notation.format(day)
    text = "".join(chr(ord(one) + 0xFEE0) if wide and one.isdigit() else one for one in text)
    assert read(ColumnType.DATE, text) == (day, None)
    assert read(ColumnType.DATE, str((day - date(1899, 12, 30)).days)) == (day, None)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from("-/."))
def test_a_day_written_day_first_is_read_only_where_it_can_be_read_one_way(day: date, between: str) -> None:
    value, fault = read(ColumnType.DATE, f"{day.day}{between}{day.month}{between}{day.year}")
    if day.day > 12 or day.day == day.month:
        assert (value, fault) == (day, None)
    else:
        assert (value, fault) == (None, "ambiguous_day")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(("{}", "{:,}", "{}人", "{:,} 人", "{}.0", "'{}", "{} 名", " {:,}")))
def test_a_count_reads_back_from_every_notation(count: int, notation: str) -> None:
    assert read(ColumnType.INTEGER, notation.format(count), unit="人") == (count, None)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12), st.sampled_from(list(ColumnType)))
def test_no_text_ends_a_reader(text: str, kind: ColumnType) -> None:
    codes = "dust_kind" if kind in (ColumnType.CODE, ColumnType.CODES) else None
    value, fault = read(kind, text, codes=codes)
    assert value is None or fault is None


@settings(max_examples=30, deadline=None)
@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9), st.integers(0, 999999))
def test_a_credit_code_of_any_division_is_accepted_however_it_is_typed(body: str, division: int) -> None:
    code = f"91{division:06d}{body}"
    code += uscc.calc_check_digit(code)
    wide = "".join(chr(ord(character) + 0xFEE0) for character in code)
    for typed in (code, code.lower(), wide, f" {code[:8]} {code[8:]}"):
        assert read(ColumnType.EMPLOYER_CODE, typed) == (code, None)
    wrong = code[:17] + ("0" if code[17] != "0" else "1")
    assert read(ColumnType.EMPLOYER_CODE, wrong) == (None, "employer_code_check_digit")


def test_a_passport_is_not_held_to_the_rules_of_identity_cards(tmp_path: Any) -> None:
    from qingchen.registers.read import read_file

    file = tmp_path / "workers.csv"
    file.write_text(
        "证件类型,证件号码,姓名,岗位\n护照,e12345678,示例甲,破碎\n,E12345678,示例乙,破碎\n", encoding="utf-8"
    )
    read_table = read_file(file, "workers.csv", register_named("exposed_workers"))
    assert read_table.frame["identity_number"].to_list() == ["E12345678", None]
    assert [problem.rule for problem in read_table.problems if problem.source.row == 3] == ["identity_length"]
