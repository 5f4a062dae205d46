import pytest

from qingchen.problems import Problem
from qingchen.registers.keyring import (
    Keyring,
    keyring_path,
    master_path,
    open_keyring,
    read_master,
    rewrap_keyring,
)
from qingchen.registers.sealing import SealBroken

OLD, NEW = b"o" * 16, b"n" * 16


def _code(call, *arguments, **options):
    with pytest.raises(Problem) as caught:
        call(*arguments, **options)
    return caught.value.code


def test_the_master_key_comes_from_the_environment_before_the_file(tmp_path):
    master_path(tmp_path).write_text("11" * 16)
    assert read_master({"QINGCHEN_MASTER_KEY": "22" * 16}, tmp_path, make=False) == b"\x22" * 16
    assert read_master({}, tmp_path, make=False) == b"\x11" * 16


def test_a_missing_master_key_is_made_up_in_demo_mode_only(tmp_path):
    assert _code(read_master, {}, tmp_path, make=False) == "store.no_master_key"
    made = read_master({}, tmp_path, make=True)
    assert read_master({}, tmp_path, make=False) == made
    assert master_path(tmp_path).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["22" * 15, "no hexadecimal digits at all here"])
def test_a_master_key_that_is_none_is_named(tmp_path, text):
    assert _code(read_master, {"QINGCHEN_MASTER_KEY": text}, tmp_path, make=True) == "store.bad_master_key"


def test_the_stand_in_key_is_made_once_and_is_independent_of_the_master(tmp_path):
    first = open_keyring(tmp_path, (OLD,), make=True)
    assert open_keyring(tmp_path, (OLD,), make=True).stand_in("name_key", "甲") == first.stand_in("name_key", "甲")
    assert open_keyring(tmp_path / "another", (OLD,), make=True).stand_in("name_key", "甲") != first.stand_in(
        "name_key", "甲"
    )
    assert first.stand_in_keys[1].hex() not in keyring_path(tmp_path).read_text()


def test_no_new_stand_in_key_is_made_for_a_store_that_holds_rows(tmp_path):
    assert _code(open_keyring, tmp_path, (OLD,), make=False) == "store.no_keyring"


def test_a_rotation_keeps_the_stand_ins_and_shuts_out_the_old_master(tmp_path):
    before = open_keyring(tmp_path, (OLD,), make=True)
    rewrap_keyring(tmp_path, before, (NEW, OLD))
    for masters in ((OLD,), (NEW,), (NEW, OLD)):
        assert open_keyring(tmp_path, masters, make=False).stand_in_keys == before.stand_in_keys
    rewrap_keyring(tmp_path, before, (NEW,))
    assert open_keyring(tmp_path, (NEW,), make=False).stand_in_keys == before.stand_in_keys
    assert _code(open_keyring, tmp_path, (OLD,), make=False) == "store.wrong_master_key"


def test_a_wrapped_key_opens_under_its_master_and_for_its_own_use_only():
    keyring = Keyring((OLD,), {1: b"k" * 32})
    wrapped = keyring.wrap(b"d" * 16, "batch:a")
    assert keyring.unwrap(wrapped, "batch:a") == b"d" * 16
    assert keyring.is_current(wrapped)
    assert not Keyring((NEW, OLD), {1: b"k" * 32}).is_current(wrapped)
    assert Keyring((NEW, OLD), {1: b"k" * 32}).unwrap(wrapped, "batch:a") == b"d" * 16
    assert _code(Keyring((NEW,), {}).unwrap, wrapped, "batch:a") == "store.wrong_master_key"
    with pytest.raises(SealBroken):
        keyring.unwrap(wrapped, "batch:b")
