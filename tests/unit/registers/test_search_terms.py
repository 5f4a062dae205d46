"""What one box can mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.registers.search_terms import Terms, read_pattern, read_terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("91229900MA0DEMA01U", Terms(uscc="91229900MA0DEMA01U")),
        ("９１２２９９００ｍａ０ｄｅｍａ０１ｕ", Terms(uscc="91229900MA0DEMA01U")),
        ("T0123456789ABCDEFG", Terms(uscc="T0123456789ABCDEFG")),
        ("229900 19600101 0012", Terms(number="229900196001010012")),
        ("229900600101001", Terms(number="229900196001010012")),
        ("199-0000-1234", Terms(phone="19900001234")),
        ("0431 88990011", Terms(phone="043188990011")),
        ("E12345678", Terms(number="E12345678")),
        ("zhang wei", Terms(sound="zhang wei")),
        ("lü bu", Terms(sound="lü bu")),
        ("张伟", Terms(employer_part="张伟", name="张伟", sound="张伟")),
        ("张 伟", Terms(employer_part="张伟", name="张伟", sound="张伟")),
        ("示例采石有限公司", Terms(employer_part="示例采石有限公司", name="示例采石有限公司")),
        ("采石(二厂)", Terms(employer_part="采石(二厂)")),
        ("张", Terms()),
        ("?", Terms()),
        ("12", Terms()),
    ],
)
def test_a_text_is_read_as_all_that_it_can_be(text, terms):
    assert read_terms(text) == terms


def test_a_number_with_a_wrong_digit_is_told_instead_of_found_nowhere():
    assert read_terms("229900196001010019").number is None
    assert "校验位" in read_terms("229900196001010019").fault
    assert read_terms("91229900MA0DEMA01V") == Terms()  # V stands in no credit code.
    assert "信用代码的校验位" in read_terms("91229900MA0DEMA01W").fault


@pytest.mark.parametrize(
    ("text", "kind", "whole", "other"),
    [
        ("229900****0012", "number", "229900196001010012", "229900196001010013"),
        ("229900********0012", "number", "229900196001010012", "229901196001010012"),
        ("22990019****1234", None, "", ""),
        ("199****1234", "phone", "19900001234", "19900001235"),
        ("张*明", "name", "张小明", "张明亮"),
        ("张*", "name", "张三", "李张"),
        ("小明", "name", "张小明", "张明"),
        ("*", None, "", ""),
    ],
)
def test_a_pattern_says_whom_it_means(text, kind, whole, other):
    pattern = read_pattern(text)
    if kind is None:
        assert pattern is None
        return
    assert pattern.kind == kind
    assert pattern.matches.fullmatch(whole)
    assert not pattern.matches.fullmatch(other)


@given(st.text(max_size=60))
def test_no_text_is_too_strange_to_be_read(text):
    read_terms(text)
    read_pattern(text)
