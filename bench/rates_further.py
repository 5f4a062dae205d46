"""The registers that `sample.nation` has no ledgers of, drawn column by column for the sites of its employers.

Every cell comes from a hash of the row's number: a code of the column's list, a day of the last years, a small number.
Nothing of it is likely, all of it is counted: what these registers are for is that every indicator has rows to read.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.unbound import columns_read
from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import analytic_schema
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.standards.codes import code_list

ROWS_A_HUNDRED_SITES: Mapping[str, int] = {
    "construction_projects": 10,
    "institutions": 2,
    "staff": 6,
    "follow_ups": 200,
    "medical_aid_matches": 200,
    "governance_actions": 40,
    "co_supervisors": 8,
    "enforcement_cases": 60,
    "answers": 30,
    "equipment": 10,
    "recounts": 5,
    "experts": 1,
    "dust_control_facilities": 200,
    "injury_insurance_matches": 300,
    "legal_aid_cases": 2,
    "external_list_entries": 20,
    "rehabilitation_stations": 5,
    "documents": 2,
}
_TODAY = "DATE '2020-12-20'"
_COUNTY = "left(division, 6)"
_ITEMS = "['AF1-01', 'AF1-02', 'AF1-03', 'AF1-05', 'AF2-01', 'AF2-02', 'AF2-03', 'AF4-01', 'AF4-02', 'AF6-04']"
_RATES = "['health_examination_rate', 'declaration_rate', 'periodic_monitoring_rate', 'manager_training_rate']"
_SAID: Mapping[str, str] = {
    "answers.inspectee_kind": "'employer'",
    "answers.inspectee_code": "uscc || '-' || site_no",
    "answers.item_code": f"{_ITEMS}[1 + i % 10]",
    "answers.value_text": "['是', '否', NULL][1 + i // 10 % 3]",
    "answers.numerator": "i % 7",
    "answers.denominator": "6 + i % 7",
    "answers.round_code": "'round' || i // 10",
    "co_supervisors.division": "left(division, 9)",
    "construction_projects.project_code": "'项目' || i",
    "documents.division": _COUNTY,
    "enforcement_cases.agency_division": _COUNTY,
    "enforcement_cases.project_code": "CASE WHEN i % 20 = 0 THEN '项目' || i // 8 END",
    "equipment.organisation_uscc": "'机构' || i // 6",
    "follow_ups.case_id": "case_id",
    "injury_insurance_matches.person_key": "'1.' || md5('w' || i)",
    "institutions.division": _COUNTY,
    "institutions.organisation_uscc": "'机构' || i",
    "medical_aid_matches.person_key": "coalesce(patient_key, '1.' || md5('p' || i))",
    "recounts.attribute": f"{_RATES}[1 + i % 4]",
    "recounts.reported_number": "(i % 3)::DOUBLE",
    "recounts.subject": "'对象' || i // 4",
    "answers.verdict": "['met', 'met', 'not_met'][1 + i // 10 % 3]",
    "staff.division": _COUNTY,
    "staff.organisation_uscc": "'机构' || i // 6",
}


def further_registers(sites: int, cases: int) -> Iterator[tuple[Register, str]]:
    """Each register and the query of its first filings, over tables `sites` and `cases` of so many rows.

    sites    `place` from 0, `uscc, site_no, division`
    cases    `place` from 0, `case_id, patient_key`
    """
    reads = columns_read(indicators().values())
    for name, share in ROWS_A_HUNDRED_SITES.items():
        register = register_named(name)
        wanted = {*reads[name], *register.key, register.about} & set(analytic_schema(register))
        cells = ", ".join(f"{_cell(register, column)} AS {column}" for column in sorted(wanted))
        rows = max(sites * share // 100, 200)
        yield (
            register,
            f"""SELECT {cells}, i AS number FROM range({rows}) AS numbers(i)
            JOIN sites ON sites.place = {"i // 10" if name == "answers" else "i"} % {sites}
            LEFT JOIN cases ON cases.place = i % {cases}""",
        )


def _cell(register: Register, name: str) -> str:
    if said := _SAID.get(f"{register.name}.{name}"):
        return said
    if name in ("uscc", "site_no", "division"):
        return name
    drawn = f"hash('{register.name}.{name}' || i)"
    column = next((one for one in register.columns if one.name == name), None)
    if column is None:
        return f"'1.' || md5('{register.name}' || i)"
    told = _told(column, drawn)
    must = column.required or name in register.key or name == register.about
    return told if must else f"CASE WHEN {drawn} % 5 > 0 THEN {told} END"


def _told(column: Column, drawn: str) -> str:
    if column.codes:
        codes = [entry.code for entry in code_list(column.codes).entries]
        listed = f"[{', '.join(repr(code) for code in codes)}]"
        one = f"{listed}[1 + ({drawn} // 7 % {len(codes)})::INT]"
        return f"list_distinct([{one}, {listed}[1 + ({drawn} // 977 % {len(codes)})::INT]])" if _many(column) else one
    kinds: Mapping[ColumnType, str] = {
        ColumnType.DATE: f"{_TODAY} - ({drawn} // 7 % 900)::INT",
        ColumnType.INTEGER: f"({drawn} // 7 % 20)::BIGINT",
        ColumnType.DECIMAL: f"({drawn} // 7 % 20)::DOUBLE",
        ColumnType.BOOLEAN: f"{drawn} // 7 % 2 = 0",
        ColumnType.DIVISION: "division",
        ColumnType.EMPLOYER_CODE: "uscc",
    }
    return kinds.get(column.type, f"'{column.name}' || i")


def _many(column: Column) -> bool:
    return cast(ColumnType, column.type) is ColumnType.CODES
