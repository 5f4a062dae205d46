"""The seed of a draw made from a public number that comes later than the frame, and the commitment of a sealed one.

Nobody knows the number when the frame is frozen, so nobody can choose the frame to fit. A sealed draw adds a secret
salt that was bound to its frame before the number came: who only knows the number cannot work out who was drawn.
"""

import hashlib
from collections.abc import Mapping


def draw_label(subject: str, event: int, take: Mapping[str, int]) -> str:
    """What sets a draw apart from the others of one number: `employers/tonghua`, the how-manieth, how many of what."""
    return f"{subject}/{event}/{takes_text(take)}"


def takes_text(take: Mapping[str, int]) -> str:
    return ",".join(f"{stratum}={number}" for stratum, number in sorted(take.items()))


def seed_of(number: str, label: str, salt: str = "") -> str:
    return hashlib.sha256(f"{salt}/{number}/{label}".encode()).hexdigest()


def commitment_of(salt: str, frame_digest: str, label: str) -> str:
    """Told in public before the number: binds salt, frame and how many, and says nothing of them."""
    return hashlib.sha256(f"{salt}/{frame_digest}/{label}".encode()).hexdigest()
