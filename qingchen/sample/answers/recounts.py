"""Which items the teams recount, by which public number, and which of the drawn records no paper bears out."""

from datetime import date, timedelta
from random import Random

from qingchen.sample.world import PublicNumber, World

HEADING = ("unit", "indicator", "of", "not_found")
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
        rows.append((unit, indicator, frame, " ".join(missing)))
    return rows


def records_number(window_from: date, seed: int) -> PublicNumber:
    """The number that draws the records: it comes a day after the employers', when the results were frozen."""
    random = Random(f"{seed}-records-number")
    balls = sorted(random.sample(range(1, 34), 6))
    number = " ".join(f"{ball:02d}" for ball in [*balls, random.randint(1, 16)])
    return PublicNumber("福利彩票双色球第 2020068 期（示例）", window_from + timedelta(days=1), number)
