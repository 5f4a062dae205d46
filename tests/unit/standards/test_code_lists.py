"""Code lists: what a cell may say and which code it means."""

import pytest

from qingchen.standards import codes
from qingchen.standards.codes import code_list
from qingchen.standards.key_industries import key_industry_of


@pytest.mark.parametrize("name", codes.names())
def test_each_label_code_and_alias_means_its_own_entry(name):
    known = code_list(name)
    assert known.source
    assert known.title
    for entry in known.entries:
        assert {known.code_of(text) for text in (entry.code, entry.label, *entry.aliases)} == {entry.code}
        assert known.label_of(entry.code) == entry.label
        assert entry.code in known


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("dust_kind", "矽尘（游离ＳｉＯ2 含量≥10％）", "silica"),
        ("dust_kind", " 煤 尘 ", "coal"),
        ("key_industry", "煤矿", "coal_mine"),
        ("chest_film_mode", "ｄｒ", "digital_radiography"),
        ("examination_type", "在岗", "periodic"),
        ("production_status", "停产至2020年底", "suspended_year_end"),
        ("industry", "3011", "3011"),
        ("industry", "水泥制造", "3011"),
        ("sex", "1", "male"),
    ],
)
def test_a_cell_may_be_written_in_several_ways(name, text, code):
    assert code_list(name).code_of(text) == code


def test_what_is_not_in_the_list_means_nothing():
    assert code_list("sex").code_of("不详的写法") is None
    assert code_list("sex").code_of("") is None


def test_a_wrong_name_of_a_list_is_our_own_mistake():
    with pytest.raises(KeyError, match="no code list colour"):
        code_list("colour")


def test_a_code_outside_the_list_has_no_label():
    with pytest.raises(KeyError):
        code_list("sex").label_of("neither")


def test_there_are_thirteen_pneumoconioses():
    assert len(code_list("pneumoconiosis_kind").entries) == 13


@pytest.mark.parametrize(
    ("industry", "key_industry"),
    [
        ("0610", "coal_mine"),
        ("1110", "coal_mine"),
        ("1190", "other"),
        ("0810", "non_coal_mine"),
        ("1011", "non_coal_mine"),
        ("3011", "building_materials"),
        ("3110", "metallurgy"),
        ("3391", "metallurgy"),
        ("3311", "other"),
        ("4411", "other"),
    ],
)
def test_an_industry_belongs_to_a_key_industry_by_its_longest_prefix(industry, key_industry):
    assert key_industry_of(industry) == key_industry


def test_every_industry_of_the_list_has_a_key_industry_of_the_other():
    assert {key_industry_of(entry.code) for entry in code_list("industry").entries} == {
        entry.code for entry in code_list("key_industry").entries
    }
