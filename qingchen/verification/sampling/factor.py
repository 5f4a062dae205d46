"""The verification factor (核实系数): recounted over reported. Below 1 over-reporting, above 1 under-reporting.

Source: WHO data quality review (dossier 6.1). Nothing reported and nothing found is agreement, not 0/0; nothing
reported and something found is under-reporting without a factor.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

OVER, AGREES, UNDER = "台账多报", "与台账相符", "台账少报"


@dataclass(frozen=True, slots=True)
class Factor:
    """`value` None where nothing was reported. `kind`: one of the three, by the range put up with."""

    recounted: int
    reported: int
    value: Fraction | None
    kind: str

    @property
    def text(self) -> str:
        """Two decimals, half up; «—» where there is none."""
        if self.value is None:
            return "—"
        hundredths = int(self.value * 100 + Fraction(1, 2))
        return f"{hundredths // 100}.{hundredths % 100:02d}"


def verification_factor(pairs: Iterable[tuple[int, int]], low: Fraction, high: Fraction) -> Factor:
    """Of (recounted, reported) counts of records drawn with equal chance: sum over sum, never the mean of factors."""
    recounted = reported = 0
    for found, told in pairs:
        recounted, reported = recounted + found, reported + told
    if not reported:
        return Factor(recounted, 0, None, UNDER if recounted else AGREES)
    value = Fraction(recounted, reported)
    return Factor(recounted, reported, value, OVER if value < low else UNDER if value > high else AGREES)
