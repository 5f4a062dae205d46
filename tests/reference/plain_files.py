"""Reads a folder of received registers the slow way: csv and openpyxl, headings and labels restated here.

`winning_rows(read_folder(folder), on)` are the rows about a day, as `plain_rates` takes them. Nothing of qingchen is
imported.
"""

import csv
from collections.abc import Collection, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from tests.reference.plain_headings import ABOUT, CODES, KEYS, STATES, TITLES

Row = dict[str, Any]
History = dict[str, dict[tuple[Any, ...], list[Row]]]
BOOLEANS = (
    *("surveillance_file", "health_unit", "alive", "registered_poor", "surveyed", "file_established", "in_scope"),
    *("hazard_notice", "serious_illness_treated", "passed", "full_time", "dust"),
)
NUMBERS = (
    *("accepted_cases", "closed_cases", "overdue_cases", "quantity", "draws_this_year", "reports_this_year"),
    *("rounds_this_year", "follow_up_no", "workers", "workers_exposed", "workers_dust_exposed"),
    *("managers_full_time", "managers_part_time"),
)
LISTS = ("hazards", "dust_kinds", "items", "scopes", "measures")
NOT_FILED = ("answers", "recounts")
"""Registers that no file brings."""


def read_folder(folder: Path, refused: Collection[str] = ()) -> History:
    """Every version of every key in the folder, by register, in the order of the manifest.

    refused    names of files that were not accepted and so say nothing
    """
    history: History = {register: {} for register in TITLES}
    with (folder / "manifest.csv").open(encoding="utf-8-sig", newline="") as lines:
        listed = [entry for entry in csv.DictReader(lines) if entry["file"] not in refused]
    # No figure is counted from the other registers.
    for batch, entry in enumerate(entry for entry in listed if entry["register"] in TITLES):
        assert entry["mode"] in ("upsert", "withdraw"), f"{entry['file']}: {entry['mode']} is not read here"
        received_on = date.fromisoformat(entry["on"])
        for number, row in enumerate(_rows(folder / entry["file"], entry["register"])):
            row |= {"order": (batch, number), "withdrawn": entry["mode"] == "withdraw"}
            row["about"] = _about(entry["register"], row, received_on)
            key = tuple(row[name] for name in KEYS[entry["register"]])
            history[entry["register"]].setdefault(key, []).append(row)
    return history


def winning_rows(history: History, on: date) -> dict[str, list[Row]]:
    """Every register as it stands about `on`, everything in the manifest being known."""
    winning = {
        register: [row for versions in keys.values() if (row := _winner(register, versions, on)) is not None]
        for register, keys in history.items()
    }
    return winning | {register: [] for register in NOT_FILED}


def _about(register: str, row: Row, received_on: date) -> date:
    """The day an event was, or from which a state holds: by default the day of acceptance."""
    told = row[ABOUT[register]]
    return (told or received_on) if register in STATES else told


def _winner(register: str, versions: list[Row], on: date) -> Row | None:
    """A state: of the versions that hold by then the newest day, then order. An event: its newest version alone."""
    if register in STATES:
        holding = [row for row in versions if row["about"] <= on]
        newest = max(holding, key=lambda row: (row["about"], row["order"]), default=None)
    else:
        newest = max(versions, key=lambda row: row["order"])
        if newest["about"] > on:
            return None
    return None if newest is None or newest["withdrawn"] else newest


def _rows(path: Path, register: str) -> Iterator[Row]:
    lines = _csv_lines(path) if path.suffix == ".csv" else _workbook_lines(path)
    heading = [str(cell).strip() for cell in next(lines)]
    wanted = {TITLES[register][title]: place for place, title in enumerate(heading) if title in TITLES[register]}
    for line in lines:
        if any(cell not in (None, "") for cell in line):
            yield {
                name: _value(register, name, line[wanted[name]] if name in wanted else None)
                for name in TITLES[register].values()
            }


def _csv_lines(path: Path) -> Iterator[list[Any]]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        yield from csv.reader(text)


def _workbook_lines(path: Path) -> Iterator[list[Any]]:
    book = openpyxl.load_workbook(path, read_only=True)
    for line in book.worksheets[0].iter_rows(values_only=True):
        yield list(line)
    book.close()


def _value(register: str, name: str, cell: Any) -> Any:
    text = str(cell).strip() if cell is not None else ""
    if name in ("site_no", "spell"):
        return int(float(text)) if text else 1
    if not text:
        return None
    if name.endswith(("_on", "_from", "_until")) or name in ("correct_by", "since"):
        return cell.date() if isinstance(cell, datetime) else date.fromisoformat(text[:10])
    if name in BOOLEANS:
        return text == "是"
    if name in NUMBERS:
        return int(float(text))
    if name in ("hours", "free_silica_percent"):
        return float(text)
    if name.endswith("division"):
        return _unpadded(text)
    labels = CODES.get(register, {}).get(name, {})
    if name in LISTS:
        return [labels.get(one, one) for one in text.split("、")]
    return labels.get(text, text)


def _unpadded(code: str) -> str:
    for width, zeros in ((9, "000"), (6, "000"), (4, "00")):
        if len(code) > width and code[width:] == zeros:
            code = code[:width]
    return code
