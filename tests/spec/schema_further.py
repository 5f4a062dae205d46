"""As `schema`, for the registers beside those of T1–T4. A column: name, kind, and after `=` what need not be said."""

from typing import Any

_TEXT = {
    "patients": """case_id:string person_key:string phone_key:string=电话 resident_division:string=220182101001
        reporting_division:string=220182 stage:string=stage_1 first_diagnosed_on:date=2010-05-06
        case_class:string=occupational benefit_class:string=insured employer_payment_proof:string
        identity_missing_reason:string registered_poor:boolean serious_illness_treated:boolean treated_on:date
        alive:boolean=yes died_on:date file_established:boolean not_counted_reason:string""",
    "follow_ups": "case_id:string visited_on:date result:string=alive lost_reason:string",
    "medical_aid_matches": "person_key:string scheme:string status:string=receiving treated_on:date",
    "injury_insurance_matches": """person_key:string uscc:string=A site_no:int64 status:string=paid
        matched_on:date=2020-07-31 insured_from:date paid_until:date""",
    "enforcement_cases": """uscc:string=A site_no:int64 agency_division:string=220182 inspected_on:date
        document_no:string=文书 project_code:string measures:list=none decided_on:date correct_by:date rechecked_on:date
        recheck_result:string""",
    "construction_projects": """project_code:string project_name:string=项目 uscc:string site_no:int64
        division:string=220182 key_industry:string=non_coal_mine approved_on:date stage:string=design
        pre_evaluated_on:date designed_on:date control_evaluated_on:date accepted_on:date""",
    "staff": """person_key:string organisation_uscc:string=机构 organisation_name:string=示例机构
        organisation_kind:string=supervision division:string=220182 department:string post:string=enforcement_officer
        duty:string=full_time title:string since:date left_on:date""",
    "co_supervisors": """person_key:string division:string=220182101 appointed_on:date=2019-09-01 ended_on:date
        full_time:boolean rounds_this_year:int64 reports_this_year:int64 trained_on:date""",
    "institutions": """institution_no:string institution_name:string=示例机构 institution_kind:string=diagnosis
        division:string=2201 filed_on:date=2019-05-10 valid_until:date scopes:list=dust status:string=active
        department:string accepted_cases:int64 closed_cases:int64 overdue_cases:int64 organisation_uscc:string""",
    "equipment": """organisation_uscc:string item:string quantity:int64=1 calibration_due_on:date
        state:string=in_use""",
    "experts": "expert_no:string division:string=2201 entered_on:date left_on:date draws_this_year:int64",
    "documents": "ledger_no:string document_kind:string=responsibility_letter division:string=220182 issued_on:date",
    "governance_actions": """uscc:string=A site_no:int64 found_on:date action:string=renovation done_on:date
        acceptance:string""",
    "rehabilitation_stations": "station_no:string station_kind:string=station division:string state:string=running",
    "legal_aid_cases": "legal_aid_no:string division:string=220182 accepted_on:date closed_on:date",
    "dust_control_facilities": """facility_no:string uscc:string=A site_no:int64 work_position:string installed_on:date
        state:string=working""",
    "external_list_entries": """list_kind:string=discharge_permit entry_no:string entry_name:string=示例单位 uscc:string
        division:string=220182 match_result:string matched_uscc:string""",
    "recounts": """draw_code:string=1 attribute:string reported_number:float64=1 subject:string
        division:string=220182 result:string=agrees
        recounted_on:date=2020-07-20""",
    "answers": """inspectee_kind:string=employer inspectee_code:string=A-1 item_code:string numerator:int64
        denominator:int64 value_text:string verdict:string submitted_on:date=2020-07-20""",
}


def _columns(text: str) -> dict[str, tuple[str, Any]]:
    found = {}
    for word in text.split():
        name, kind = word.partition("=")[0].split(":")
        found[name] = (kind, word.partition("=")[2] or None)
    return found


FURTHER = {register: _columns(text) for register, text in _TEXT.items()}
