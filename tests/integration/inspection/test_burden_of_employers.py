"""An employer was visited too: its ledger counts what happened there, of a sealed visit once it is released."""

from datetime import datetime

import pytest

from qingchen import clock
from qingchen.inspection.actions.onsite import sign_record, void_record, write_record
from qingchen.inspection.actions.sheets import save_entries
from qingchen.inspection.burden.store import burden_for, burden_of, burden_of_all, places_for
from qingchen.inspection.filed import release_visits
from qingchen.inspection.models import Inspectee, Team
from qingchen.inspection.states import TeamState
from qingchen.inspection.store import form_of
from tests.builders import drawn_visits, filled, inspectee, opened_round, person
from tests.integration.sealed.sealed_world import put_employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
OFFICERS = "乙成员 执法证 吉0001\n丙成员 执法证 吉0002"
SEEN = {
    "subject": "示例厂",
    "principal": "子某",
    "place": "破碎车间",
    "began": "2020-07-28T09:00",
    "ended": "2020-07-28T11:30",
    "officers": OFFICERS,
    "recorder": "丙成员",
    "escort": "丑某",
    "informed": "已出示证件并告知权利义务",
    "findings": "除尘器未开。",
    "signature": "已签名",
}
ASKED = SEEN | {
    "person": "寅某",
    "sex": "男",
    "employer": "示例厂 破碎工",
    "began": "2020-07-28T09:40",
    "ended": "2020-07-28T09:55",
    "dialogue": "问：除尘器平时开吗？\n答：不开。",
}


@pytest.fixture
def round_():
    round_ = opened_round()
    put_employers("220502", range(101, 110))
    return round_


def visited(visit: Inspectee) -> Inspectee:
    """The team was there on 28 July, as `filled` says too: 9:00 to 11:30."""
    member = person("member_2a")
    with clock.at(datetime(2020, 7, 29, 9, tzinfo=clock.SHANGHAI)):
        for kind, content in (("site_inspection", SEEN), ("interview", ASKED)):
            sign_record(member, write_record(member, visit, kind, content))
        sheet = visit.sheets.select_related("inspectee__unit__round", "form").get(purpose="inspection")
        lines = [filled(item, "inspection") for item in form_of(sheet).items]
        save_entries(member, sheet, [line for line in lines if not line.evidence])
    return Inspectee.objects.select_related("unit__team", "unit__round").get(id=visit.id)


def test_an_open_visit_is_one_visit_by_two_with_those_on_record_for_as_long_as_they_stayed(round_):
    (visit,) = drawn_visits(inspectee(round_).unit, sealed=False)
    assert burden_of(visit).visits == 0
    told = burden_of(visited(visit))
    assert (told.visits, told.people, told.escorts, told.minutes) == (1, 2, 2, 150)
    assert 0 < told.files < told.items < 60


def test_hours_on_the_form_alone_are_a_visit_and_what_was_set_aside_or_posted_is_none(round_):
    (visit,) = drawn_visits(inspectee(round_).unit, sealed=False)
    member = person("member_2a")
    with clock.at(datetime(2020, 7, 29, 9, tzinfo=clock.SHANGHAI)):
        spoiled = write_record(member, visit, "site_inspection", SEEN)
        void_record(person("leader_2"), spoiled, "写错了单位")
        posted = {
            "document": "通知",
            "recipient": "某厂",
            "way": "邮寄送达",
            "place": "邮局",
            "began": "2020-07-27T08:00",
        }
        write_record(member, visit, "receipt", posted | {"officers": OFFICERS, "signature": "已签名"})
    assert burden_of(visit).visits == 0
    with clock.at(datetime(2020, 7, 29, 9, tzinfo=clock.SHANGHAI)):
        sheet = visit.sheets.select_related("inspectee__unit__round", "form").get(purpose="inspection")
        save_entries(member, sheet, [filled(form_of(sheet).by_code["AF0-01"], "inspection")])
    told = burden_of(visit)
    assert (told.visits, told.people, told.minutes) == (1, 1, 150)


def test_of_a_sealed_visit_nothing_is_counted_for_anybody_until_it_is_released(round_):
    place, office = person("officer_tonghua"), person("province")
    (visit,) = drawn_visits(inspectee(round_).unit)
    everything = Inspectee.objects.filter(unit__round=round_).select_related("unit__team", "unit__round")
    before = burden_of_all(everything)
    visit = visited(visit)
    assert burden_of_all(everything) == before
    assert visit not in places_for(office, round_)
    Team.objects.filter(id=visit.unit.team_id).update(state=TeamState.SIGNED)
    release_visits(person("leader_2"), visit.unit.team)
    (released,) = [one for one in places_for(place, round_) if one.id == visit.id]
    assert burden_for(place, released) == burden_for(office, released)
    assert burden_for(place, released).minutes == 150


def test_before_its_team_has_signed_a_place_is_told_the_agreed_days_and_no_more(round_):
    (visit,) = drawn_visits(inspectee(round_).unit, sealed=False)
    visit = visited(visit)
    assert burden_for(person("officer_tonghua"), visit).visits == 0
    assert burden_for(person("member_2a"), visit).visits == burden_for(person("province"), visit).visits == 1
