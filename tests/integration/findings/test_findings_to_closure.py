"""A finding on its way to closure: who may, when, what is left behind in history, audit and register."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen import clock
from qingchen.accounts.models import AuditLine, User, new_public_id
from qingchen.findings.actions import note_shortcoming, withdraw_finding
from qingchen.findings.actions.closing import close_finding, escalate_finding, reopen_finding
from qingchen.findings.actions.mending import add_proof, file_measure, file_mending, order_rectification
from qingchen.findings.actions.review import fail_recheck, pass_recheck, pass_review, return_mending
from qingchen.findings.closure import RecheckStanding
from qingchen.findings.models import Finding
from qingchen.findings.overviewed import overviewed
from qingchen.findings.recheck_lots import recheck_frame, recheck_of
from qingchen.findings.recurrence import Found, earlier_of, repetitions
from qingchen.findings.store import earlier_findings, findings_for, known_findings
from qingchen.inspection.models import Inspectee
from qingchen.problems import Problem
from qingchen.registers.models import Batch
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from tests.builders import inspectee, opened_round, person, picture
from tests.integration.findings.builders import WORDS, drawn_rechecks, found, fresh, mended, ordered, reviewed, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(july_2020):
    return opened_round()


def rows():
    reader = ScopedReader(person("province"), snapshot(clock.today()))
    return {row["problem_no"]: row for row in reader.table("inspection_problems").to_pyarrow().to_pylist()}


def test_until_the_team_signs_a_place_knows_of_no_finding_and_no_register_holds_one(round_):
    finding = found(round_)
    place = person("officer_tonghua")
    assert findings_for(place, round_).count() == 0
    assert not Batch.objects.filter(register="inspection_problems").exists()
    with pytest.raises(Problem) as refused:
        ordered(finding)
    assert refused.value.code == "finding.not_released"
    signed(round_)
    assert [one.number for one in findings_for(place, round_)] == ["通化市2020-001"]
    assert rows()["通化市2020-001"]["progress"] == "not_started"
    assert findings_for(person("officer_changchun"), round_).count() == 0


def test_a_finding_goes_from_order_to_closure_and_each_step_leaves_history_audit_and_fact(round_):
    finding = found(round_)
    signed(round_)
    assert ordered(finding).due_on.isoformat() == "2020-08-17"
    mended(finding)
    assert rows()["通化市2020-001"]["progress"] == "done"
    pass_review(person("member_2a"), fresh(finding), "属实")
    drawn_rechecks(round_)
    pass_recheck(person("leader_2"), fresh(finding), "现场已看")
    closed = close_finding(person("province"), fresh(finding), "同意销号")
    assert closed.state == "closed"
    acts = [(one.act, one.from_state, one.to_state) for one in finding.acts.all()]
    assert acts == [
        ("raise_finding", "", "raised"),
        ("order_rectification", "raised", "ordered"),
        ("file_measure", "ordered", "mending"),
        ("add_proof", "mending", "mending"),
        ("file_mending", "mending", "mended"),
        ("pass_review", "mended", "reviewed"),
        ("pass_recheck", "reviewed", "reviewed"),
        ("close_finding", "reviewed", "closed"),
    ]
    lines = AuditLine.objects.filter(public_id=finding.public_id).order_by("id").values_list("act", flat=True)
    assert list(lines) == [act for act, _, _ in acts]
    row = rows()["通化市2020-001"]
    assert (row["progress"], row["found_by"], row["owner"]) == ("closed", "item", "通化市卫生健康委员会")
    assert row["closed_on"] == clock.today()
    assert "responsible_person" not in row


def test_nobody_reviews_what_he_mended_himself(round_):
    finding = found(round_)
    signed(round_)
    office = person("province")
    one = ordered(finding)
    file_measure(office, one, "来件代录：委托检测", "王负责")
    add_proof(office, one, "来件.png", picture())
    file_mending(office, one, "来件代录：已检测")
    with pytest.raises(Problem) as refused:
        pass_review(office, one, "属实")
    assert refused.value.code == "finding.own_review"
    assert pass_review(person("member_2a"), one, "属实").state == "reviewed"


def test_a_mending_without_proof_is_not_taken_and_one_that_is_sent_back_goes_round_again(round_):
    finding = found(round_)
    signed(round_)
    one, place = ordered(finding), person("officer_tonghua")
    file_measure(place, one, "委托检测", "王负责")
    with pytest.raises(Problem) as refused:
        file_mending(place, one, "已检测")
    assert "佐证" in refused.value.lines[0]
    with pytest.raises(Problem, match="不能作为佐证"):
        add_proof(place, one, "程序.exe", b"MZ")
    add_proof(place, one, "报告.png", picture())
    file_mending(place, one, "已检测")
    assert return_mending(person("member_2a"), one, "只见合同，未见报告").state == "mending"
    add_proof(place, one, "报告2.png", picture("blue"))
    assert file_mending(place, one, "补交报告").state == "mended"


def test_nothing_is_closed_but_by_the_gate(round_):
    findings = [found(round_, item=item) for item in ("ZH2-10", "ZH2-12", "ZH1-01", "ZH1-03")]
    signed(round_)
    for finding in findings:
        reviewed(finding)
    office = person("province")
    with pytest.raises(Problem) as refused:
        close_finding(office, fresh(findings[0]), "同意")
    assert "还没有参加复查抽取" in refused.value.lines[0]
    taken = drawn_rechecks(round_).drawn
    assert len(taken) == 2
    by_number = {fresh(one).number: one for one in findings}
    spared = next(one for number, one in by_number.items() if number not in taken)
    first, second = (by_number[number] for number in taken)
    pass_recheck(person("leader_2"), fresh(first), "已看")
    assert recheck_of(fresh(spared)) is RecheckStanding.WAITING
    fail_recheck(person("leader_2"), fresh(second), "设施仍未开启")
    assert recheck_of(fresh(spared)) is RecheckStanding.SPOILED
    assert close_finding(office, fresh(first), "同意").state == "closed"
    with pytest.raises(Problem):
        close_finding(office, fresh(spared), "同意")
    assert fresh(second).state == "mending"
    assert len(recheck_frame(round_)) == 2


def test_the_clock_reminds_urges_and_circulates_each_once(round_):
    finding = found(round_)
    signed(round_)
    due = ordered(finding).due_on
    office, steps = person("province"), []
    for day in range(1, 29):
        with clock.at(datetime(2020, 8, day, 9)), suppress(Problem):
            steps.append((escalate_finding(office, fresh(finding)).step, day))
    assert due.day == 17
    assert steps == [("remind", 13), ("urge", 18)]
    with clock.at(datetime(2020, 8, 31, 9)):
        assert escalate_finding(office, fresh(finding)).step == "circulate"
    assert AuditLine.objects.filter(act="escalate_finding").count() == 3


def test_what_nobody_looked_at_for_long_is_urged_first_and_circulated_on_another_day(round_):
    finding = found(round_)
    signed(round_)
    ordered(finding)
    with clock.at(datetime(2020, 10, 20, 9)):
        assert escalate_finding(person("province"), fresh(finding)).step == "urge"
        with pytest.raises(Problem):
            escalate_finding(person("province"), fresh(finding))
    with clock.at(datetime(2020, 10, 21, 9)):
        assert escalate_finding(person("province"), fresh(finding)).step == "circulate"


def test_a_term_into_a_year_without_notice_is_refused_in_a_clear_sentence(round_):
    finding = found(round_)
    signed(round_)
    with clock.at(datetime(2026, 12, 21, 9)), pytest.raises(Problem, match="2027 年的放假和调休安排没有录入"):
        ordered(finding)
    assert fresh(finding).state == "raised"


def test_a_fault_that_comes_back_is_opened_again_and_one_found_again_names_the_earlier(round_):
    finding = found(round_)
    signed(round_)
    reviewed(finding)
    drawn_rechecks(round_)
    pass_recheck(person("leader_2"), fresh(finding), "已看")
    close_finding(person("province"), fresh(finding), "同意")
    again = reopen_finding(person("province"), fresh(finding), "又见 1 户未检测")
    assert (again.state, again.recurred) == ("mending", True)
    assert rows()["通化市2020-001"]["progress"] == "recurred"
    later = Finding.objects.create(
        inspectee=finding.inspectee,
        item_code="ZH2-10",
        clause=finding.clause,
        by=finding.by,
        at=datetime(2021, 7, 20, 9, tzinfo=clock.SHANGHAI),
        **WORDS,
    )
    assert [one.number for one in earlier_findings(person("province"), later)] == ["通化市2020-001"]
    assert earlier_findings(person("officer_changchun"), later) == []


def test_a_place_notes_its_own_shortcoming_which_counts_apart(round_):
    place, one = person("officer_tonghua"), inspectee(round_)
    words = {name: text for name, text in WORDS.items() if name != "severity"}
    own = note_shortcoming(place, one, "ZH2-10", **words, measure="8 月底前检测完", responsible_person="王负责")
    assert (own.number, own.state, own.stands) == ("通化市2020-自查001", "mending", False)
    assert rows()["通化市2020-自查001"]["found_by"] == "self_check"
    assert [row.number for row in findings_for(place, round_)] == ["通化市2020-自查001"]
    with pytest.raises(Problem) as refused:
        note_shortcoming(person("member_2a"), one, "ZH2-10", **words, measure="检测")
    assert refused.value.code == "account.not_permitted"
    found(round_)
    signed(round_)
    assert set(rows()) == {"通化市2020-自查001", "通化市2020-001"}


@pytest.mark.parametrize("username", ["officer_tonghua", "member_2a", "leader_1", "officer_changchun"])
def test_only_the_office_orders(round_, username):
    finding = found(round_)
    signed(round_)
    with pytest.raises(Problem) as refused:
        order_rectification(person(username), finding, kind="at_once", owner="某局", requirement="整改")
    assert refused.value.code == "account.not_permitted"


def test_the_leader_takes_a_finding_back_before_signing_and_never_after(round_):
    finding, other = found(round_), found(round_, item="ZH2-12")
    withdraw_finding(person("leader_2"), finding, "数据有误")
    signed(round_)
    assert [one.number for one in Finding.objects.exclude(number="")] == ["通化市2020-001"]
    with pytest.raises(Problem):
        withdraw_finding(person("leader_2"), other, "不想要了")


def _next_year(one: Inspectee) -> Inspectee:
    """The same place in the next round."""
    for thing in (round_ := one.unit.round, team := one.unit.team, unit := one.unit, one):
        thing.pk, thing.public_id = None, new_public_id()
    round_.number, round_.window_from = 2, date(2021, 7, 21)
    round_.save()
    team.round = round_
    team.save()
    unit.round, unit.team = round_, team
    unit.save()
    one.unit = unit
    one.save()
    return one


def test_a_fault_of_an_earlier_year_found_again_is_marked_in_the_ledger_and_its_file(round_, client):
    first = found(round_)
    signed(round_)
    again = Finding.objects.create(
        inspectee=_next_year(inspectee(round_)),
        item_code="ZH2-10",
        clause=first.clause,
        by=first.by,
        at=datetime(2021, 7, 20, 9, tzinfo=clock.SHANGHAI),
        **WORDS,
    )
    office = person("province")
    assert [one.repeated for one in overviewed([again, fresh(first)], known_findings(office))] == [True, False]
    client.force_login(User.objects.get(username="province"), "allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/findings/?list=again").content.decode()
    assert again.public_id in page
    assert "重复发生" in page
    assert "重复发生" in client.get(f"/findings/{again.public_id}/").content.decode()


@given(st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from(["", "一", "二"]), st.integers(1, 9)), max_size=12))
def test_repetitions_in_one_pass_are_those_that_have_an_earlier_one(told):
    found_ = [Found(str(n), party, clause, date(2020, 7, day)) for n, (party, clause, day) in enumerate(told)]
    assert repetitions(enumerate(found_)) == {n for n, one in enumerate(found_) if earlier_of(one, found_)}
