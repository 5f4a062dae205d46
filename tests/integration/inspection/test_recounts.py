"""Drawing records and filing what was found: who may, once, on the frame that was shown, and as facts."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import polars as pl
import pytest
from django.db import transaction

from qingchen import clock
from qingchen.accounts.models import AuditLine
from qingchen.indicators.catalogue import indicators
from qingchen.inspection import answer_types as kinds
from qingchen.inspection.actions.draws import draw_by_number, publish_frames
from qingchen.inspection.actions.record_draws import freeze_records
from qingchen.inspection.actions.recounts import file_recount
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.actions.sheets import save_entry
from qingchen.inspection.draws import store as draws
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.entry import Entry
from qingchen.inspection.models import RecordDraw
from qingchen.inspection.recounts.store import draw_for, draws_for, frame_of, questions_for, recount_of, waiting_frames
from qingchen.problems import Problem
from qingchen.registers.actions import put_rows
from qingchen.registers.store import ScopedReader, snapshot
from qingchen.values.draw_repeat import faults_of
from qingchen.verification.sampling.outcome import Outcome
from qingchen.verification.sampling.records import digest_of
from qingchen.verification.sampling.recount_line import Written
from tests.builders import drawn_records, frozen_records, inspectee, opened_round, person, sheet

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("july_2020")]
RATE = "declaration_rate"


def put_employers(first: int, last: int, declared: int) -> None:
    """Employers of 通化 numbered first to last, of which the first `declared` have declared dust."""
    codes = [f"91229900000000{number:04d}" for number in range(first, last + 1)]
    employers = [
        {
            "uscc": code,
            "site_no": 1,
            "name": f"示例{code[-4:]}厂",
            "division": "220502",
            "key_industry": "building_materials",
            "production_status": "operating",
            "in_scope": True,
            "workers_dust_exposed": 8,
        }
        for code in codes
    ]
    declarations = [
        {
            "uscc": code,
            "site_no": 1,
            "receipt_no": f"SB{code[-4:]}",
            "declaration_type": "initial",
            "declared_on": date(2020, 5, 6),
            "dust": True,
        }
        for code in codes[:declared]
    ]
    with transaction.atomic():
        put_rows(person("province"), "employers", pl.DataFrame(employers), "22")
        put_rows(person("province"), "hazard_declarations", pl.DataFrame(declarations), "22")


@pytest.fixture
def place():
    """通化, with 60 employers of which 57 have declared, and which claims 57 of 60."""
    round_ = opened_round()
    put_employers(1, 60, 57)
    freeze_results(person("province"), round_, clock.today())
    claim = Entry("ZH2-09", kinds.Ratio(57, 60), responsible_person="职业健康科负责人", department="职业健康科")
    save_entry(person("officer_tonghua"), sheet(round_), claim)
    return inspectee(round_)


def _drawn(place, frame="denominator") -> RecordDraw:
    return drawn_records(place, RATE, frame)


def _lines(draw: RecordDraw, upto: int, result: str = "一致") -> list[Written]:
    records = recount_of(person("leader_2"), draw).records
    return [Written(one.code, result, "", "申报回执", "2020-07-20") for one in records[:upto]]


def test_the_draw_is_frozen_with_everything_that_repeats_it(place):
    draw = _drawn(place)
    assert (draw.claimed, draw.target, draw.listed_numerator, draw.listed_denominator) == ("19/20", "19/20", 57, 60)
    assert len(draw.frame.splitlines()) == 60
    held = recount_of(person("member_2a"), draw)
    assert len(held.records) == held.plan.last
    assert held.due == held.plan.first
    of_session = Draw.objects.get(public_id=draw.public_id)
    assert faults_of(of_session.certificate, of_session.frame) == []
    told = json.loads(of_session.certificate)
    assert (told["seed"], told["frame_digest"], told["number"]) == (draw.seed, draw.frame_digest, "4 0 7")
    assert told["drawn"] == [one.code for one in held.records]
    assert of_session.session.slots.get(unit=place.unit, kind="records").commitment == told["commitment"]
    with pytest.raises(TypeError):
        draw.delete()


def test_a_draw_is_not_repeated_until_it_pleases_but_the_numerator_is_another_question(place):
    _drawn(place)
    with pytest.raises(Problem) as refused:
        _drawn(place)
    assert refused.value.code == "recount.drawn_before"
    assert _drawn(place, "numerator").of == "numerator"
    assert RecordDraw.objects.count() == 2


@pytest.mark.parametrize("username", ["officer_tonghua", "member_1a", "auditor"])
def test_neither_the_place_nor_another_team_freezes_a_frame(place, username):
    with pytest.raises(Problem) as refused:
        freeze_records(person(username), place, RATE, "denominator", "0" * 64)
    assert refused.value.code == "account.not_permitted"
    assert not Draw.objects.exists()
    assert not AuditLine.objects.filter(act="freeze_records").exists()


def test_the_office_may_freeze_but_only_the_team_files(place):
    draw = drawn_records(place, RATE, who="province")
    with pytest.raises(Problem) as refused:
        file_recount(person("province"), draw, _lines(draw, 3))
    assert refused.value.code == "account.not_permitted"


def test_another_frame_than_the_one_shown_is_refused(place):
    actor = person("leader_2")
    digest = digest_of(frame_of(actor, place, questions_for(actor, place)[RATE], "denominator")[1])
    put_employers(61, 70, 10)
    freeze_results(person("province"), place.unit.round, clock.today())
    with pytest.raises(Problem) as refused:
        freeze_records(actor, place, RATE, "denominator", digest)
    assert refused.value.code == "recount.frame_changed"


def test_what_teams_wrote_down_themselves_is_not_drawn_to_be_recounted(place):
    question = questions_for(person("leader_2"), place)[RATE]
    assert question.plan("denominator") is not None
    of_visits = replace(question, indicator=indicators()["declared_as_found_rate"])
    assert of_visits.plan("denominator") is None


def test_facts_and_claims_that_come_after_the_frame_move_neither_records_nor_question(place):
    draw = frozen_records(place, RATE)
    office = person("province")
    session = publish_frames(office, draw.session, "示例号码", clock.today())
    put_employers(61, 70, 10)
    freeze_results(office, place.unit.round, clock.today())
    other = Entry("ZH2-09", kinds.Ratio(69, 70), responsible_person="职业健康科负责人", department="职业健康科")
    save_entry(person("officer_tonghua"), sheet(place.unit.round), other)
    with pytest.raises(Problem) as refused:
        frozen_records(place, RATE)
    assert refused.value.code == "recount.frame_waits"
    draw_by_number(office, session, "4 0 7")
    drawn = RecordDraw.objects.get()
    assert (drawn.claimed, drawn.listed_denominator, len(drawn.frame.splitlines())) == ("19/20", 60, 60)


def test_several_items_of_a_unit_are_bound_by_one_commitment(place):
    frozen_records(place, RATE, "numerator")
    session = frozen_records(place, RATE).session
    publish_frames(person("province"), session, "示例号码", clock.today())
    draw_by_number(person("province"), session, "4 0 7")
    bound = sorted(json.loads(draw.certificate)["commitment"] for draw in Draw.objects.all())
    told = hashlib.sha256("".join(f"{one}\n" for one in bound).encode()).hexdigest()
    assert session.slots.get(unit=place.unit, kind="records").commitment == told


def test_the_team_sees_its_frame_and_others_see_nothing_of_it(place):
    draw = frozen_records(place, RATE)
    for username in ("province", "leader_2", "member_2a"):
        assert draws.draw_for(person(username), draw.public_id) == draw
        assert [one.draws for one in draws.sessions_for(person(username), place.unit.round)] == [(draw,)]
        assert waiting_frames(person(username), place) == {RATE: draw}
    for username in ("officer_tonghua", "officer_changchun", "leader_1"):
        with pytest.raises(Problem):
            draws.draw_for(person(username), draw.public_id)
        assert draws.sessions_for(person(username), place.unit.round) == []
        assert waiting_frames(person(username), place) == {}


def test_what_is_found_becomes_facts_and_an_outcome_at_the_first_look(place):
    draw = _drawn(place)
    first = recount_of(person("leader_2"), draw).plan.first
    file_recount(person("member_2a"), draw, _lines(draw, first - 1))
    assert recount_of(person("leader_2"), draw).verdict is None
    file_recount(person("leader_2"), draw, _lines(draw, first))
    held = recount_of(person("leader_2"), draw)
    assert held.verdict is not None
    assert held.verdict.outcome in (Outcome.STANDS, Outcome.TOO_LITTLE)
    assert held.factor.value == Fraction(1)
    rows = ScopedReader(person("leader_2"), snapshot(clock.today())).table("recounts").to_polars()
    assert rows.height == first
    assert set(rows["result"]) == {"agrees"}
    assert set(rows["frame_digest"]) == {draw.frame_digest}
    assert AuditLine.objects.filter(act="file_recount").count() == 2


def test_records_without_a_paper_behind_them_refute_the_claim(place):
    draw = _drawn(place)
    held = recount_of(person("leader_2"), draw)
    done = [one for one in held.records[: held.plan.first] if one.reported]
    lines = [Written(one.code, "无原始记录") for one in done[:8]]
    lines += [Written(one.code, "一致", "", "回执") for one in held.records[: held.plan.first] if one not in done[:8]]
    file_recount(person("leader_2"), draw, lines)
    held = recount_of(person("leader_2"), draw)
    assert held.verdict is not None
    assert held.verdict.outcome is Outcome.MISSED
    assert held.factor.kind == "台账多报"
    assert held.sentence.startswith("查实未达标")


def test_a_line_filed_again_supersedes_and_faults_file_nothing(place):
    draw = _drawn(place)
    code = recount_of(person("leader_2"), draw).records[0].code
    file_recount(person("leader_2"), draw, [Written(code, "未能核查")])
    file_recount(person("leader_2"), draw, [Written(code, "一致", "", "回执")])
    assert recount_of(person("leader_2"), draw).found[code].done is not None
    before = ScopedReader(person("leader_2"), snapshot(clock.today())).table("recounts").to_polars().height
    with pytest.raises(Problem) as refused:
        file_recount(person("leader_2"), draw, [Written(code, "无原始记录"), Written("0-0", "一致", "", "回执")])
    assert refused.value.code == "recount.faulty"
    assert len(refused.value.lines) == 1
    assert ScopedReader(person("leader_2"), snapshot(clock.today())).table("recounts").to_polars().height == before
    assert file_recount(person("leader_2"), draw, _lines(draw, 1)[:0]) is None


def test_a_place_learns_of_the_draw_when_its_team_has_signed_and_others_never(place):
    draw = _drawn(place)
    for username in ("officer_tonghua", "officer_changchun", "member_1a"):
        with pytest.raises(Problem) as refused:
            draw_for(person(username), draw.public_id)
        assert refused.value.code == "thing.not_found"
    assert draw_for(person("province"), draw.public_id) == draw
    team = place.unit.team
    team.state = "signed"
    team.save()
    assert [one.id for one in draws_for(person("officer_tonghua"), inspectee(place.unit.round))] == [draw.id]
    with pytest.raises(Problem):
        draw_for(person("officer_changchun"), draw.public_id)
    with pytest.raises(Problem) as refused:
        file_recount(person("leader_2"), draw, _lines(draw, 1))
    assert refused.value.code == "sheet.wrong_state"


def test_an_employer_with_several_managers_is_one_record_and_its_managers_are_counted():
    round_ = opened_round()
    put_employers(1, 40, 40)
    with transaction.atomic():
        sites = [
            {
                "uscc": f"91229900000000{number:04d}",
                "site_no": 1,
                "name": f"示例{number:04d}厂",
                "division": "220502",
                "key_industry": "building_materials",
                "production_status": "operating",
                "in_scope": True,
                "workers_dust_exposed": 8,
                "managers_full_time": number % 3,
            }
            for number in range(1, 41)
        ]
        put_rows(person("province"), "employers", pl.DataFrame(sites), "22")
    freeze_results(person("province"), round_, clock.today())
    entry = Entry("ZH2-14", kinds.Ratio(50, 52), responsible_person="甲", department="乙")
    save_entry(person("officer_tonghua"), sheet(round_), entry)
    one, leader = inspectee(round_), person("leader_2")
    question = questions_for(leader, one)["manager_training_rate"]
    assert question.listed.denominator > 40
    draw = drawn_records(one, "manager_training_rate")
    held = recount_of(leader, draw)
    assert len(held.records) == held.plan.last <= 40
    file_recount(leader, draw, [Written(one.code, "一致", "", "花名册") for one in held.records])
    held = recount_of(leader, draw)
    assert held.verdict is not None
    assert held.verdict.objects == question.listed.denominator
    assert held.sentence.startswith(
        f"查实未达标：抽查 {len(held.records)} 份，共 {question.listed.denominator} 个对象，"
    )
    assert "已全数核查" in held.sentence
