"""What every indicator counts in the ledgers of an invented world: handed to the sample, which knows no rates."""

from collections.abc import Collection, Mapping

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.cells import cells
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import By, UnitArea
from qingchen.inspection.campaign import Campaign
from qingchen.registers.reader import ScopedReader
from qingchen.values.rate import Rate

LEVELS: tuple[By, ...] = ("unit", "county", "employer")
_COME_BACK = ("answers", "recounts")
"""What is counted among visits is nothing yet when the places fill their sheets."""


def counted_ledgers(
    reader: ScopedReader, campaign: Campaign, employers: Collection[str]
) -> Mapping[str, Mapping[str, Rate]]:
    """Rates by indicator name, by code of unit, county and of these employers."""
    units = [UnitArea(unit.code, unit.name, unit.area) for unit in campaign.units]
    wanted = [one for one in indicators().values() if one.register not in _COME_BACK]
    held = cells(reader, wanted, LEVELS)
    found: dict[str, dict[str, Rate]] = {}
    for by in LEVELS:
        among = employers if by == "employer" else None
        for result in compute(reader, wanted, by, units, among=among, held=held):
            found.setdefault(result.group_code, {})[result.indicator] = result.rate
    return found
