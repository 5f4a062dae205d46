"""Which examination institution serves a place: its own, or its neighbour's where its own has not begun to work."""

from math import ceil

WITHOUT_EXAMINER = 17
"""Every so manieth place has filed an examination institution that has not begun to work."""


def is_idle(place_number: int) -> bool:
    return place_number % WITHOUT_EXAMINER == WITHOUT_EXAMINER - 1


def examiner_of(place_number: int) -> int:
    """The number in the name of the institution where the place's workers are examined."""
    return place_number if is_idle(place_number) else place_number + 1


def capacity_of(place_number: int, employers: int, more: int) -> int:
    """People a day: what the place needs on its busiest day, `more`, and room for a neighbour that has none."""
    own = ceil(employers * 0.03) * 10
    return own + more + (400 if is_idle(place_number + 1) else 0)
