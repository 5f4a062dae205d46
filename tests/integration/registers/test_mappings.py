"""A mapping confirmed once is remembered; a profile of the province serves all counties; neither is ever changed."""

from pathlib import Path

import pytest

from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers.actions import (
    check,
    confirm_mapping,
    load_profile,
    mapping_named,
    receive,
    recognised,
    retire_mapping,
    use_mapping,
)
from qingchen.registers.models import KeptMapping
from qingchen.registers.store import mappings_for
from qingchen.values.actor import Actor, Role
from qingchen.values.region import Area
from tests.fixtures.registers.mines_mapping import mines_mapping
from tests.fixtures.registers.mines_of_a_prefecture import HEADINGS
from tests.integration.registers.files import GONGZHULING, LISHU, PROVINCE, SIPING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
MINES = (Path(__file__).parents[2] / "fixtures/registers/mines_of_a_prefecture.csv").read_bytes()
COUNTY = Actor("officer_siping_2", "四平", Role.PLACE, Area(("2203",)))


def _sent(actor=COUNTY, region="2203"):
    return receive(actor, "employers", "矿.csv", MINES, region=region)


def test_a_confirmed_mapping_reads_the_file_and_is_recognised_the_next_time_for_this_sender_only():
    submission = _sent()
    assert recognised("employers", "2203", HEADINGS) is None
    kept = confirm_mapping(COUNTY, submission, mines_mapping(), HEADINGS, remember=True)
    result = check(COUNTY, submission)
    assert result.rows == 45
    assert {p.rule for p in result.problems} >= {"cells_shifted", "county_not_in_address", "outside_region"}
    assert recognised("employers", "2203", list(reversed(HEADINGS))) == kept
    assert recognised("employers", "2203", HEADINGS[1:]) is None
    assert recognised("employers", "220322", HEADINGS) is None
    assert recognised("trainings", "2203", HEADINGS) is None
    line = AuditLine.objects.get(act="confirm_mapping")
    assert (line.actor, line.public_id) == ("officer_siping_2", submission.public_id)


def test_a_mapping_for_this_file_alone_is_not_remembered_and_a_newer_one_goes_before_an_older():
    submission = _sent()
    confirm_mapping(COUNTY, submission, mines_mapping(), HEADINGS, remember=False)
    assert recognised("employers", "2203", HEADINGS) is None
    confirm_mapping(COUNTY, submission, mines_mapping(), HEADINGS, remember=True)
    newer = confirm_mapping(COUNTY, submission, mines_mapping(title="新"), HEADINGS, remember=True)
    assert recognised("employers", "2203", HEADINGS) == newer
    assert KeptMapping.objects.count() == 3


def test_a_profile_of_the_province_serves_every_county_that_sends_its_headings_and_no_other_province():
    kept = load_profile(PROVINCE, mines_mapping().to_yaml(), "22")
    assert recognised("employers", "220322", [*HEADINGS, "另一列"]) == kept
    assert recognised("employers", "220184,220381", HEADINGS) == kept
    assert recognised("employers", "21", HEADINGS) is None
    assert recognised("employers", "220322", HEADINGS[:5]) is None
    assert [one.public_id for one in mappings_for(LISHU)] == [kept.public_id]
    retire_mapping(PROVINCE, kept.public_id)
    assert recognised("employers", "220322", HEADINGS) is None
    assert mapping_named(kept.public_id) is not None, "files read by it are read by it again"


def test_only_the_province_loads_a_profile_and_faults_of_one_are_told_all_at_once():
    with pytest.raises(Problem) as refused:
        load_profile(SIPING, mines_mapping().to_yaml(), "2203")
    assert refused.value.code in ("account.not_permitted",)
    wrong = mines_mapping(
        columns={"name": "x", "nothing": "y", "size": {"from": "z", "values": {"a": "巨大"}}}, constants={}
    )
    with pytest.raises(Problem) as refused:
        load_profile(PROVINCE, wrong.to_yaml(), "22")
    assert refused.value.code == "register.bad_mapping"
    told = "\n".join(refused.value.lines)
    assert "nothing" in told
    assert "巨大" in told
    with pytest.raises(Problem):
        load_profile(PROVINCE, "just: text", "22")
    assert KeptMapping.objects.count() == 0


def test_nobody_confirms_for_another_place_nor_after_the_file_is_closed():
    submission = _sent()
    with pytest.raises(Problem) as refused:
        confirm_mapping(GONGZHULING, submission, mines_mapping(), HEADINGS, remember=True)
    assert refused.value.code == "thing.not_found"
    submission.state = "refused"
    submission.save()
    with pytest.raises(Problem) as refused:
        confirm_mapping(COUNTY, submission, mines_mapping(), HEADINGS, remember=True)
    assert refused.value.code == "submission.wrong_state"


def test_a_known_mapping_may_be_chosen_and_dropped_again():
    submission = _sent(PROVINCE, "22")
    use_mapping(PROVINCE, submission, "global_coal_mine_tracker")
    assert check(PROVINCE, submission).rows > 0
    use_mapping(PROVINCE, submission, "")
    assert "missing_column" in {problem.rule for problem in check(PROVINCE, submission).problems}
    with pytest.raises(Problem):
        use_mapping(PROVINCE, submission, "no_such_mapping")
