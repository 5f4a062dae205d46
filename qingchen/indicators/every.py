"""The catalogue of indicators under the names that pages use."""

from qingchen.indicators.catalogue import MAIN
from qingchen.indicators.catalogue import indicators as every_indicator

__all__ = ["MAIN", "every_indicator"]
