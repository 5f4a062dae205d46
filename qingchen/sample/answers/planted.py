"""What was planted into the answers on purpose, for the truth file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlantedAnswer:
    """An answer that is not the truth. `place` is a place code, `item` an item code, `kind` is one of

    claims_too_much      the numerator is lifted until the target is reached
    shrunken_denominator the denominator is cut until the target is reached
    """

    place: str
    item: str
    kind: str
    claimed_numerator: int
    claimed_denominator: int
    true_numerator: int
    true_denominator: int
