"""What is wrong with a notice is told in clear words: all of it at once, or that the file is none."""

import io
import zipfile
from pathlib import Path

import pytest

from qingchen.inspection.notice import word_file
from qingchen.inspection.notice.received import open_notice
from qingchen.problems import Problem
from tests.unit.inspection.notice.notices import NOTICES, read, rules, sample

BROKEN = Path(__file__).parents[3] / "fixtures" / "notices" / "broken"


def _without(text: str, start: str, end: str) -> str:
    first = text.index(start)
    return text[:first] + text[text.index(end, first) :]


def _told(file: str, data: bytes) -> str:
    with pytest.raises(Problem) as met:
        open_notice(file, data)
    assert met.value.code == "notice.not_readable"
    return met.value.sentence


def test_a_missing_group_is_told_by_its_number_its_places_and_the_notices_own_count():
    reading = read(_without(sample("liaoning-2021.txt"), "　　第二组", "　　第三组"))
    told = [doubt.sentence for doubt in reading.doubts]
    assert "没有第2组：前后各组都有。请看原文是否缺页或漏写。" in told
    assert "通知说有 4 个组，读出 3 个。请看原文。" in told
    assert any("鞍山市、丹东市、大连市、营口市" in s or "大连市、鞍山市、丹东市、营口市" in s for s in told)


def test_a_missing_last_group_is_told_by_the_places_nobody_has():
    reading = read(_without(sample("jilin-2020.txt"), "第六组", "四、检查的方式"))
    sentences = [doubt.sentence for doubt in reading.doubts if doubt.rule == "area_without_team"]
    assert any("梅河口市" in sentence for sentence in sentences)
    assert any("四平市" in sentence for sentence in sentences)


def test_two_groups_for_one_place_are_told_at_the_second():
    reading = read(sample("jilin-2020.txt").replace("负责检查辽源市和通化市", "负责检查长春市和通化市"))
    doubt = next(doubt for doubt in reading.doubts if doubt.rule == "area_with_two_teams")
    assert doubt.sentence == "第2组与第1组都负责长春市。每个地方只能由一个组负责，请删去一处。"
    assert reading.notice.text[doubt.place.start : doubt.place.end] == "长春市"


def test_a_day_before_the_notices_own_and_a_team_without_a_leader_are_told_together():
    text = sample("ganzhou-2021.txt").replace("3 月 12 日前完成自查", "2 月 12 日前完成自查")
    text = text.replace("组长水某丁（市卫健委四级调研员），", "")
    reading = read(text)
    assert {"day_before_notice", "team_without_leader"} <= rules(reading)
    sentence = next(d.sentence for d in reading.doubts if d.rule == "day_before_notice")
    assert sentence == "自查截止日（2021-02-12）早于发文日期（2021-03-03）。请核对两个日期。"


def test_a_day_that_is_not_in_the_calendar_is_told():
    reading = read(sample("ganzhou-2021.txt").replace("2021 年 3 月 3 日", "2021 年 2 月 30 日"))
    assert "issued_on_wrong" in rules(reading)


def test_a_letter_that_orders_nothing_is_no_notice():
    with pytest.raises(Problem) as met:
        read("各位同事：\n明天下午三点在二楼会议室开会，请准时参加，不要迟到。\n办公室")
    assert "不像是督导检查的通知" in met.value.sentence


@pytest.mark.parametrize(
    "data", [b"\x7fELF\x02\x01\x01\x00" + bytes(64), bytes(range(256)) * 4, b"a,b,c\n1,2,3\n" * 50]
)
def test_a_file_of_another_kind_is_refused(data):
    assert "不是文字文件" in _told("通知.txt", data)


def test_an_empty_file_and_an_old_doc_are_refused_each_in_its_own_words():
    assert "没有文字" in _told("空.txt", b"  \n")
    assert "旧版 .doc" in _told("通知.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))


def test_a_pdf_with_a_password_a_scan_and_a_damaged_pdf_are_told_apart():
    assert "打开密码" in _told("加密.pdf", (BROKEN / "encrypted.pdf").read_bytes())
    assert "扫描件" in _told("扫描.pdf", (BROKEN / "scanned.pdf").read_bytes())
    whole = (NOTICES / "shanxi-2022.pdf").read_bytes()
    assert "已损坏" in _told("坏.pdf", whole[:300])


def test_a_damaged_docx_and_another_archive_are_refused():
    whole = (NOTICES / "hunan-2020.docx").read_bytes()
    assert "已损坏" in _told("坏.docx", whole[: len(whole) // 2])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "没有文档")
    assert "已损坏，或不是 .docx" in _told("包.docx", packed.getvalue())


def test_an_archive_that_unpacks_to_far_more_than_a_notice_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(word_file, "MOST_UNPACKED", 1024**2)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(2 * 1024**2))
    assert "解开后过大" in _told("炸弹.docx", packed.getvalue())


def test_what_an_archive_says_of_its_size_is_not_believed(monkeypatch):
    monkeypatch.setattr(word_file, "MOST_UNPACKED", 1024**2)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(2 * 1024**2))
    size = (2 * 1024**2).to_bytes(4, "little")
    lying = packed.getvalue().replace(size, (1000).to_bytes(4, "little"))
    assert _told("说谎.docx", lying)


def test_what_is_far_longer_than_a_notice_is_refused_before_it_is_read():
    assert "80,000 个的上限" in _told("小说.txt", "　　话说那年冬天，县城北门外来了一个老者。\n".encode() * 250_000)


def test_a_novel_in_which_somebody_inspects_something_is_no_notice():
    with pytest.raises(Problem) as met:
        read("　　话说那年冬天，县城来了一个老者，检查了门锁，督导伙计烧水。\n" * 300)
    assert "不像是督导检查的通知" in met.value.sentence


def test_a_team_of_which_only_its_number_is_told_is_no_fault_of_the_program():
    reading = read(
        sample("liaoning-2021.txt").replace("第四组　组长：卫某癸（省卫生监督中心主任）", "第四组（待定），")
    )
    assert any(doubt.rule == "team_without_leader" for doubt in reading.doubts)


def test_what_is_due_every_week_and_terms_without_a_beginning_are_told_and_not_taken_over():
    reading = read(sample("hubei-2020.txt"))
    told = [doubt.sentence for doubt in reading.doubts]
    assert "“每周五前”是要反复报送的，没有带入。请看原文后安排。" in told
    assert any(said.startswith("“自接到本通知之日起5日内”没有写明日期") for said in told)
    assert any("自检查结束日起推算为 2020-12-19" in said for said in told)


def test_a_place_in_the_row_of_people_is_nobody():
    reading = read(sample("liaoning-2021.txt").replace("成员：钱甲、", "成员：鞍山市、督导员甲、钱甲、"))
    names = [member.name for team in reading.teams for member in team.members]
    assert "鞍山市" not in names
    assert "钱甲" in names
    assert any(doubt.rule == "member_unclear" and "鞍山市" in doubt.sentence for doubt in reading.doubts)
