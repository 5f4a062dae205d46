"""Drawing employers for visits: the order is `values.draw_order`'s, a faulty frame is told as a problem."""

from collections.abc import Iterable

from qingchen.problems import Problem
from qingchen.values.draw_order import codes_twice, draw_order, frame_digest

__all__ = ["frame_digest", "order_of_visits"]


def order_of_visits(seed: str, frame: Iterable[str]) -> list[str]:
    """Return the whole frame in the order drawn; visit the first n. Raises Problem draw.twice_in_frame."""
    codes = list(iter(frame))  # of the codes alone, also where names are given with them
    if twice := codes_twice(codes):
        raise Problem("draw.twice_in_frame", codes="、".join(twice[:5]), count=len(twice))
    return draw_order(seed, codes)
