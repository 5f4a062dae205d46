"""Runs checks over one picture of the facts."""

from collections.abc import Iterable

from qingchen.indicators.facts import Reader, SharedFacts
from qingchen.verification.catalogue import checks
from qingchen.verification.check import Check, Flag


def run_checks(reader: Reader, wanted: Iterable[Check] | None = None) -> list[Flag]:
    """The leads of the checks (default: all of the catalogue) within what the reader may see, check by check."""
    chosen = list(checks().values()) if wanted is None else list(wanted)
    facts = SharedFacts(reader, [check.reads for check in chosen])
    return [flag for check in chosen for flag in check.flags(facts)]
