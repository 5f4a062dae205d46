"""A draw that a stranger can repeat: order by SHA-256 of seed and code (after Rivest's consistent sampling)."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from heapq import nsmallest


def draw_order(seed: str, codes: Iterable[str], take: int | None = None) -> list[str]:
    """The codes in the order drawn: all of them, or the first `take`, which of a long frame costs no sort.

    The place of a code depends on the seed and itself only: the order of `codes` does not matter, a longer draw
    continues a shorter one, and a withdrawal moves nobody else. A code twice is refused with ValueError.
    """
    listed = list(codes)
    if twice := codes_twice(listed):
        raise ValueError(f"twice in the frame: {', '.join(twice[:5])}")
    head = f"{seed}\n".encode()

    def place(code: str) -> bytes:
        return hashlib.sha256(head + code.encode()).digest()

    return sorted(listed, key=place) if take is None else nsmallest(take, listed, key=place)


def stratified_order(seed: str, strata: Mapping[str, str]) -> list[str]:
    """The codes in one order of which every beginning is spread over the strata in proportion to their size.

    strata   stratum by code

    Within its stratum a code keeps its place of `draw_order`; the j-th of N stands at (j - u) / N, where u (0 to 1) is
    the SHA-256 of seed, empty line and stratum. A longer draw continues a shorter one here too, and by the start every
    record has the same chance to come early, whether its stratum is large or holds but one.
    """
    members: dict[str, list[str]] = {}
    for code in draw_order(seed, strata):
        members.setdefault(strata[code], []).append(code)
    placed = []
    for stratum, codes in members.items():
        start = int.from_bytes(hashlib.sha256(f"{seed}\n\n{stratum}".encode()).digest()[:8])
        # Whole numbers: j and u by 2^64, the quotient by another 2^32.
        placed += [((((j << 64) - start) << 32) // len(codes), stratum, code) for j, code in enumerate(codes, 1)]
    return [code for _, _, code in sorted(placed)]


def codes_twice(codes: Iterable[str]) -> list[str]:
    """Codes that stand in the frame more than once, sorted."""
    listed = list(codes)
    if len(set(listed)) == len(listed):  # counting costs ten times as much, and almost no frame needs it
        return []
    return sorted(code for code, count in Counter(listed).items() if count > 1)


def frame_digest(frame: Iterable[str]) -> str:
    """SHA-256 of the codes, sorted, one a line, with a line break after each: as hex text."""
    return hashlib.sha256("".join(f"{code}\n" for code in sorted(frame)).encode()).hexdigest()
