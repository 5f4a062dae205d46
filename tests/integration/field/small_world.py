"""A small world whose files are all about team 2 (辽源市 and 通化市): what one team's round needs, and no more."""

import csv
from pathlib import Path

from qingchen.sample import generate
from qingchen.sample.places import EMPLOYERS
from tests.builders import CAMPAIGN

UNITS = ("liaoyuan", "tonghua")


def make(folder: Path) -> Path:
    """Generate the sample with few employers and keep team 2's lines of the manifest and of the draws."""
    whole = EMPLOYERS["demo"]
    EMPLOYERS["demo"] = 450
    try:
        generate("demo", 7, folder, campaign=CAMPAIGN)
    finally:
        EMPLOYERS["demo"] = whole
    senders = {f"officer_{unit}" for unit in UNITS}
    _keep(folder / "registers" / "manifest.csv", "sender", senders)
    _keep(folder / "answers" / "draws.csv", "unit", set(UNITS))
    for name in ("duties", "filings", "comprehensive", "records", "opinions", "notes"):
        _keep(folder / "answers" / f"{name}.csv", "inspectee", {*UNITS, "2204", "2205"})
    for path in folder.glob("answers/*/*.xlsx"):
        if path.stem not in UNITS and path.stem[:4] not in ("2204", "2205") and not path.stem.startswith("91"):
            path.unlink()
    return folder


def _keep(path: Path, column: str, wanted: set[str]) -> None:
    """Keep the lines that name one of `wanted`, a county of it, or an employer."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        heading, rows = (
            reader.fieldnames or [],
            [row for row in reader if row[column] in wanted or _below(row[column], wanted)],
        )
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, heading)
        writer.writeheader()
        writer.writerows(rows)


def _below(code: str, wanted: set[str]) -> bool:
    return code[:4] in wanted or code.startswith("91")
