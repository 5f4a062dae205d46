"""The box of longitudes and latitudes in which a province lies: a first look at coordinates, not a border."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qingchen.standards.yaml_file import read_yaml

_FILE = Path(__file__).parent / "data" / "province_boxes.yaml"


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees, bounds inside."""

    west: float
    east: float
    south: float
    north: float


@cache
def province_boxes() -> dict[str, Box]:
    """By two-digit code; provinces that are not in the table have none."""
    return {code: Box(*bounds) for code, bounds in read_yaml(_FILE)["boxes"].items()}
