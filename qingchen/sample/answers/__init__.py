"""The folder of answers of an invented world: what places claim and teams find, with evidence and planted tricks."""

from qingchen.sample.answers.folder import write_answers
from qingchen.sample.answers.planted import PlantedAnswer

__all__ = ["PlantedAnswer", "write_answers"]
