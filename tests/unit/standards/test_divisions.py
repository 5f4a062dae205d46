"""Division codes by day; the county list is that of the field dossier, typed off independently of the data."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.standards import divisions
from qingchen.standards.division_table import township_table, upper_table, village_table

IN_JULY_2020 = date(2020, 7, 31)
COUNTIES_OF_2020 = """
220102 南关区 220103 宽城区 220104 朝阳区 220105 二道区 220106 绿园区 220112 双阳区 220113 九台区 220122 农安县
220182 榆树市 220183 德惠市 220184 公主岭市
220202 昌邑区 220203 龙潭区 220204 船营区 220211 丰满区 220221 永吉县 220281 蛟河市 220282 桦甸市 220283 舒兰市
220284 磐石市
220302 铁西区 220303 铁东区 220322 梨树县 220323 伊通满族自治县 220382 双辽市
220402 龙山区 220403 西安区 220421 东丰县 220422 东辽县
220502 东昌区 220503 二道江区 220521 通化县 220523 辉南县 220524 柳河县 220581 梅河口市 220582 集安市
220602 浑江区 220605 江源区 220621 抚松县 220622 靖宇县 220623 长白朝鲜族自治县 220681 临江市
220702 宁江区 220721 前郭尔罗斯蒙古族自治县 220722 长岭县 220723 乾安县 220781 扶余市
220802 洮北区 220821 镇赉县 220822 通榆县 220881 洮南市 220882 大安市
222401 延吉市 222402 图们市 222403 敦化市 222404 珲春市 222405 龙井市 222406 和龙市 222424 汪清县 222426 安图县
"""
PAIRS = re.findall(r"(\d{6}) (\S+)", COUNTIES_OF_2020)
JILIN_VILLAGES = sorted(village_table("22"))


def test_jilin_has_exactly_the_sixty_counties_of_2020():
    assert [(county.code, county.name) for county in divisions.counties("22", IN_JULY_2020)] == PAIRS


@pytest.mark.parametrize(("code", "name"), PAIRS)
def test_each_county_is_found_by_code_and_by_name(code, name):
    assert divisions.name_of(code) == name
    assert code in [division.code for division in divisions.named(name, inside="22", on=IN_JULY_2020)]


def test_the_nine_prefectures_hold_the_sixty_counties():
    codes = [prefecture.code for prefecture in divisions.prefectures("22")]
    assert codes == ["2201", "2202", "2203", "2204", "2205", "2206", "2207", "2208", "2224"]
    assert sum(len(divisions.counties(code, IN_JULY_2020)) for code in codes) == 60


def test_townships_of_2020_are_as_many_as_the_list_of_that_year():
    codes = ("2201", "2202", "2203", "2204", "2205", "2206", "2207", "2208", "2224")
    counted = [len(divisions.townships(code, IN_JULY_2020)) for code in codes]
    assert counted == [219, 150, 79, 48, 106, 67, 140, 123, 116]


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("220381", date(2020, 6, 29), "220381"),
        ("220381", date(2020, 6, 30), "220184"),
        ("220381101", date(2020, 6, 30), "220184101"),
        ("220381101201", date(2020, 7, 31), "220184101201"),
        ("220184", date(2020, 7, 31), "220184"),
        ("2203", date(2020, 7, 31), "2203"),
        ("999999", date(2020, 7, 31), "999999"),
        ("410381", date(2021, 10, 31), "410307"),
    ],
)
def test_an_old_code_is_brought_to_the_one_in_force_on_the_day(code, on, expected):
    assert divisions.current(code, on) == expected


def test_gongzhuling_is_valid_under_one_code_on_every_day():
    for day in (date(2015, 1, 1), date(2020, 6, 29), date(2020, 6, 30), date(2026, 1, 1)):
        assert divisions.exists("220381", day) != divisions.exists("220184", day)
    assert divisions.exists("220381")
    assert divisions.county_of("220381101") == "220381"


def test_every_township_and_village_of_gongzhuling_keeps_its_tail():
    old = [code for code in (*township_table("22"), *village_table("22")) if code.startswith("220381")]
    assert len(old) == 38 + 465
    for code in old:
        assert divisions.current(code, IN_JULY_2020) == "220184" + code[6:]
        assert divisions.exists("220184" + code[6:], IN_JULY_2020)


def test_zones_of_statistics_are_no_counties_and_lie_in_a_real_one():
    zones = [code for code in upper_table() if len(code) == 6 and divisions.find(code).stat_only and code[:2] == "22"]
    assert zones == ["220171", "220172", "220173", "220174", "220271", "220272", "220273", "220771", "220871"]
    real = {county.code for county in divisions.counties("22", IN_JULY_2020)}
    for zone in zones:
        assert divisions.county_of(zone + "001") in real
        assert divisions.county_of(zone)[:4] == zone[:4]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("222426120", "长白山保护开发区池北区特殊乡镇"),
        ("220621120", "长白山保护开发区池西区特殊乡镇"),
        ("220621121", "长白山保护开发区池南区特殊乡镇"),
    ],
)
def test_changbaishan_stands_in_the_list_as_three_special_townships(code, name):
    division = divisions.find(code, IN_JULY_2020)
    assert (division.name, division.level, division.stat_only) == (name, "township", True)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("220184000000", "220184"),
        (" ２２０１８４ ", "220184"),
        ("220000", "22"),
        ("222400", "2224"),
        ("220184101000", "220184101"),
        ("220184101201", "220184101201"),
        ("441900", "441900"),
        ("441900000000", "4419"),
        ("公主岭市", "公主岭市"),
        ("", ""),
    ],
)
def test_padding_is_cut_off(written, code):
    assert divisions.normalise(written) == code


def test_a_name_borne_by_several_counties_gives_them_all():
    assert [division.code for division in divisions.named("铁西区")] == ["210106", "210303", "220302"]
    assert divisions.named("没有的县") == []


def test_a_renamed_code_has_the_name_of_the_day():
    assert divisions.name_of("130502", date(2019, 12, 1)) == "桥东区"
    assert divisions.name_of("130502", IN_JULY_2020) == "襄都区"
    assert divisions.name_of("999999") == "999999"


def test_the_full_name_leaves_out_placeholders():
    assert divisions.full_name_of("220184") == "吉林省长春市公主岭市"
    assert divisions.full_name_of("110101") == "北京市东城区"
    assert divisions.full_name_of("441900") == "广东省东莞市"


def test_too_short_a_code_has_no_county():
    assert divisions.county_of("2201") is None
    assert divisions.prefecture_of("22") is None


def test_all_china_is_there_to_county_level():
    provinces = [code for code in upper_table() if len(code) == 2]
    assert len(provinces) == 34
    assert sum(len(divisions.counties(code, date(2020, 6, 30))) > 0 for code in provinces) == 31


def test_a_province_without_tables_has_no_townships():
    assert divisions.has_townships("2201")
    assert not divisions.has_townships("21")
    assert divisions.find("210106001") is None


def test_every_code_lies_in_a_known_one():
    for code in (*upper_table(), *township_table("22"), *village_table("22")):
        parent = {4: 2, 6: 4, 9: 6, 12: 9}.get(len(code))
        assert parent is None or divisions.exists(code[:parent]), code


@given(
    code=st.sampled_from(JILIN_VILLAGES),
    width=st.sampled_from([6, 9, 12]),
    days=st.integers(min_value=0, max_value=365 * 8),
)
def test_the_current_code_is_current_for_good_and_of_the_same_level(code, width, days):
    on = date(2018, 1, 1) + timedelta(days=days)
    found = divisions.current(code[:width], on)
    assert divisions.current(found, on) == found
    assert len(found) == width


@given(code=st.sampled_from(JILIN_VILLAGES), width=st.sampled_from([2, 4, 6, 9, 12]))
def test_a_padded_code_is_its_unpadded_one(code, width):
    short = code[:width]
    assert divisions.normalise(short.ljust(12, "0")) == short
