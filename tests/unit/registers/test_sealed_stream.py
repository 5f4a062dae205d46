"""A file sealed in pieces comes back byte for byte, and notices whatever was done to it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.registers import sealed_stream
from qingchen.registers.sealed_stream import MAGIC, SealedReader, seal_stream
from qingchen.registers.sealing import SealBroken

KEY, CONTEXT = b"k" * 16, b"file:received/one"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(sealed_stream, "PIECE", 64)


def sealed(data: bytes) -> bytes:
    return b"".join(seal_stream(KEY, [data[at : at + 50] for at in range(0, len(data), 50)], CONTEXT))


def opened(data: bytes, key: bytes = KEY, context: bytes = CONTEXT) -> bytes:
    return SealedReader(key, io.BytesIO(data), context).read()


def pieces(data: bytes) -> list[bytes]:
    at, found = len(MAGIC), []
    while at < len(data):
        length = 4 + int.from_bytes(data[at : at + 4], "big")
        found.append(data[at : at + length])
        at += length
    return found


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 128, 1000])
@pytest.mark.parametrize("byte", [b"x", None])
def test_what_was_sealed_is_read_again_from_any_place_on(length, byte):
    data = byte * length if byte else bytes(at * 97 % 251 for at in range(length))
    reader = SealedReader(KEY, io.BytesIO(sealed(data)), CONTEXT)
    assert reader.size == length
    assert reader.read() == data
    for place in (0, 1, 63, 64, 100):
        reader.seek(place)
        assert reader.read(30) == data[place : place + 30]


@given(st.binary(max_size=400), st.integers(0, 500), st.integers(1, 255))
def test_a_changed_byte_is_noticed_wherever_it_is(data, place, change):
    whole = bytearray(sealed(data))
    whole[place % len(whole)] ^= change
    with pytest.raises(SealBroken):
        opened(bytes(whole))


def test_pieces_cut_off_moved_left_out_or_put_twice_are_noticed():
    first, second, third = pieces(sealed(bytes(range(180))))
    for tampered in ((first, second), (second, first, third), (first, third), (first, first, second, third), ()):
        with pytest.raises(SealBroken):
            opened(MAGIC + b"".join(tampered))
    for end in (1, 16, 20):
        with pytest.raises(SealBroken):
            opened(sealed(bytes(range(180)))[:-end])


def test_a_file_opens_under_its_own_key_and_name_only():
    for key, context in ((b"o" * 16, CONTEXT), (KEY, b"file:received/two")):
        with pytest.raises(SealBroken):
            opened(sealed(b"secret"), key, context)


def test_neither_the_text_nor_its_repetition_shows():
    whole = sealed(b"229900196001010012" * 200)
    assert b"2299" not in whole
    assert len(set(pieces(whole))) == len(pieces(whole))
