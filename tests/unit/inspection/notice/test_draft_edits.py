"""What a person changes in a draft."""

from pathlib import Path

from qingchen.inspection.notice.draft_edits import add_row, drop_row, put_values
from qingchen.inspection.notice.drafting import draft_of
from tests.unit.inspection.notice.notices import read, sample

JILIN = Path(__file__).parents[4] / "campaigns" / "jilin-2020"


def _draft():
    return draft_of(read(sample("jilin-2020.txt")), JILIN)


def test_values_are_put_by_their_path_and_counted():
    draft = _draft()
    values = {"head.self_check_due_on": " 2020-07-20 ", "teams.0.members.1.post": "处长", "head.number": "1"}
    assert put_values(draft, values) == 2
    assert draft.head["self_check_due_on"].text == "2020-07-20"
    assert draft.teams[0]["members"][1]["post"] == "处长"


def test_what_is_no_path_of_the_draft_changes_nothing():
    draft, before = _draft(), _draft()
    wrong = (
        "head.nothing",
        "units.99.name",
        "units.0.place",
        "teams.0.members",
        "doubts.0.sentence",
        "text.0",
        "units.-1.name",
    )
    assert put_values(draft, dict.fromkeys(wrong, "x")) == 0
    assert draft == before


def test_teams_and_officers_follow_a_unit_whose_code_changes():
    draft = _draft()
    put_values(draft, {"units.0.code": "cc"})
    assert draft.teams[0]["units"] == "cc gongzhuling"
    assert [officer["unit"] for officer in draft.officers].count("cc") == 1


def test_a_member_added_has_a_username_of_its_own_and_a_team_the_next_number():
    draft = _draft()
    assert add_row(draft, "teams.0.members")
    assert add_row(draft, "teams")
    names = [member["username"] for member in draft.teams[0]["members"]]
    assert len(set(names)) == 4
    assert draft.teams[-1]["number"] == "7"


def test_a_line_is_dropped_and_a_form_is_not():
    draft = _draft()
    assert drop_row(draft, "teams.2.members.1")
    assert [member["name"] for member in draft.teams[2]["members"]] == ["丙组长", "丙二", "丙三"]
    assert not drop_row(draft, "forms.0")
    assert not drop_row(draft, "teams.99.members.0")
    assert not add_row(draft, "forms")
