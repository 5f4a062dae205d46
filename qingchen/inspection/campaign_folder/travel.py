"""`travel.csv`: minutes by road between the seats of units, and from the province's seat. The file may be absent."""

from pathlib import Path

from qingchen.inspection.campaign_folder.faults import Faults, Placed
from qingchen.inspection.campaign_folder.tables import read_table
from qingchen.inspection.plans import SEAT, UnitPlan

COLUMNS = ("from", "to", "minutes")


def read_travel(folder: Path, units: list[Placed[UnitPlan]], faults: Faults) -> dict[tuple[str, str], int]:
    """Minutes by (from, to), the same both ways."""
    path = folder / "travel.csv"
    if not path.exists():
        return {}
    known = {SEAT, *(unit.thing.code for unit in units)}
    minutes: dict[tuple[str, str], int] = {}
    for line in read_table(path, COLUMNS, faults):
        here, there, taken = line["from"], line["to"], line["minutes"]
        for code in (here, there):
            if code and code not in known:
                faults.append(line.fault("unit_unknown", f"“{code}”不在 units.csv 里（省会写 {SEAT}）。请核对。"))
        if taken and not (taken.isascii() and taken.isdigit() and len(taken) < 5):
            faults.append(line.fault("not_minutes", f"“minutes”列“{taken}”不是分钟数。请填整数，如 90。"))
        elif taken and (here, there) in minutes:
            faults.append(line.fault("travel_repeated", f"{here} 到 {there} 的路途写了两次。请只留一行。"))
        elif taken:
            minutes[here, there] = minutes[there, here] = int(taken)
    return minutes
