"""A refusal says what was refused, whose work it is and whom this person asks: never the office whatever the reason."""

import pytest

from qingchen.accounts.refusal import Doer, not_permitted
from qingchen.findings import permissions as of_findings
from qingchen.inspection import permissions as of_round
from qingchen.inspection.permissions import Standing, check_permitted, doers
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.values.region import Area


def actor(role, *codes):
    return Actor("x", "某人", role, Area(codes))


def told(act, role, *codes, purpose="inspection"):
    with pytest.raises(Problem) as refused:
        check_permitted(act, actor(role, *codes), Standing(), purpose)
    return refused.value.sentence


def test_a_member_asks_the_leader_and_a_place_the_level_above_it():
    signing = told("sign_report", Role.INSPECTOR, "2201")
    assert "由检查组组长办理；您的身份是督导检查组（不是该组组长）" in signing
    assert signing.endswith("请联系承担该地检查的检查组组长。")
    assert "请向本组组长提出" in told("open_round", Role.INSPECTOR, "2201")
    assert "请向您的上一级" in told("open_round", Role.PLACE, "220122")
    assert told("open_round", Role.PLACE, "2201").endswith("请向省领导小组办公室提出。")
    assert told("sign_report", Role.PLACE, "2201").endswith("请与检查组联络员联系。")


def test_the_office_is_never_sent_to_itself():
    for act in of_round.WHO:
        if not of_round.permitted(act, Standing(of_province=True)):
            asked = told(act, Role.PROVINCE).partition("不能办理。")[2]
            assert asked
            assert "办公室" not in asked


def test_every_act_is_somebodys_and_a_sheet_is_whose_pen_it_is():
    assert all(doers(rule) for rule in of_findings.WHO.values())
    assert all(doers(lambda each, act=act: of_round.permitted(act, each)) for act in of_round.WHO)
    assert "由当地卫生健康部门办理" in told("save_entry", Role.PROVINCE, purpose="self_check")
    assert "由检查组办理" in told("save_entry", Role.PROVINCE)


def test_the_auditor_is_told_that_he_does_no_business():
    refused = not_permitted(actor(Role.SECURITY_AUDITOR), "导出台账", (Doer.OFFICE,))
    assert refused.sentence.endswith("安全审计员只查看审计记录，不办理业务。")
