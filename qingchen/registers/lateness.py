"""Late and back-dated filings (补报): rows about a day long before the day on which their batch became known.

How long is long stands in `standards/data/rules/filing.yaml`, one number for events and one for states. Nothing is
refused for being late: it is counted, and shown.
"""

from datetime import date, timedelta
from pathlib import Path

import polars as pl

from qingchen.registers.parquet import PUT
from qingchen.registers.register import Register
from qingchen.standards import rules


def late_before(register: Register, known_on: date) -> date:
    """A row put about a day before this one is late in a batch known on `known_on`."""
    days = int(rules.rule(f"late_filing_days_{register.kind.value}", known_on).value)
    return known_on - timedelta(days=days)


def is_late(register: Register, known_on: date) -> pl.Expr:
    """True of the late rows among rows with `_act` and `_about`."""
    return (pl.col("_act") == PUT) & (pl.col("_about") < pl.lit(late_before(register, known_on)))


def late_rows(analytic: Path, register: Register, known_on: date) -> int:
    """How many rows of a batch's analytic file are late."""
    return int(pl.scan_parquet(analytic).select(is_late(register, known_on).sum()).collect().item())
