"""Writes a draft as a campaign folder, with what links it to the notice beside it."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from qingchen.inspection.notice.draft import CODES, COLUMNS, DAYS, HEAD_TITLES, Draft, Row, Span

_AT_TOP = ("code", "title", "province")
_NAMES = {"round_title": "title"}


def files_of(draft: Draft, template: Path) -> dict[str, bytes]:
    """Every file of the folder by name. `template` is the folder whose form tables are taken over."""
    forms = [row["form"] for row in draft.forms]
    made = {
        "campaign.yaml": _campaign(draft, forms),
        "teams.yaml": _teams(draft),
        "units.csv": _table("units", draft.units),
        "officers.csv": _table("officers", draft.officers),
        **_pool(draft),
        "targets.csv": _table("targets", draft.targets),
        "forms.csv": _table("forms", draft.forms),
        "tiles.csv": _tiles([row["code"] for row in draft.units]),
        "notice.txt": draft.text,
        "places.csv": _csv(("file", "item", "value", "line", "start", "end", "passage"), _places(draft)),
        "not_understood.csv": _csv(("rule", "line", "sentence"), _doubts(draft)),
    }
    files = {name: text.encode("utf-8") for name, text in made.items()}
    return files | {f"{form}.csv": (template / f"{form}.csv").read_bytes() for form in forms}


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Into a folder that is not there yet."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def folder_name(code: str) -> str:
    """The campaign's code where it can be a folder's name; what cannot is told as a fault by the check."""
    return code if re.fullmatch(r"\w[\w-]{0,59}", code) else "campaign"


def zipped(code: str, files: Mapping[str, bytes]) -> bytes:
    """The folder as .zip, the same bytes for the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(f"{folder_name(code)}/{name}"), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _campaign(draft: Draft, forms: list[str]) -> str:
    lines = [f"# 由“{draft.file}”读出的草稿。行号是 notice.txt 的；空着的请补填。"]
    lines += [_line(draft, name, "") for name in _AT_TOP]
    lines += [f"forms: [{', '.join(forms)}]", "", "round:"]
    lines += [_line(draft, name, "  ") for name in HEAD_TITLES if name not in _AT_TOP]
    return "\n".join(lines) + "\n"


def _line(draft: Draft, name: str, indent: str) -> str:
    value = draft.head[name]
    note = f"   # 原文第 {draft.line_of(value.place)} 行" if value.place else "" if value.text else "   # 待补填"
    return f"{indent}{_NAMES.get(name, name)}: {_written(name, value.text)}{note}".replace(":  ", ": ")


def _written(name: str, text: str) -> str:
    if name in CODES:
        return json.dumps([part for part in text.split("、") if part], ensure_ascii=False) if text else ""
    if name in DAYS and _is_day(text):
        return text
    if name in ("number", "employers_per_unit") and text.isascii() and text.isdigit():
        return text
    return json.dumps(text, ensure_ascii=False) if text else ""


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _teams(draft: Draft) -> str:
    lines = ["# duty：leader 组长、member 组员、liaison 联络员。", "teams:" if draft.teams else "teams: []"]
    for team in draft.teams:
        note = f"   # 原文第 {draft.line_of(team['place'])} 行" if team["place"] else ""
        number = team["number"] if team["number"].isascii() and team["number"].isdigit() else json.dumps(team["number"])
        lines += [f"  - number: {number}{note}", f"    units: {json.dumps(team['units'].split(), ensure_ascii=False)}"]
        lines.append("    members:" if team["members"] else "    members: []")
        for member in team["members"]:
            cells = ", ".join(f"{name}: {json.dumps(member[name], ensure_ascii=False)}" for name in COLUMNS["members"])
            lines.append(f"      - {{{cells}}}")
    return "\n".join(lines) + "\n"


def _pool(draft: Draft) -> dict[str, str]:
    """No file where nobody stands in it. Whom a team still has to name is told as a fault of the team."""
    seated = {member["username"] for team in draft.teams for member in team["members"]}
    rows = [row for row in draft.pool if row["name"] or row["username"] not in seated]
    return {"pool.csv": _table("pool", rows)} if rows else {}


def _table(name: str, rows: Iterable[Row]) -> str:
    return _csv(COLUMNS[name], ([row[column] for column in COLUMNS[name]] for row in rows))


def _csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def _tiles(codes: list[str]) -> str:
    """A plain grid, four a row, until somebody lays the map out."""
    return _csv(("unit", "row", "column"), ([code, i // 4 + 1, i % 4 + 1] for i, code in enumerate(codes)))


def _doubts(draft: Draft) -> Iterator[list[object]]:
    for doubt in draft.doubts:
        yield [doubt["rule"], draft.line_of(doubt["place"]) or "", doubt["sentence"]]


def _places(draft: Draft) -> Iterator[list[object]]:
    """Each value that the notice gave, with where."""
    for name, value in draft.head.items():
        for place in value.places:
            yield from _placed(draft, "campaign.yaml", HEAD_TITLES[name], value.text, place)
    for unit in draft.units:
        yield from _placed(draft, "units.csv", unit["code"], unit["name"], unit["place"])
    for team in draft.teams:
        yield from _placed(draft, "teams.yaml", f"第{team['number']}组", team["units"], team["place"])
        for member in team["members"]:
            said = " ".join(filter(None, (member["name"], member["agency"] + member["post"])))
            yield from _placed(draft, "teams.yaml", f"第{team['number']}组 {member['duty']}", said, member["place"])
    for form in draft.forms:
        yield from _placed(draft, "forms.csv", form["form"], form["title"], form["place"])


def _placed(draft: Draft, file: str, item: str, value: str, place: Span) -> Iterator[list[object]]:
    if place:
        passage = " ".join(draft.text[place[0] : place[1]].split())
        yield [file, item, value, draft.line_of(place), place[0], place[1], passage]
