"""Who sits on which team: nobody where one must avoid, the least change, then whoever has fewest other days."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.inspection.staffing.avoidance import reasons
from qingchen.inspection.staffing.faults import faults_of
from qingchen.inspection.staffing.people import HEALTH, Party, Sendable
from qingchen.inspection.staffing.proposing import propose
from qingchen.values.region import Area

TONGHUA = Party(2, {"tonghua": ("通化市", Area(("2205",), ("220581",)))}, ("通化市", "集安市"))
SIPING = Party(6, {"siping": ("四平市", Area(("2203",)))}, ("四平市",))
PARTIES = (TONGHUA, SIPING)


def one(name, home="", skills=(HEALTH,), busy=0, leads=False, agency="省卫生健康委员会", **relations):
    return Sendable(name, name, agency, "", frozenset(skills), home, relations, busy, leads)


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (one("甲", home="220582"), "是集安市人，回避通化市"),
        (one("甲", home="22058210"), "回避通化市"),
        (one("甲", home="220581"), "是梅河口市人，回避通化市"),
        (one("甲", agency="集安市卫生健康局"), "在当地单位任职（集安市卫生健康局），回避集安市"),
        (one("甲", tonghua="姐姐在市卫健委"), "已申报与通化市有关系：姐姐在市卫健委"),
        (Sendable("甲", "甲", "省", relations={"220582": "配偶在集安"}), "已申报与通化市有关系：配偶在集安"),
    ],
)
def test_own_place_local_agency_and_declared_relation_are_avoided(person, said):
    assert any(said in why for why in reasons(person, TONGHUA))
    assert reasons(person, SIPING) == []


def test_a_relation_to_one_employer_binds_the_visit_and_not_the_team():
    assert reasons(Sendable("甲", "甲", "省", relations={"91220582MA0000001X": "配偶任职"}), TONGHUA) == []


def test_every_fault_of_a_team_is_told():
    people = {p.name: p for p in (one("甲", home="2205"), one("乙", skills=()))}
    told = faults_of(people, PARTIES, {"甲": (2, "member"), "乙": (6, "leader")}, 3)
    assert told[2] == [
        "第2组没有组长。",
        "第2组没有联络员。",
        "第2组只有 1 人，至少要 3 人。",
        "第2组 甲：是通化市人，回避通化市。",
    ]
    assert "第6组没有懂职业健康的人。" in told[6]


def test_who_may_stay_stays_and_a_gap_is_filled_by_whoever_has_fewest_other_days():
    people = [one("甲", leads=True), one("乙"), one("丙", home="2205"), one("丁", busy=5), one("戊", busy=2)]
    now = {"甲": (2, "leader"), "乙": (2, "liaison"), "丙": (2, "member")}
    found = propose(people, [TONGHUA], now, 2, 3)
    assert found.sits == {"甲": (2, "leader"), "乙": (2, "liaison"), "戊": (2, "member")}
    assert found.why["戊"] == "补入第2组：职业健康，其他任务 2 天"
    assert found.why["丙"] == "原在第2组，改为备用：是通化市人，回避通化市"


def test_what_is_missing_is_told_by_team_with_each_persons_reason():
    people = [one("甲", home="2205", leads=True), one("乙"), one("丙"), one("丁")]
    found = propose(people, [TONGHUA], {}, 2, 3)
    assert found.sits == {}
    assert found.wanting == ("第2组没有能任组长的人：甲（是通化市人，回避通化市）。",)


def test_nobody_at_all_is_told_too():
    assert propose([], [TONGHUA], {}, 2, 3).wanting[0] == "各组共要 3 人，人员库和现有成员只有 0 人。"


people_lists = st.lists(
    st.tuples(
        st.sampled_from(["", "2205", "2203"]), st.sampled_from([(), (HEALTH,)]), st.integers(0, 4), st.booleans()
    ),
    min_size=4,
    max_size=6,
)


@given(people_lists, st.data())
@settings(max_examples=40, deadline=None)
def test_a_proposal_is_allowed_and_no_allowed_one_changes_less_or_costs_fewer_days(rows, data):
    people = [one(f"人{i}", home, skills, busy, leads) for i, (home, skills, busy, leads) in enumerate(rows)]
    seats = data.draw(st.lists(st.sampled_from([0, 2, 6]), min_size=len(people), max_size=len(people)))
    now, sizes = {}, {2: 0, 6: 0}
    for person, team in zip(people, seats, strict=True):
        if team and sizes[team] < 2:
            now[person.username] = (team, "member")
            sizes[team] += 1
    found = propose(people, PARTIES, now, 2, 2)
    best = min(map(_cost(people, now), _allowed(people)), default=None)
    if not found.sits:
        assert best is None
        assert found.wanting
        return
    assert faults_of({p.username: p for p in people}, PARTIES, found.sits, 2) == {2: [], 6: []}
    assert _cost(people, now)({name: team for name, (team, _) in found.sits.items()}) == best


def _allowed(people):
    """Every seating of two people a team, by trying them all."""
    for teams in product((0, 2, 6), repeat=len(people)):
        if all(
            _goes(party, [p for p, team in zip(people, teams, strict=True) if team == party.number])
            for party in PARTIES
        ):
            yield {p.username: team for p, team in zip(people, teams, strict=True) if team}


def _goes(party, own):
    barred = any(p.home and p.home == ("2205" if party.number == 2 else "2203") for p in own)
    return len(own) == 2 and not barred and any(p.leads for p in own) and any(p.skills for p in own)


def _cost(people, now):
    busy = {p.username: p.busy_days for p in people}
    return lambda sits: (sum(sits.get(n) != team for n, (team, _) in now.items()), sum(busy[n] for n in sits))
