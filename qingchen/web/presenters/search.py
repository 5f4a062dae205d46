"""What was found, as groups of rows: masked, with the employer, the place and where each row came from."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse

from qingchen.registers.catalogue import register_named
from qingchen.registers.file_ids import FileIds, file_ids
from qingchen.registers.masked_rows import masked
from qingchen.registers.person_search import Found
from qingchen.registers.reader import PLACE, ScopedReader
from qingchen.registers.register import Register
from qingchen.standards import divisions
from qingchen.values.region import Area
from qingchen.web.presenters.persons import masked_fields
from qingchen.web.presenters.register_rows import facts

BY = {
    "uscc": "统一社会信用代码",
    "employer_name": "单位名称",
    "person_key": "证件号码",
    "phone_key": "电话",
    "name_key": "姓名",
    "pinyin_key": "同音或拼音",
    "number": "掩码证件号码",
    "phone": "掩码电话",
    "name": "姓名片段",
}


def counties(area: Area, on: date) -> list[tuple[str, str]]:
    """(code, name with its prefecture) of every county that the area touches."""
    codes_of = {
        county
        for code in area.includes
        for county in (
            [division.code for division in divisions.counties(code, on)]
            if len(code) < 6
            else [divisions.county_of(code)]
        )
        if county and (county in area or len(code) > 6)
    }
    return [(code, divisions.full_name_of(code, on)) for code in sorted(codes_of)]


def groups(reader: ScopedReader, found: Iterable[Found]) -> list[dict[str, Any]]:
    """`{"title", "by", "count", "more", "employers", "rows"}` in the order found."""
    ids, names = file_ids(), _EmployerNames(reader)
    return [_group(reader, one, ids, names) for one in found]


class _EmployerNames:
    """Names of employer sites within the area, each looked up once."""

    def __init__(self, reader: ScopedReader) -> None:
        self._reader = reader
        self._known: dict[str, dict[int, str]] = {}

    def of(self, uscc: str, site_no: int) -> str | None:
        if uscc not in self._known:
            sites = self._reader.matching("employers", "uscc", uscc).iter_rows(named=True)
            self._known[uscc] = {site["site_no"]: site["name"] for site in sites}
        return self._known[uscc].get(site_no)


def _group(reader: ScopedReader, found: Found, ids: FileIds, names: _EmployerNames) -> dict[str, Any]:
    register = register_named(found.register)
    shown = masked(found.register, found.rows)
    rows = []
    for row in found.rows.iter_rows(named=True):
        one = (row["_batch"], row["_row"])
        rows.append(
            {
                "masked": masked_fields(register, shown[one]),
                "facts": facts(register, row, register.headline),
                "place": _place(row.get(register.division or PLACE)),
                "source": reader.source(row["_batch"], row["_sheet"], row["_line"]).text,
                "about": row["_about"],
                "reveal": ids.row(found.register, *one) if any(shown[one].values()) else "",
                **_subject(register, row, ids, names),
            }
        )
    return {
        "title": register.title,
        "by": BY[found.by],
        "count": found.count,
        "more": found.count - found.rows.height,
        "employers": found.register == "employers",
        "rows": rows,
    }


def _subject(register: Register, row: Mapping[str, Any], ids: FileIds, names: _EmployerNames) -> dict[str, str]:
    """The employer's name and code with the address of its file, and the address of a patient's file."""
    said = {"name": "", "uscc": row.get("uscc") or "", "href": "", "patient_href": ""}
    if register.name == "patients" and row.get("case_id"):
        said["patient_href"] = _address("patient_file", ids.patient(row["case_id"]))
    if said["uscc"]:
        site_no = row.get("site_no") or 1
        known = row["name"] if register.name == "employers" else names.of(said["uscc"], site_no)
        said["name"] = known or row.get("employer_name") or ""
        said["href"] = _address("employer_file", ids.employer(said["uscc"], site_no)) if known else ""
    return said


def _address(page: str, token: str) -> str:
    """Empty while there is no such page."""
    try:
        return reverse(page, args=[token])
    except NoReverseMatch:
        return ""


def _place(division: str | None) -> str:
    return divisions.name_of(divisions.county_of(division) or division) if division else ""
