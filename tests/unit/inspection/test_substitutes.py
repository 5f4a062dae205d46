"""One leaves a team while the round is on: who may come, who takes over the duty, who goes where."""

from qingchen.inspection.staffing.people import HEALTH, Party, Sendable
from qingchen.inspection.staffing.substitutes import Change, candidates, faults_after, followed, seats_after, successors
from qingchen.values.region import Area

PARTY = Party(1, {"siping": ("四平市", Area(("2203",)))}, ("四平市", "铁东区"))
NOW = {"lead": (1, "leader"), "a": (1, "member"), "b": (1, "liaison"), "other": (2, "member")}


def _person(name, *, health=True, **more):
    return Sendable(
        name, name.upper(), more.pop("agency", "省示例单位"), skills=frozenset({HEALTH} if health else ()), **more
    )


PEOPLE = {
    one.username: one
    for one in (
        _person("lead", leads=True),
        _person("a", leads=True, health=False),
        _person("b", health=False),
        _person("other"),
        _person("free", busy_days=5),
        _person("head", leads=True, busy_days=9),
        _person("local", leads=True, home="2203"),
    )
}


def _faults(*change):
    return faults_after(Change(1, *change), PEOPLE, PARTY, NOW, 2)


def test_a_leaders_substitute_must_be_able_to_lead_and_nobody_sits_where_one_must_not():
    assert _faults("lead", "head") == []
    assert "能任组长" in _faults("lead", "free")[0]
    assert "回避四平市" in _faults("lead", "local")[0]
    assert "第2组" in _faults("a", "other")[0]


def test_a_member_takes_over_and_the_one_who_comes_gets_the_members_seat():
    assert seats_after(Change(1, "lead", "free", "a"), NOW) == {
        "a": (1, "leader"),
        "b": (1, "liaison"),
        "free": (1, "member"),
        "other": (2, "member"),
    }
    assert _faults("lead", "free", "a") == []
    assert [one.username for one in successors("lead", PEOPLE, PARTY, NOW)] == ["a"]
    assert successors("a", PEOPLE, PARTY, NOW) == []


def test_without_anybody_to_come_the_team_must_still_be_one():
    assert _faults("a") == []
    assert any("职业健康" in words for words in _faults("lead", "", "a"))
    assert any("联络员" in words for words in _faults("b"))


def test_who_may_come_stands_first_and_of_those_who_has_fewest_other_days():
    told = candidates("lead", PEOPLE, PARTY, NOW, 2)
    assert told[0].person.username == "head"
    assert all(one.faults for one in told[1:])
    assert candidates("a", PEOPLE, PARTY, NOW, 2)[0].person.username == "free"


def test_the_duty_goes_with_who_took_it_over():
    assert followed(["lead", "b"], "lead", "free", "a") == ["a", "b"]
    assert followed(["lead", "a"], "lead", "free", "a") == ["free", "a"]
    assert followed(["lead", "a"], "lead", "", "a") == ["a"]
    assert followed(["a", "b"], "lead", "free", "a") == ["a", "b"]
