"""What a masked value still says, and what it never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.registers.masking import HIDDEN, mask
from qingchen.registers.register import Column, ColumnType
from qingchen.registers.shared_columns import IDENTITY_NUMBER, person_name

NAME = person_name()
PHONE = Column("phone", "联系电话", ColumnType.TEXT, sensitive=True, stand_in="phone_key")
RELATIVE = Column("relative_phone", "亲属电话", ColumnType.TEXT, sensitive=True)
ADDRESS = Column("registered_address", "户籍地址", ColumnType.TEXT, sensitive=True)
BORN_ON = Column("born_on", "出生日期", ColumnType.DATE, sensitive=True)
NOTE = Column("remark", "备注", ColumnType.TEXT, sensitive=True)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("张三", "张*"), ("张三丰", "张**"), ("欧阳修", "欧阳*"), ("欧阳娜娜", "欧阳**"), ("欧阳", "欧*"), ("王", "王*")],
)
def test_a_name_keeps_its_surname(name, shown):
    assert mask(NAME, name) == shown


def test_an_identity_number_keeps_six_and_four_digits():
    assert mask(IDENTITY_NUMBER, "229900196001010012") == "229900********0012"
    assert mask(IDENTITY_NUMBER, "229900600101001") == "229900*****1001"
    assert mask(IDENTITY_NUMBER, "E12345678") == "E******78"
    assert mask(IDENTITY_NUMBER, "E123") == HIDDEN


def test_a_phone_keeps_three_and_four_digits():
    assert mask(PHONE, "19900001234") == "199****1234"
    assert mask(RELATIVE, "0431-88990011") == "****0011"
    assert mask(PHONE, "88990") == "****90"
    assert mask(PHONE, "110") == HIDDEN


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("吉林省白山市抚松县松江河镇站前街12号", "吉林省白山市抚松县松江河镇****"),
        ("吉林省延边朝鲜族自治州珲春市三家子乡东岗村", "吉林省延边朝鲜族自治州珲春市三家子乡****"),
        ("吉林省松原市前郭尔罗斯蒙古族自治县王府站镇3委", "吉林省松原市前郭尔罗斯蒙古族自治县王府站镇****"),
        ("白城市镇赉县镇赉镇团结西路1号", "白城市镇赉县镇赉镇****"),
        ("长春市朝阳区前进大街2699号", "长春市朝阳区****"),
        ("吉林省长春市人民大街100号", "吉林省长春市****"),
        ("内蒙古自治区兴安盟扎赉特旗音德尔镇", "内蒙古自治区兴安盟扎赉特旗音德尔镇****"),
        ("人民大街100号", "****"),
        ("某处", "****"),
    ],
)
def test_an_address_ends_with_county_or_township(address, shown):
    assert mask(ADDRESS, address) == shown


def test_a_birthday_is_its_year():
    assert mask(BORN_ON, "1960-01-01") == "1960年"
    assert mask(BORN_ON, "六零年") == HIDDEN


def test_what_fits_no_kind_is_hidden_whole():
    assert mask(NOTE, "家属张三") == HIDDEN
    assert mask(NOTE, " ") == ""


@given(st.text(st.characters(exclude_characters="*"), min_size=1, max_size=30))
def test_whatever_the_text_it_is_never_told_whole(text):
    clear = text.strip()
    for column in (NAME, IDENTITY_NUMBER, PHONE, BORN_ON, NOTE):
        shown = mask(column, text)
        assert len(clear) < 2 or clear not in shown


def test_the_example_of_every_sensitive_column_is_hidden():
    from qingchen.registers.catalogue import registers

    columns = [column for register in registers().values() for column in register.sensitive if column.example]
    assert len(columns) > 3
    for column in columns:
        assert column.example not in mask(column, column.example), column
