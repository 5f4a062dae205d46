"""A draw that a stranger can repeat: order by SHA-256 of seed and code (after Rivest's consistent sampling)."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from qingchen.problems import Problem


def order_of_visits(seed: str, frame: Iterable[str]) -> list[str]:
    """Return the whole frame in the order drawn; visit the first n.

    The place of a code depends on the seed and itself only: the order of `frame` does not matter, a longer draw
    continues a shorter one, and a withdrawal moves nobody else. Raises Problem draw.twice_in_frame.
    """
    counted = Counter(iter(frame))  # of the codes alone, also where names are given with them
    twice = sorted(code for code, count in counted.items() if count > 1)
    if twice:
        raise Problem("draw.twice_in_frame", codes="、".join(twice[:5]), count=len(twice))
    return sorted(counted, key=lambda code: hashlib.sha256(f"{seed}\n{code}".encode()).digest())


def frame_digest(frame: Iterable[str]) -> str:
    """SHA-256 of the codes, sorted, one a line, with a line break after each: as hex text."""
    return hashlib.sha256("".join(f"{code}\n" for code in sorted(frame)).encode()).hexdigest()
