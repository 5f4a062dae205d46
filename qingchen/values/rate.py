"""A rate (率) is two whole numbers until it is printed."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

NO_SUCH_OBJECT = "无此类对象"


@dataclass(frozen=True, slots=True)
class Rate:
    """Numerator over denominator, both counts of objects.

    0/0 is «no such object», never 100 % and never 0 %. A numerator over its denominator is refused
    with ValueError: such a figure is wrong before it is a rate (dossier 1.5, edge rules 1 and 2).
    """

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if self.numerator < 0 or self.denominator < 0:
            raise ValueError(f"a count cannot be negative: {self.numerator}/{self.denominator}")
        if self.numerator > self.denominator:
            raise ValueError(f"numerator over denominator: {self.numerator}/{self.denominator}")

    def __add__(self, other: "Rate") -> "Rate":
        """The rate of both together: sum over sum, never the mean of rates."""
        return Rate(self.numerator + other.numerator, self.denominator + other.denominator)

    @property
    def exact(self) -> Fraction | None:
        """The un-rounded value between 0 and 1; None where there is no denominator."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    def meets(self, target: Fraction) -> bool | None:
        """Whether the un-rounded value reaches `target` (0 to 1); None where there is no object."""
        exact = self.exact
        return None if exact is None else exact >= target

    @property
    def percent_text(self) -> str:
        """Percent with one decimal, half up, without the sign: `95.0`; «无此类对象» for 0/0."""
        exact = self.exact
        if exact is None:
            return NO_SUCH_OBJECT
        hundred = Decimal(exact.numerator * 100) / Decimal(exact.denominator)
        return str(hundred.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))

    @property
    def counts_text(self) -> str:
        """`188 / 206`, as it stands under every printed percentage."""
        return f"{self.numerator} / {self.denominator}"
