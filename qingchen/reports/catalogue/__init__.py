"""The reports, one file each; found by `qingchen.reports.catalogue.reports()`."""

import sys
from functools import cache
from typing import Any

from qingchen.discovery import things
from qingchen.reports.report import Report


@cache
def reports() -> dict[str, Report[Any]]:
    """Every report by its name."""
    return things(sys.modules[__name__], "REPORT", Report)
