"""One run over all places, divided: each area reads its own leads, and no name from anywhere else."""

import random

import pytest

from qingchen.values.region import Area
from qingchen.verification.catalogue import checks
from qingchen.verification.run import CheckRun, check_run
from qingchen.verification.told_within import over_several, told_within
from tests.spec.check_tables import world_of

TONGHUA, CHANGCHUN, BAISHAN, CHANGBAISHAN = (
    Area(("2205",), ("220581",)),
    Area(("2201",), ("220184",)),
    Area(("2206",), ("220621120",)),
    Area(("220621120",)),
)
OWN = {"通化": (TONGHUA, "220502101"), "长春": (CHANGCHUN, "220182101")}
Row = dict[str, object]


def employer(code: str, where: str, **more: object) -> Row:
    held = {"uscc": code, "name": f"{code}矿", "division": where, "workers": 50, "workers_dust_exposed": 20}
    return held | {"production_status": "operating", "_batch": 2, "_about": "2020-07-18"} | more


def _measured(report: str, code: str, values: list[float], on: str) -> list[Row]:
    return [
        {"report_no": report, "sample_no": f"{n:02d}", "uscc": code, "sampled_on": on, "concentration_mg_m3": value}
        | {"provider_no": "测一", "provider_name": "测一公司"}
        for n, value in enumerate(values)
    ]


def _examined(person: str, code: str, on: str, **more: object) -> Row:
    said = {"institution_no": "检一", "institution_name": "检一医院", "examination_type": "periodic"}
    return {"person_key": person, "uscc": code, "examined_on": on, "reported_on": on} | said | more


@pytest.fixture(scope="module")
def run() -> CheckRun:
    """Every fault that two employers, two trainings or two places of different units can have in common."""
    made = random.Random(5)
    employers = [employer("通甲", "220502101"), employer("长甲", "220182101"), employer("通乙", "220503101")]
    employers += [employer(f"抚{n}", "220621120", in_scope=False) for n in range(2)]
    employers += [employer(f"松{n}", "220621101", in_scope=False) for n in range(2)]
    early = {"in_scope": True, "_batch": 1, "_about": "2020-06-01"}
    before = [row | early for row in employers if row.get("in_scope") is False]
    values = [1.234, 0.871, 2.315, 3.456]
    measured = _measured("通甲报告", "通甲", values, "2020-03-02") + _measured("长甲报告", "长甲", values, "2020-04-02")
    for number in range(60):
        site = ("通甲", "长甲")[number % 2]
        measured += _measured(f"R{number}", site, [made.choice([5.121, 6.132]) for _ in range(2)], "2020-02-02")
    examined = [_examined(f"通{n}", "通甲", "2020-03-02", film_no="F1") for n in range(11)]
    examined += [_examined(f"长{n}", "长甲", "2020-03-02", film_no="F1") for n in range(11)]
    training = {"trained_from": "2020-05-06", "trained_until": "2020-05-06", "mode": "in_person"}
    trainings: list[Row] = [
        training | {"training_no": f"{code}训练", "person_key": person, "uscc": code, "organiser": f"{code}培训站"}
        for person, code in (("甲", "通甲"), ("甲", "长甲"), ("乙", "通甲"), ("丙", "长甲"))
    ]
    for number, row in enumerate(trainings):
        row["signature_digest"] = "同一签字" if row["person_key"] in "乙丙" else f"签字{number}"
    patients = [
        {"case_id": f"{n}", "phone_key": "p", "reporting_division": where, "resident_division": where}
        for n, where in enumerate(["220502", "220502", "220182", "220182"])
    ]
    files: list[Row] = [
        {"evidence_id": f"{where}{n}", "purpose": "self_check", "inspectee_code": where, "division": where}
        | {"media_type": "image/jpeg", "file_digest": digest, "picture_digest": picture, "round_code": "jl-1"}
        for where in ("220502", "220182")
        for n, (digest, picture) in enumerate([("lent", None), (f"own{where}", "00ff" * 16)])
    ]
    claims: list[Row] = [
        {"inspectee_code": f"22{n:04d}", "division": f"22{n:04d}", "inspectee_kind": "county"}
        | {"indicator": "declaration_rate", "numerator": 95, "denominator": 100, "item_code": "X"}
        for n in range(12)
    ]
    world = {
        "employers": employers, "employers@earlier": before, "dust_measurements": measured, "trainings": trainings,
        "health_examinations": examined, "patients": patients, "evidence_files": files, "claims": claims,
        "institutions": [{"institution_no": "检一", "institution_name": "检一医院", "division": "220182"}
                         | {"capacity_a_day": 5, "scopes": "chemical", "filed_on": "2015-01-01"}],
    }  # fmt: skip
    return check_run(world_of("2020-07-31", world))


