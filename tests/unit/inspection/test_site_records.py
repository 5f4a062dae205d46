"""On-site records: what each kind asks, every fault at once, and persons masked."""

from datetime import datetime

import pytest

from qingchen.inspection.onsite.record_kinds import KINDS
from qingchen.inspection.onsite.record_rules import content_of, dialogue, masked, record_faults

NOW = datetime(2020, 7, 23, 18)
INTERVIEW = {
    "person": "子某某",
    "sex": "男",
    "identity": "229900198001010011",
    "employer": "某某水泥厂 破碎工",
    "phone": "13900000099",
    "address": "通化市集安市某某街道 1 号",
    "place": "厂区会议室",
    "began": "2020-07-23 09:00",
    "ended": "2020-07-23 09:40",
    "officers": "甲组员 执法证 吉0001\n甲二 执法证 吉0002",
    "recorder": "甲二",
    "informed": "已出示证件并告知权利义务",
    "dialogue": "问：除尘器几点开？\n答：早上八点。\n问：去年做过体检吗？\n答：做过，\n结果没有给我。",
    "signature": "已签名",
}


def _faults(kind: str, typed: dict[str, str]) -> list[str]:
    return record_faults(KINDS[kind], content_of(KINDS[kind], typed), NOW)


def test_a_whole_interview_has_no_fault_and_its_turns_are_read():
    content = content_of(KINDS["interview"], INTERVIEW)
    assert record_faults(KINDS["interview"], content, NOW) == []
    assert content["began"] == "2020-07-23T09:00"
    assert dialogue(content["dialogue"])[-1] == ("答", "做过，\n结果没有给我。")


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("ended", "2020-07-23 08:00", "早于“开始时间”"),
        ("began", "2020-07-24 09:00", "还没有到"),
        ("began", "上午", "不能读作时间"),
        ("officers", "甲组员", "不少于 2 人"),
        ("identity", "229900198001010018", "校验码"),
        ("phone", "12", "不像电话号码"),
        ("dialogue", "问：除尘器几点开？", "1 问、0 答"),
        ("dialogue", "没有格式", "没有问答"),
        ("signature", "拒绝签名", "见证人"),
        ("sex", "", "没有填写"),
    ],
)
def test_each_fault_of_an_interview_is_told(field, typed, told):
    assert any(told in fault for fault in _faults("interview", INTERVIEW | {field: typed}))


def test_every_fault_is_told_at_once():
    assert len(_faults("site_inspection", {})) == len([f for f in KINDS["site_inspection"].fields if f.required])


def test_persons_are_masked_and_the_rest_is_not():
    shown = {field.name: masked(field, INTERVIEW.get(field.name, "")) for field in KINDS["interview"].fields}
    assert shown["person"] == "子**"
    assert "0101" not in shown["identity"]
    assert shown["phone"] == "139****0099"
    assert shown["officers"] == "2 人"
    assert shown["employer"] == INTERVIEW["employer"]
    assert "1 号" not in shown["address"]


def test_a_receipt_left_behind_needs_a_witness_and_a_direct_one_a_receiver():
    receipt = {
        "document": "整改通知书",
        "recipient": "某某水泥厂",
        "place": "厂办",
        "began": "2020-07-23 10:00",
        "officers": "甲组员\n甲二",
        "signature": "已签名",
    }
    assert any("见证人" in fault for fault in _faults("receipt", receipt | {"way": "留置送达"}))
    assert any("收件人" in fault for fault in _faults("receipt", receipt | {"way": "直接送达"}))
    assert _faults("receipt", receipt | {"way": "直接送达", "receiver": "丑某某"}) == []
