"""A draw as it was frozen: its take, label, commitment and certificate, from the texts of the row."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from qingchen.values.draw_certificate import certificate, drawn_of, frame_lines, text_digest
from qingchen.values.draw_seed import commitment_of, draw_label, seed_of

ALL = "全部"
"""The stratum of a frame without strata."""


class FrozenDraw(Protocol):
    """What of the row is read here (draws/models.py)."""

    subject: str
    event: int
    reason: str
    method: str
    take: str
    salt: str
    frame: str


def take_of(draw: FrozenDraw) -> dict[str, int]:
    return dict(json.loads(draw.take))


def label_of(draw: FrozenDraw) -> str:
    return draw_label(draw.subject, draw.event, take_of(draw))


def digest_of(draw: FrozenDraw) -> str:
    return text_digest(draw.frame)


def commitment(draw: FrozenDraw) -> str:
    return commitment_of(draw.salt, digest_of(draw), label_of(draw))


def slot_commitment(commitments: Sequence[str]) -> str:
    """What is told of a unit and kind: its one commitment, or of several the SHA-256 of them, sorted, one a line."""
    if len(commitments) == 1:
        return commitments[0]
    return text_digest("".join(f"{one}\n" for one in sorted(commitments)))


def drawn_codes(draw: FrozenDraw, number: str) -> list[str]:
    """In the order drawn."""
    return drawn_of(draw.method, seed_of(number, label_of(draw), draw.salt), draw.frame, take_of(draw))


def names_of(draw: FrozenDraw) -> dict[str, str]:
    """By code; where the frame has no names (records of persons), the codes."""
    return {line[0]: line[-1] if len(line) > 2 else line[0] for line in frame_lines(draw.frame)}


def strata_of(draw: FrozenDraw) -> dict[str, int]:
    """How many stand in each stratum."""
    counted: dict[str, int] = {}
    for line in frame_lines(draw.frame):
        counted[line[1]] = counted.get(line[1], 0) + 1
    return counted


def paper(draw: FrozenDraw, about: Mapping[str, Any], number: str, drawn_at: datetime) -> str:
    """The certificate as it is frozen when the number has come."""
    label = label_of(draw)
    told: dict[str, Any] = {**about, "subject": draw.subject, "event": draw.event, "drawn_at": drawn_at.isoformat()}
    if draw.reason:
        told["reason_of_redraw"] = draw.reason
    origin = {"number": number, "label": label, "salt": draw.salt}
    if draw.salt:
        origin["commitment"] = commitment(draw)
    seed = seed_of(number, label, draw.salt)
    return certificate(told, method=draw.method, frame=draw.frame, take=take_of(draw), seed=seed, **origin)
