"""核实系数: sum over sum; nothing reported is not 0/0."""

from fractions import Fraction

import pytest

from qingchen.verification.sampling.factor import verification_factor

RANGE = (Fraction("0.9"), Fraction("1.1"))


@pytest.mark.parametrize(
    ("pairs", "text", "kind"),
    [
        ([(26, 32)], "0.81", "台账多报"),
        ([(9, 10)], "0.90", "与台账相符"),
        ([(11, 10)], "1.10", "与台账相符"),
        ([(12, 10)], "1.20", "台账少报"),
        ([(0, 0)], "—", "与台账相符"),
        ([(3, 0)], "—", "台账少报"),
        ([(1, 1), (0, 9)], "0.10", "台账多报"),
        ([], "—", "与台账相符"),
    ],
)
def test_the_factor(pairs: list[tuple[int, int]], text: str, kind: str) -> None:
    found = verification_factor(pairs, *RANGE)
    assert (found.text, found.kind) == (text, kind)
