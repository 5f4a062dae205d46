"""Drawing employers for visits: the order is `values.draw_order`'s, a faulty frame is told as a problem."""

from collections.abc import Iterable

from qingchen.problems import Problem
from qingchen.values.draw_order import codes_twice, draw_order, frame_digest

__all__ = ["frame_digest", "order_of_visits"]


def order_of_visits(seed: str, frame: Iterable[str], take: int | None = None) -> list[str]:
    """The frame in the order drawn, whole or its first `take`. Raises Problem draw.twice_in_frame."""
    codes = list(iter(frame))  # of the codes alone, also where names are given with them
    try:
        return draw_order(seed, codes, take)
    except ValueError:
        twice = codes_twice(codes)
        raise Problem("draw.twice_in_frame", codes="、".join(twice[:5]), count=len(twice)) from None
