"""The file page of an employer site."""

from typing import Any

import polars as pl

from qingchen.registers.catalogue import register_named
from qingchen.registers.file_ids import FileIds
from qingchen.registers.files.against_limits import Judged
from qingchen.registers.files.employer_file import EmployerFile, registers_of_employers
from qingchen.registers.masked_rows import masked
from qingchen.registers.reader import ScopedReader
from qingchen.web.presenters.figures import thousands
from qingchen.web.presenters.persons import masked_fields
from qingchen.web.presenters.register_rows import facts, history_of, in_ledger, section, words

_EMPLOYERS = register_named("employers")
_TAGS = ("key_industry", "size", "production_status", "hazard_class")
_OWN_CARD = ("employers", "dust_measurements")
_ORDER = (
    "exposed_workers",
    "health_examinations",
    "hazard_declarations",
    "trainings",
    "dust_control_facilities",
    "construction_projects",
    "enforcement_cases",
    "governance_actions",
    "injury_insurance_matches",
    "patients",
)
"""As a reader asks: the workers and what was done for them, the workplace, what the authorities did, who fell ill."""
_IN_HEAD = {"uscc", "site_no", "name", "in_scope", "exclusion_reason", *_TAGS}


def name_of(file: EmployerFile) -> str:
    """The name in the register of employers, else the one that another register writes beside the code."""
    if file.site:
        return str(file.site["name"])
    for rows in file.rows.values():
        for column in ("employer_name", "name_written", "entry_name"):
            if column in rows.columns and (known := rows[column].drop_nulls()).len():
                return str(known[0])
    return file.uscc


def tags(file: EmployerFile) -> list[str]:
    if not file.site:
        return []
    return [told for name in _TAGS if (told := words(_EMPLOYERS.by_name[name], file.site[name]))]


def scope(file: EmployerFile) -> dict[str, str] | None:
    """Whether the site counts: None where nobody registered it."""
    if not file.site:
        return None
    if file.site["in_scope"]:
        return {"tag": "tag-good", "said": "纳入治理范围"}
    reason = words(_EMPLOYERS.by_name["exclusion_reason"], file.site["exclusion_reason"])
    return {"tag": "tag-amber", "said": f"不纳入：{reason or '未写原因'}"}


def registered(reader: ScopedReader, ids: FileIds, file: EmployerFile) -> dict[str, Any] | None:
    """What the register of employers says, with what is sealed masked."""
    if not file.site:
        return None
    site = file.site
    frame = pl.DataFrame({"_batch": [site["_batch"]], "_row": [site["_row"]]})
    hidden = masked_fields(_EMPLOYERS, masked("employers", frame)[site["_batch"], site["_row"]])
    names = [one.name for one in _EMPLOYERS.columns if not one.sensitive and one.name not in _IN_HEAD]
    return {
        "facts": facts(_EMPLOYERS, site, names),
        "hidden": hidden,
        "token": ids.row("employers", site["_batch"], site["_row"]),
        "batch": site["_batch"],
        "history": history_of(ids, "employers", site["_batch"], site["_row"]),
        "source": reader.source(site["_batch"], site["_sheet"], site["_line"]).text,
    }


def tallies(file: EmployerFile, measurements: list[Judged]) -> list[dict[str, Any]]:
    """`{"title", "value", "unit", "said", "bad"}` of what is asked first."""
    workers, declarations = file.of("exposed_workers"), file.of("hazard_declarations")
    cases = file.of("enforcement_cases")
    in_post = 0 if workers is None else workers.filter(pl.col("status") == "in_post").height
    said = file.site and file.site["workers_dust_exposed"]
    latest = measurements[0].row["sampled_on"] if measurements else None
    of_latest = [one for one in measurements if one.row["sampled_on"] == latest]
    over = sum(1 for one in of_latest if one.over)
    fines = 0 if cases is None else sum(cases["fine_yuan"].drop_nulls())
    return [
        {
            "title": "在岗接尘劳动者（台账）",
            "value": thousands(in_post),
            "unit": "人",
            "said": "单位台账未写接尘人数" if said is None else f"单位台账写 {thousands(said)} 人",
            "bad": said is not None and said != in_post,
        },
        {
            "title": "最近申报",
            "value": "无" if declarations is None else declarations["declared_on"][0].isoformat(),
            "unit": "",
            "said": "没有申报记录" if declarations is None else f"共 {declarations.height} 次",
            "bad": declarations is None,
        },
        {
            "title": "最近一次检测",
            "value": "无" if latest is None else latest.isoformat(),
            "unit": "",
            "said": "没有检测记录" if latest is None else f"{len(of_latest)} 个样品，超限 {over} 个",
            "bad": latest is None or over > 0,
        },
        {
            "title": "监督检查",
            "value": thousands(0 if cases is None else cases.height),
            "unit": "次",
            "said": f"罚款合计 {thousands(int(fines))} 元" if fines else "没有罚款记录",
            "bad": False,
        },
    ]


def sections(reader: ScopedReader, ids: FileIds, file: EmployerFile) -> list[dict[str, Any]]:
    """Every other register of the site in _ORDER, those that it does not name behind."""
    rest = [one.name for one in registers_of_employers() if one.name not in (*_OWN_CARD, *_ORDER)]
    order = [*_ORDER, *rest]
    return [
        section(reader, ids, name, file.rows[name], whole=in_ledger(reader, name, file.uscc))
        for name in order
        if name in file.rows
    ]


def other_sites(ids: FileIds, file: EmployerFile) -> list[tuple[str, str]]:
    """(words, token) of the employer's other sites."""
    return [(f"场所 {number} {name}", ids.employer(file.uscc, number)) for number, name in file.other_sites]


def empty_registers(file: EmployerFile) -> list[str]:
    """Titles of the registers of employers that say nothing of this site: nothing found is told, too."""
    return [one.title for one in registers_of_employers() if one.name != "employers" and one.name not in file.rows]
