"""An employer's illegal act goes to the body that enforces the law and comes back by its register, by nobody's word."""

import polars as pl
import pytest
from django.db import transaction

from qingchen import clock
from qingchen.accounts.models import AuditLine
from qingchen.findings.actions.closing import close_finding
from qingchen.findings.actions.review import pass_recheck
from qingchen.findings.actions.transfer import conclude_transfer, note_case, note_receipt, transfer_finding
from qingchen.findings.transfers import body_for
from qingchen.problems import Problem
from qingchen.registers.actions import put_rows
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from tests.builders import opened_round, person
from tests.integration.findings.builders import (
    drawn_rechecks,
    employer_inspectee,
    found,
    fresh,
    ordered,
    reviewed,
    signed,
)

pytestmark = pytest.mark.django_db
USCC = "912299000000000015"


@pytest.fixture
def finding(july_2020):
    round_ = opened_round()
    visit = employer_inspectee(round_, f"{USCC}-1")
    one = found(round_, visit.code, "AF5-01", violation="periodic_monitoring")
    signed(round_)
    return one


def put(register, row):
    with transaction.atomic():
        put_rows(person("province"), register, pl.DataFrame([row]), "22")


def case(**more):
    put(
        "enforcement_cases",
        {
            "case_no": "通卫监〔2020〕15号",
            "uscc": USCC,
            "site_no": 1,
            "employer_name": "某某建材有限公司",
            "agency": "通化市卫生监督所",
            "agency_division": "220502",
            "inspection_type": "special",
            "inspected_on": clock.today(),
            "document_no": "通卫监意〔2020〕15号",
            "measures": ["ordered", "warning"],
        }
        | more,
    )


@pytest.mark.parametrize(
    ("industry", "name"), [("coal_mine", "吉林煤矿安全监察局"), ("metallurgy", "通化市卫生健康行政部门")]
)
def test_the_body_is_told_by_the_industry_in_the_register(finding, industry, name):
    put("employers", {"uscc": USCC, "site_no": 1, "name": "某某", "division": "220502", "key_industry": industry})
    reader = ScopedReader(person("province"), snapshot(clock.today()))
    assert body_for(reader, fresh(finding))[0] == name


def test_the_loop_is_closed_by_the_enforcement_register_and_only_then_the_finding(finding):
    office = person("province")
    ready = reviewed(finding)
    sent = transfer_finding(office, ready, "通化市卫生健康行政部门", "吉尘防办移〔2020〕1号")
    with pytest.raises(Problem, match="已经移送过"):
        transfer_finding(office, fresh(finding), "再送一次", "2号")
    drawn_rechecks(finding.inspectee.unit.round)
    pass_recheck(person("leader_2"), fresh(finding), "已看")
    with pytest.raises(Problem) as refused:
        close_finding(office, fresh(finding), "同意")
    assert "执法台账上还没有办结" in refused.value.lines[0]
    with pytest.raises(Problem) as refused:
        note_case(office, sent, "通卫监〔2020〕15号")
    assert refused.value.code == "transfer.wrong_state"
    note_receipt(office, sent, "王签收", clock.today())
    note_case(office, sent, "通卫监〔2020〕15号")
    with pytest.raises(Problem, match="没有这个编号"):
        conclude_transfer(office, sent)
    case()
    with pytest.raises(Problem, match="还没有复查结果"):
        conclude_transfer(office, sent)
    case(rechecked_on=clock.today(), recheck_result="corrected")
    assert "复查已改正" in conclude_transfer(office, sent).outcome
    assert close_finding(office, fresh(finding), "同意").state == "closed"
    acts = AuditLine.objects.filter(what="transfer").values_list("act", flat=True)
    assert list(acts) == ["transfer_finding", "note_receipt", "note_case", "conclude_transfer"]


def test_a_places_problem_and_one_that_was_not_ordered_are_not_transferred(finding):
    office = person("province")
    with pytest.raises(Problem, match="还没有下达整改"):
        transfer_finding(office, fresh(finding), "某局", "1号")
    with pytest.raises(Problem) as refused:
        transfer_finding(person("officer_tonghua"), ordered(finding), "某局", "1号")
    assert refused.value.code == "account.not_permitted"
