"""Violations have all the columns of an enforcement checklist; coal mines have a body of their own."""

from dataclasses import astuple

from qingchen.standards.violations import enforcement_body, violations


def test_every_violation_tells_clause_basis_and_range_of_the_penalty():
    assert len(violations()) >= 15
    assert all(all(part.strip() for part in astuple(one)[:-1]) for one in violations().values())
    assert all("条" in one.clause and "条" in one.penalty_basis for one in violations().values())
    assert len({one.act for one in violations().values()}) == len(violations())


def test_coal_mines_go_to_their_own_body_and_others_to_the_health_authority_of_the_place():
    assert enforcement_body("coal_mine", "22").name == "吉林煤矿安全监察局"
    assert enforcement_body("coal_mine", "23").name == "所在地煤矿安全监察机构"
    assert enforcement_body("metallurgy", "22").name.format(place="通化市") == "通化市卫生健康行政部门"
    assert enforcement_body(None, "22").title == "卫生健康行政部门"
