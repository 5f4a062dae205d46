"""Names in addresses say nothing, and open only here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.problems import Problem
from qingchen.registers import opaque
from qingchen.registers.file_ids import ids_under
from qingchen.registers.keyring import Keyring

MASTERS = (b"0123456789abcdef",)
IDS = ids_under(Keyring(MASTERS, {1: b"k" * 32}))
USCC = "91229900MA0DEMA01U"
TEXT = st.text(st.characters(exclude_characters="\x1f", codec="utf-8"), max_size=40)


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_whatever_was_sealed_into_a_token_comes_out_again(parts):
    token = opaque.token_of(IDS.secret, "thing", *parts)
    assert opaque.parts_of(IDS.secret, "thing", token) == tuple(parts)
    assert opaque.parts_of(IDS.secret, "other", token) is None


@given(st.text(max_size=60))
def test_what_we_did_not_make_opens_to_nothing(text):
    assert opaque.parts_of(IDS.secret, "employer", text) is None


def test_a_token_is_stable_and_says_nothing_of_what_it_names():
    token = IDS.employer(USCC, 1)
    assert token == IDS.employer(USCC, 1) != IDS.employer(USCC, 2)
    assert USCC not in token
    assert IDS.employer_site(token) == (USCC, 1)


def test_changing_one_letter_of_a_token_leaves_none():
    token = IDS.row("exposed_workers", 7, 12)
    assert IDS.row_of(token) == ("exposed_workers", 7, 12)
    for place in range(len(token)):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        with pytest.raises(Problem):
            IDS.row_of(changed)


def test_a_token_of_one_kind_is_none_of_another():
    with pytest.raises(Problem):
        IDS.person_key(IDS.patient("1.aa"))


def test_addresses_stay_when_a_new_stand_in_key_comes_and_differ_between_stores():
    later = ids_under(Keyring(MASTERS, {1: b"k" * 32, 2: b"n" * 32}))
    elsewhere = ids_under(Keyring(MASTERS, {1: b"e" * 32}))
    assert later.employer(USCC, 1) == IDS.employer(USCC, 1) != elsewhere.employer(USCC, 1)
