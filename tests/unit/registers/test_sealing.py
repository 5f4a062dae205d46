import pytest
from cryptography.hazmat.primitives.hashes import SM3
from cryptography.hazmat.primitives.hmac import HMAC
from hypothesis import given
from hypothesis import strategies as st

from qingchen.registers.sealing import SealBroken, key_from, open_bytes, open_row, seal_bytes, seal_rows, stand_ins

KEY = bytes(range(16))
OTHER = bytes(range(1, 17))


@given(st.binary(max_size=200), st.binary(max_size=20).map(lambda raw: raw.hex().encode()))
def test_what_is_sealed_opens_to_the_same_bytes(clear, context):
    assert open_bytes(KEY, seal_bytes(KEY, clear, context), context) == clear


@given(st.binary(min_size=1, max_size=60), st.data())
def test_one_changed_byte_anywhere_breaks_the_seal(clear, data):
    sealed = bytearray(seal_bytes(KEY, clear, b"x"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        open_bytes(KEY, bytes(sealed), b"x")


def test_a_seal_opens_neither_under_another_key_nor_in_another_place_nor_cut_short():
    sealed = seal_bytes(KEY, b"clear", b"here")
    for key, blob, context in ((OTHER, sealed, b"here"), (KEY, sealed, b"there"), (KEY, sealed[:20], b"here")):
        with pytest.raises(SealBroken):
            open_bytes(key, blob, context)


def test_the_same_bytes_sealed_twice_look_different():
    assert seal_bytes(KEY, b"clear", b"") != seal_bytes(KEY, b"clear", b"")


def test_a_sealed_row_opens_in_its_place_and_in_no_other():
    first, second = seal_rows(KEY, "uid", [1, 2], ["甲", "乙"])
    assert open_row(KEY, "uid", 1, first) == "甲"
    assert open_row(KEY, "uid", 2, second) == "乙"
    for uid, row, blob in (("uid", 2, first), ("other", 1, first)):
        with pytest.raises(SealBroken):
            open_row(KEY, uid, row, blob)


def test_no_two_rows_of_a_batch_share_a_nonce():
    blobs = seal_rows(KEY, "uid", range(1, 500), ["same"] * 499)
    assert len({blob[:12] for blob in blobs}) == 499


def test_a_stand_in_is_the_hmac_sm3_of_kind_and_text_under_its_version():
    mac = HMAC(KEY, SM3())
    mac.update(b"person_key\x00229900196001010012")
    assert stand_ins(KEY, 3, "person_key", ["229900196001010012"]) == {
        "229900196001010012": "3." + mac.finalize().hex()[:32]
    }


def test_one_text_of_two_kinds_has_two_stand_ins():
    assert stand_ins(KEY, 1, "person_key", ["x"])["x"] != stand_ins(KEY, 1, "name_key", ["x"])["x"]


def test_a_longer_secret_is_condensed_to_a_key_and_a_fitting_one_is_used_as_it_is():
    assert key_from(KEY) == KEY
    assert len(key_from(b"a" * 40)) == 16
    assert key_from(b"a" * 40) != b"a" * 16
