"""The order in which a draw would have gone on: who comes next when somebody drawn cannot go."""

from collections.abc import Collection

from qingchen.inspection.draws.frozen import FrozenDraw, label_of
from qingchen.values.draw_certificate import SPREAD, drawn_of, frame_lines
from qingchen.values.draw_seed import seed_of


def whole_order(draw: FrozenDraw, number: str) -> list[str]:
    """Every code of the frame in the order drawn; the first of them are the certificate's."""
    everybody = {SPREAD: len(frame_lines(draw.frame))}
    return drawn_of(draw.method, seed_of(number, label_of(draw), draw.salt), draw.frame, everybody)


def next_of(order: list[str], going: Collection[str], able: Collection[str]) -> tuple[str, int] | None:
    """The first of the order who may go and does not yet, with the place in it from 1."""
    for place, code in enumerate(order, 1):
        if code not in going and code in able:
            return code, place
    return None