JOINED = {
    "measurements_copied_between_employers", "film_used_for_two_people", "trained_at_two_places",
    "signature_used_for_two_people", "phone_shared_by_many_patients", "evidence_file_shared", "evidence_photo_reused",
    "examined_by_unfiled_institution", "examined_beyond_capacity", "reported_on_the_day_of_examination",
    "last_digits_uneven",
}  # fmt: skip


def test_the_world_here_joins_two_units_in_every_way_that_a_check_can(run):
    assert {flag.check for flag in over_several(run, [area for area, _ in OWN.values()]).flags} >= JOINED


@pytest.mark.parametrize(("own", "other"), [("通化", "长春"), ("长春", "通化")])
def test_no_unit_reads_an_employer_or_a_place_of_another(run, own, other):
    area, _ = OWN[own]
    told = told_within(run, area).flags
    assert JOINED - {flag.check for flag in told} <= {"measurements_copied_between_employers"}
    hidden = {"通化": ("通甲", "通乙", "东昌"), "长春": ("长甲", "榆树")}[other]
    for flag in told:
        assert not any(name in flag.subject + flag.sentence for name in hidden), flag
        assert flag.division is None or flag.division in area, flag


def test_a_copied_report_is_told_where_the_copy_lies_without_the_name_of_the_first(run):
    (flag,) = [one for one in told_within(run, CHANGCHUN).flags if one.check == "measurements_copied_between_employers"]
    assert (flag.subject, flag.sentence) == (
        "长甲矿",
        "检测报告 长甲报告 的 4 个浓度与其他检查对象的一家单位的报告逐个相同。",
    )
    assert "通甲" in next(one for one in run.flags if one.check == flag.check).sentence, "whoever sees both reads it"


def test_a_county_divided_between_two_units_names_no_employer_to_either(run):
    for area in (BAISHAN, CHANGBAISHAN):
        (flag,) = [one for one in told_within(run, area).flags if one.check == "scope_shrunk"]
        assert not any(name in flag.sentence for name in ("抚0", "抚1", "松0", "松1"))


def test_a_lead_that_means_others_too_can_be_kept_back(run):
    alone = told_within(run, TONGHUA, alone=True).flags
    assert JOINED.isdisjoint({flag.check for flag in alone})


def test_a_lead_over_all_places_is_told_to_no_single_one_and_counts_as_looked_at(run):
    assert {one.check for one in run.flags if not one.division} >= {"claimed_numerator_just_enough"}
    told = told_within(run, TONGHUA)
    assert not any(flag.check.startswith("claim") for flag in told.flags)
    assert {one.check for one in told.not_looked}.isdisjoint({"claims_bunch_at_target"})


def test_an_employer_that_nobody_registered_may_be_another_unit_s_and_is_not_named():
    values = [1.234, 0.871, 2.315, 3.456]
    measured = _measured("无名报告", "无名", values, "2020-03-02") + _measured("通甲报告", "通甲", values, "2020-04-02")
    for number in range(60):
        measured += _measured(f"R{number}", "通甲", [5.001 + number / 1000, 6.001 + number / 1000], "2020-02-02")
    training = {"trained_from": "2020-05-06", "trained_until": "2020-05-06", "mode": "in_person", "person_key": "甲"}
    trainings = [training | {"training_no": f"{n}训练", "uscc": n, "organiser": f"{n}站"} for n in ("无名", "通甲")]
    world = {"employers": [employer("通甲", "220502101")], "dust_measurements": measured, "trainings": trainings}
    wanted = [checks()[name] for name in ("measurements_copied_between_employers", "trained_at_two_places")]
    run = check_run(world_of("2020-07-31", world), wanted)
    told = told_within(run, TONGHUA).flags
    assert [one.check for one in told][:1] == ["measurements_copied_between_employers"]
    assert not any("无名" in one.subject + one.sentence for one in told)


def test_what_lies_in_one_unit_only_reads_as_a_run_over_that_unit_alone_would_have_it():
    faulty = [
        {"uscc": code, "receipt_no": code, "declared_on": "2020-03-18", "dust": False, "declaration_type": "initial"}
        for code in ("通甲", "长甲")
    ]
    homes = {code: employer(code, where) for code, where in (("通甲", "220502101"), ("长甲", "220182101"))}
    one_check = [checks()["declaration_without_dust"]]
    both = check_run(
        world_of("2020-07-31", {"employers": list(homes.values()), "hazard_declarations": faulty}), one_check
    )
    alone = check_run(
        world_of("2020-07-31", {"employers": [homes["通甲"]], "hazard_declarations": faulty[:1]}), one_check
    )
    assert told_within(both, TONGHUA).flags == alone.flags
