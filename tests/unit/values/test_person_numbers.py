"""Numbers of persons within words: hidden in whatever is kept in clear."""

import pytest

from qingchen.values.person_numbers import hidden_in


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("核对229900196001010012的户口", "核对229900****0012的户口"),
        ("229900 1960 0101 001X", "229900****001X"),
        ("旧证229900600101001", "旧证229900****001"),
        ("电话19900001234、199-0000-1234", "电话199****1234、199****1234"),
        ("２２９９００１９６００１０１００１２", "229900****0012"),
    ],
)
def test_an_identity_number_or_a_phone_is_hidden_in_the_middle(written, kept):
    assert hidden_in(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "912299008000203922",
        "91229900MA0DEMA01U",
        "示罚〔2020〕02400023号",
        "2020-07-31 09:00:00",
        "第 12 批，1600 户，20200731",
        "7019900001234700f6fe95573cbcd7cd3f12312c3b40344d09185d51ef3e6f25",
        "",
    ],
)
def test_codes_days_counts_and_digests_stay(written):
    assert hidden_in(written) == written
