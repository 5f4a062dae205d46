"""Shares in print. Bounds are rounded outwards, so that a printed bound never says more than was shown."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal


def percent(share: float, places: int = 1) -> str:
    """`95.0%` half up; whole numbers lose their nought (`95%`)."""
    return _text(share, places, ROUND_HALF_UP)


def percent_floor(share: float, places: int = 1) -> str:
    """A «not below»: rounded down."""
    return _text(share, places, ROUND_FLOOR)


def percent_ceiling(share: float) -> str:
    """A «not above»: rounded up."""
    return _text(share, 1, ROUND_CEILING)


def _text(share: float, places: int, rounding: str) -> str:
    # Twelve digits hold every count that we meet; what lies behind is the binary fraction's, not the figure's.
    hundred = Decimal(f"{share * 100:.12f}").quantize(Decimal(1).scaleb(-places), rounding)
    return f"{hundred.normalize():f}%" if hundred == hundred.to_integral() else f"{hundred}%"
