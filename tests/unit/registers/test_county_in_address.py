"""The county is found from addresses as people write them, all over China."""

from datetime import date

import pytest

from qingchen.registers.county_in_address import NO_COUNTY, OUTSIDE, SEVERAL, county_in_address, find_county
from qingchen.standards import divisions
from qingchen.standards.county_names import PLACEHOLDERS, names
from qingchen.standards.division_table import upper_table

NOW = date(2026, 11, 1)


def test_every_county_of_china_is_found_from_its_address_in_full() -> None:
    missed = []
    asked = 0
    for code, known in upper_table().items():
        county = known[-1]
        if len(code) != 6 or county.stat_only or county.valid_until:
            continue
        asked += 1
        province, prefecture = divisions.name_of(code[:2]), divisions.name_of(code[:4])
        above = province + ("" if prefecture in PLACEHOLDERS else prefecture)
        for address in (f"{above}{county.name}某某镇一村", f"{above}{county.name}"):
            if county_in_address(address, "", NOW) != code:
                missed.append(address)
    assert asked > 2_800
    assert missed == []


def test_every_county_is_found_though_its_prefecture_is_left_out_unless_another_of_the_province_bears_the_name() -> (
    None
):
    missed = []
    for code in names(6):
        county = upper_table()[code][-1]
        if county.valid_until or len(divisions.named(county.name, code[:2], NOW)) > 1:
            continue
        address = f"{divisions.name_of(code[:2])}{county.name}某某乡"
        found = find_county(address, "", NOW)
        if found.code != code and found.why != SEVERAL:
            missed.append((address, found))
    # 城区、矿区、郊区 are also what older lists called districts of another prefecture.
    assert missed == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("内蒙古鄂尔多斯市准格尔旗薛家湾镇", "150622"),
        ("内蒙古准格尔旗薛家湾镇", "150622"),
        ("内蒙古自治区阿拉善盟阿左旗某苏木", "152921"),
        ("内蒙古自治区内蒙古自治区鄂尔多斯市伊旗", "150627"),
        ("新疆昌吉州呼图壁县石梯子乡", "652323"),
        ("新疆维吾尔自治区伊犁哈萨克自治州伊宁县", "654021"),
        ("云南省楚雄州南华县龙川镇", "532324"),
        ("宁夏灵武市白土岗乡", "640181"),
        ("陕西省神木县大柳塔镇", "610881"),
        ("陕西榆林神木大柳塔镇", "610881"),
        ("山西省大同市南郊区口泉乡", "140214"),
        ("山西省长治市长治县荫城镇", "140404"),
        ("山西省长治市潞城市史回乡", "140406"),
        ("贵州省六盘水市盘县柏果镇", "520281"),
        ("甘肃省嘉峪关市某路 1 号", "620201"),
        ("广东省东莞市某镇", "441900"),
        ("河南省济源市某镇", "419001"),
        ("北京市门头沟区某镇", "110109"),
        ("重庆市綦江区某镇", "500110"),
        ("青海省海南藏族自治州共和县", "632521"),
        ("海南州共和县", "632521"),
        ("吉林省吉林市昌邑区", "220202"),
        ("吉林吉林市龙潭区", "220203"),
        ("吉林省四平市公主岭市范家屯镇", "220184"),
        ("　鹤岗市 兴山区\t", "230407"),
    ],
)
def test_levels_may_be_short_missing_doubled_or_of_an_earlier_edition(address: str, code: str) -> None:
    assert county_in_address(address, "", NOW) == code


def test_a_name_that_several_counties_bear_counts_only_where_a_level_above_decides() -> None:
    assert county_in_address("铁西区某路", "", NOW) is None
    assert find_county("铁西区某路", "", NOW).why == SEVERAL
    assert county_in_address("吉林省四平市铁西区某路", "", NOW) == "220302"
    assert county_in_address("鞍山市铁西区", "", NOW) == "210303"


def test_an_address_that_names_two_counties_one_behind_the_other_is_not_guessed_at() -> None:
    assert find_county("新疆伊宁市察布查尔锡伯自治县某乡", "", NOW).why == SEVERAL


def test_why_no_county_was_found_is_said() -> None:
    assert find_county("内蒙古自治区乌海市", "", NOW).why == NO_COUNTY
    assert find_county("某某路 12 号", "", NOW).why == NO_COUNTY
    assert find_county("陕西省榆林市神木市", "22", NOW).why == OUTSIDE


def test_the_code_is_the_one_in_force_on_the_day_forward_and_back() -> None:
    assert county_in_address("四平市公主岭市某镇", "22", date(2020, 1, 1)) == "220381"
    assert county_in_address("四平市公主岭市某镇", "22", date(2020, 7, 1)) == "220184"
    assert county_in_address("贵州省六盘水市水城区某镇", "", date(2020, 7, 1)) == "520221"
    assert county_in_address("贵州省六盘水市水城县某镇", "", NOW) == "520204"
    assert county_in_address("江苏省南通市海门市某镇", "", NOW) == "320614"
