"""Rivest's sampler of 2011: numbers from a seed by SHA-256 in counter mode, a second way to draw that is known abroad.

Source: R. L. Rivest, «Reference implementation code for pseudo-random sampler», 14 November 2011 (text in UTF-8).
"""

import hashlib
from collections.abc import Iterator
from itertools import count, islice


def rivest_numbers(seed: str, of: int, *, again: bool = False) -> Iterator[int]:
    """Numbers of 1 to `of`: of each counter 1, 2, … the SHA-256 of `seed,counter`, modulo `of`, plus one.

    again   a number may come again (without end); else each comes once and the sequence ends with the last of them

    Unlike `draw_order`, one number more in the frame moves every number drawn.
    """
    assert of > 0
    met: set[int] = set()
    for counter in count(1):
        number = 1 + int.from_bytes(hashlib.sha256(f"{seed},{counter}".encode()).digest()) % of
        if again:
            yield number
        elif number not in met:
            met.add(number)
            yield number
            if len(met) == of:
                return


def rivest_draw(seed: str, of: int, take: int, *, again: bool = False) -> list[int]:
    """The first `take`, in the order drawn. `take` is at most `of` unless `again`."""
    assert again or take <= of
    return list(islice(rivest_numbers(seed, of, again=again), take))
