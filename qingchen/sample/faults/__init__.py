"""Faults to be planted into a held world, at several sizes. They know registers, and nothing of who looks for them."""

from qingchen.sample.faults import claims, employers, evidence, examinations, institutions, measurements, people
from qingchen.sample.faults.fault import Fault

FAULTS: tuple[Fault, ...] = (
    *employers.FAULTS,
    *examinations.FAULTS,
    *institutions.FAULTS,
    *measurements.FAULTS,
    *people.FAULTS,
    *claims.FAULTS,
    *evidence.FAULTS,
)

__all__ = ["FAULTS", "Fault"]
