"""One person, one stand-in, whoever wrote the row."""

import polars as pl
import pytest

from qingchen.registers.catalogue import register_named
from qingchen.registers.keyring import Keyring
from qingchen.registers.parquet import analytic_schema, clear_schema
from qingchen.registers.pinyin import pinyin_of
from qingchen.registers.stand_in_columns import StandInColumns, with_stand_ins

KEYRING = Keyring((b"0123456789abcdef",), {1: b"k" * 32, 2: b"n" * 32})


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("张伟", "zhangwei"),
        ("章玮", "zhangwei"),
        ("单雄信", "shanxiongxin"),
        ("仇英", "qiuying"),
        ("曾国强", "zengguoqiang"),
        ("解缙", "xiejin"),
        ("尉迟恭", "yuchigong"),
        ("万俟样", "moqiyang"),
        ("吕布", "lvbu"),
        ("lü bu", "lvbu"),
        ("LYU BU", "lvbu"),
        ("张 伟", "zhangwei"),
        ("阿里木·样例", "alimuyangli"),
        ("ｚｈａｎｇ　ｗｅｉ", "zhangwei"),
        ("123", ""),
    ],
)
def test_a_name_sounds_as_its_surname_is_read(name, sound):
    assert pinyin_of(name) == sound


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("name_key", "张三", "张 三"),
        ("name_key", "阿里木·样例", "阿里木•样例"),
        ("name_key", "Ｌｉ Si", "LI SI"),
        ("phone_key", "139 0001-0001", "13900010001"),
        ("phone_key", "+86 13900010001", "13900010001"),
        ("person_key", "22990019600101001x", "22990019600101001X"),
        ("pinyin_key", "张伟", "章 玮"),
    ],
)
def test_differences_that_are_none_have_the_same_stand_in(kind, one, other):
    assert KEYRING.stand_in(kind, one) == KEYRING.stand_in(kind, other) is not None


def test_a_text_of_which_nothing_is_left_has_no_stand_in():
    assert KEYRING.stand_in("phone_key", "无") is None
    assert KEYRING.stand_in("pinyin_key", "—") is None


def test_rows_are_keyed_under_the_newest_key_and_searched_for_under_all():
    now, before = KEYRING.stand_ins_of_every_version("name_key", "张三")
    assert now == KEYRING.stand_in("name_key", "张三")
    assert (now[:2], before[:2]) == ("2.", "1.")
    assert before == Keyring(KEYRING.masters, {1: b"k" * 32}).stand_in("name_key", "张三")


def test_a_sensitive_name_yields_both_its_key_and_its_sound():
    register = register_named("exposed_workers")
    assert {"name_key", "pinyin_key", "person_key", "phone_key"} <= set(analytic_schema(register))
    frame = pl.DataFrame([{"name": "张伟"}, {"name": "章玮"}, {}], schema=clear_schema(register))
    keyed = with_stand_ins(register, frame, KEYRING)
    assert keyed["pinyin_key"][0] == keyed["pinyin_key"][1] is not None
    assert keyed["name_key"].n_unique() == 3
    assert keyed["pinyin_key"][2] is None


def test_rows_that_come_in_pieces_have_the_stand_ins_they_would_have_together():
    register = register_named("exposed_workers")
    frame = pl.DataFrame(
        [{"name": name} for name in ["张伟", "章玮", "—", "张伟", "单雄信", "—"]], schema=clear_schema(register)
    )
    piecewise = StandInColumns(register, KEYRING)
    pieces = [piecewise(frame.slice(at, 2)) for at in range(0, 6, 2)]
    assert pl.concat(pieces).equals(with_stand_ins(register, frame, KEYRING), null_equal=True)
