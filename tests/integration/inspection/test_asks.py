"""What a place was asked for is counted, and nothing known is asked for again."""

import pytest

from qingchen.accounts.models import AuditLine
from qingchen.inspection.actions.asks import plan_ask
from qingchen.inspection.actions.evidence import add_evidence
from qingchen.inspection.actions.itinerary import plan_itinerary, propose_dates
from qingchen.inspection.burden.models import Ask
from qingchen.inspection.burden.store import burden_of, places_for
from qingchen.inspection.models import Inspectee, Team
from qingchen.problems import Problem
from tests.builders import inspectee, opened_round, person, picture, sheet

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def round_():
    return opened_round()


def test_what_the_form_asks_is_not_asked_again_and_the_refusal_is_kept(round_):
    refused = plan_ask(person("member_2a"), inspectee(round_), "item", "zh2-09")
    assert "ZH2-09" in refused.refused
    assert AuditLine.objects.get(act="plan_ask").result == "refused"
    assert burden_of(inspectee(round_)).refused == 1


def test_a_paper_handed_in_or_asked_for_before_is_not_asked_again(round_):
    add_evidence(person("officer_tonghua"), sheet(round_), "攻坚行动方案.png", picture())
    place = inspectee(round_)
    assert "已提供" in plan_ask(person("leader_2"), place, "file", "《攻坚行动方案》").refused
    first = plan_ask(person("leader_2"), place, "file", "乡镇协管员名册", minutes=20)
    assert first.refused == ""
    again = plan_ask(person("province"), place, "file", "乡镇协管员 名册")
    assert "乡镇协管员名册" in again.refused
    told = burden_of(place)
    assert (told.files, told.minutes, told.refused) == (2, 20, 2)


def test_a_further_meeting_is_merged_into_the_agreed_visit(round_):
    team = Team.objects.get(round=round_, number=2)
    propose_dates(person("leader_2"), plan_itinerary(person("leader_2"), team))
    told = plan_ask(person("leader_2"), inspectee(round_), "visit", "补充座谈", people=8, minutes=60)
    assert "到检" in told.refused
    burden = burden_of(inspectee(round_))
    assert (burden.visits, burden.people >= 2, burden.minutes >= 300) == (1, True, True)


@pytest.mark.parametrize(
    ("kind", "subject", "minutes"),
    [("item", " ", 0), ("song", "台账", 0), ("visit", "座谈", -1), ("visit", "座谈", 9999)],
)
def test_a_request_without_words_or_with_wrong_figures_is_refused(round_, kind, subject, minutes):
    with pytest.raises(Problem) as refused:
        plan_ask(person("leader_2"), inspectee(round_), kind, subject, minutes=minutes)
    assert refused.value.code == "ask.faulty"
    assert Ask.objects.count() == 0


def test_a_place_asks_nothing_of_others_and_sealed_visits_are_in_no_count(round_):
    with pytest.raises(Problem):
        plan_ask(person("officer_tonghua"), inspectee(round_), "item", "别的")
    sealed = Inspectee.objects.create(
        unit=inspectee(round_).unit, kind="employer", code="x-1", name="密访单位", chosen="drawn"
    )
    for username in ("officer_tonghua", "member_2a", "province"):
        assert sealed not in places_for(person(username), round_)
    with pytest.raises(Problem):
        plan_ask(person("leader_2"), sealed, "item", "营业执照")
