"""A campaign folder: what it says, and every fault of it at once."""

import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.indicators.catalogue import indicators
from qingchen.inspection.campaign import check, load
from qingchen.inspection.targets import campaign_targets
from qingchen.problems import Problem
from qingchen.standards.division_table import township_table, upper_table, village_table
from qingchen.values.actor import Role
from qingchen.values.region import EVERYWHERE, NOWHERE

JILIN = Path(__file__).parents[3] / "campaigns" / "jilin-2020"
ON = date(2020, 7, 21)
INDICATORS = set(indicators())
PLACES = [c for c in (*upper_table(), *township_table("22"), *village_table("22")) if c[:2] == "22" and len(c) >= 6]


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(JILIN, tmp_path / "jilin-2020"))


@pytest.fixture(scope="module")
def campaign():
    return load(JILIN)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_folder_of_jilin_has_no_fault():
    assert check(JILIN, INDICATORS) == []


def test_the_round_is_that_of_the_notice(campaign):
    plan = campaign.round
    assert (plan.number, plan.document_no, plan.issued_on) == (1, "吉尘防办发〔2020〕2号", date(2020, 7, 15))
    assert (plan.window_from, plan.window_until) == (date(2020, 7, 21), date(2020, 7, 31))
    assert plan.report_due_on == date(2020, 7, 31)
    assert (len(plan.forms_of_inspection), len(plan.methods), len(plan.fields)) == (3, 5, 6)
    assert {code: len(form.items) for code, form in campaign.forms.items()} == {"form1": 91, "form2": 60}


def test_twelve_units_hold_the_sixty_counties_once_each(campaign):
    counted = {unit.code: len(unit.counties(ON)) for unit in campaign.units}
    assert counted == {
        "changchun": 10,
        "jilin": 9,
        "siping": 5,
        "liaoyuan": 4,
        "tonghua": 6,
        "baishan": 6,
        "songyuan": 5,
        "baicheng": 5,
        "yanbian": 8,
        "changbaishan": 0,
        "meihekou": 1,
        "gongzhuling": 1,
    }
    assert [unit.code for unit in campaign.units if not unit.divided(ON)] == [
        "changbaishan",
        "meihekou",
        "gongzhuling",
    ]


@given(place=st.sampled_from(PLACES))
def test_every_place_of_the_province_lies_in_one_unit_and_one_only(campaign, place):
    holders = [unit.code for unit in campaign.units if place in unit.area]
    assert len(holders) == 1


@pytest.mark.parametrize(
    ("division", "unit"),
    [
        ("220184101", "gongzhuling"),
        ("220381101", "gongzhuling"),
        ("220581001", "meihekou"),
        ("222426120", "changbaishan"),
        ("220621121001", "changbaishan"),
        ("222426102", "yanbian"),
        ("220621", "baishan"),
        ("220171001", "changchun"),
    ],
)
def test_units_are_not_the_administrative_tree(campaign, division, unit):
    assert campaign.unit_at(division).code == unit


def test_six_teams_inspect_as_the_notice_says(campaign):
    assert [(team.number, team.units) for team in campaign.teams] == [
        (1, ("changchun", "gongzhuling")),
        (2, ("liaoyuan", "tonghua")),
        (3, ("jilin", "yanbian")),
        (4, ("songyuan", "baicheng")),
        (5, ("baishan", "changbaishan")),
        (6, ("siping", "meihekou")),
    ]
    assert [team.leader.username for team in campaign.teams] == [f"leader_{number}" for number in range(1, 7)]
    assert campaign.team_of("yanbian").number == 3


def test_an_officer_sees_what_the_role_allows(campaign):
    areas = {officer.username: campaign.area_of(officer) for officer in campaign.officers}
    assert areas["province"] == EVERYWHERE
    assert areas["auditor"] == NOWHERE
    assert "220184101" in areas["officer_gongzhuling"]
    assert "220184101" not in areas["officer_changchun"]
    assert sum(officer.role is Role.PLACE for officer in campaign.officers) == 12


def test_a_letter_of_responsibility_goes_before_the_province_from_its_day_on(campaign):
    assert campaign.target("declaration_rate", "yanbian", ON).value == Fraction(96, 100)
    assert campaign.target("declaration_rate", "yanbian", date(2019, 12, 31)).value == Fraction(95, 100)
    assert campaign.target("declaration_rate", "jilin", ON).value == Fraction(95, 100)
    assert campaign.target("declaration_rate", "jilin", date(2019, 7, 10)) is None
    assert campaign.target("no_such_rate", "jilin", ON) is None


def test_what_the_folder_leaves_unsaid_is_the_provinces_target(campaign):
    targets = campaign_targets(campaign, ON)
    assert targets("declaration_rate", "yanbian") == Fraction(96, 100)
    assert targets("injury_insurance_rate", "yanbian") == Fraction(80, 100)
    assert targets("enforcement_coverage_rate", "jilin") == Fraction(95, 100)
    assert targets("required_cells_rate", "jilin") == Fraction(98, 100)
    assert targets("no_such_rate", "jilin") is None


def test_a_faulty_folder_is_not_loaded_and_the_problem_carries_every_fault(folder):
    change(folder / "units.csv", "2204,", "2299,")
    (folder / "officers.csv").unlink()
    with pytest.raises(Problem) as raised:
        load(folder)
    assert raised.value.code == "campaign.faulty"
    assert list(raised.value.lines) == [fault.text for fault in check(folder)]
    assert len(raised.value.lines) >= 3


def test_no_folder_is_one_fault(tmp_path):
    assert [fault.rule for fault in check(tmp_path / "nowhere")] == ["folder_missing"]


def test_an_empty_folder_names_every_missing_file(tmp_path):
    missing = {fault.source.file for fault in check(tmp_path) if fault.rule == "file_missing"}
    assert missing == {"campaign.yaml", "units.csv", "teams.yaml", "officers.csv", "targets.csv"}
