"""Which items the teams recount, by which seed, and which of the drawn records no paper bears out."""

from random import Random

from qingchen.sample.world import World

HEADING = ("unit", "indicator", "of", "seed", "not_found")
RECOUNTED = (
    ("tonghua", "health_examination_rate", "denominator"),
    ("changchun", "worker_training_rate", "denominator"),
    ("siping", "declaration_rate", "denominator"),
)
"""A place that claims too much, one that is honest, and one whose shrunken scope shows in the declarations."""
_MOST = 600
_NOT_FOUND, _OF_THE_BOASTFUL = 0.01, 0.06


def recounts(world: World, seed: int) -> list[tuple[str, ...]]:
    """Rows of recounts.csv."""
    rows = []
    for unit, indicator, frame in RECOUNTED:
        if unit not in world.places:
            continue
        random = Random(f"{seed}-{unit}-recount")
        share = _OF_THE_BOASTFUL if world.places[unit].claims_too_much else _NOT_FOUND
        missing = [str(place) for place in range(1, _MOST + 1) if random.random() < share]
        rows.append((unit, indicator, frame, f"福彩双色球 2020085 期 {seed}-{unit}", " ".join(missing)))
    return rows
