"""The transfer letter names act, clause and penalty; the assessment's document shows each place and what changed."""

from datetime import date

from qingchen.reports.assessment_content import AssessedPlace, AssessmentContent, PointLine, TargetLine
from qingchen.reports.catalogue import reports
from qingchen.reports.document import Number
from qingchen.reports.numbers import numbers_in
from qingchen.reports.transfer_content import TransferContent
from tests.unit.reports.word_reading import all_text

LETTER = TransferContent(
    office="吉林省尘肺病防治工作领导小组办公室",
    campaign="吉林省尘肺病防治攻坚行动",
    document_no="吉尘防办发〔2020〕2号",
    letter_no="吉尘防办移〔2020〕1号",
    body="吉林煤矿安全监察局",
    sent_on=date(2020, 7, 31),
    employer="某某煤业有限公司",
    employer_code="912299000000000015",
    place="通化市",
    finding="通化市2020-001",
    found_on=date(2020, 7, 29),
    fact="本年度未委托检测",
    figure=Number("0 份报告", "finding-abc"),
    named_object="采煤、掘进岗位",
    act="未按照规定对工作场所职业病危害因素进行检测、评价",
    clause="职业病防治法（2018）第二十六条第二款",
    penalty_basis="职业病防治法（2018）第七十二条第（四）项",
    penalty="给予警告，责令限期改正",
)


def assessed(**more):
    target = TargetLine("申报率", "95%", "—", "90.0%（9 / 10）", Number("96.0%（24 / 25）", "assessed-1-0-now"), "达标")
    point = PointLine("B1", "申报率", "10.00", "9.00", "96.0%", "+1.00")
    told = {
        "total": "90.00",
        "provisional": "80.00",
        "grade": "优秀",
        "vetoed": (),
        "found": 5,
        "due": 4,
        "closed": 3,
        "stored": "assessed-1",
    }
    return AssessedPlace(**{"name": "通化市", "targets": (target,), "points": (point,)} | told | more)


def assessment(stage="结果", scheme="办法", **more):
    return AssessmentContent(
        office="省办",
        campaign="尘肺病防治攻坚行动",
        year=2020,
        stage=stage,
        scheme=scheme,
        published_on=date(2020, 12, 9),
        appeal_until=date(2020, 12, 8),
        places=(assessed(**more),),
        offices=("通化市卫生健康委员会",),
        issued_on=date(2020, 12, 10),
        number="吉尘防办发〔2020〕9号",
        seal_of="省卫生健康委",
        copies_to=("省领导小组各成员单位",),
    )


def document(stage="结果", scheme="办法", **more):
    (built,) = reports()["year_assessment"].build(assessment(stage, scheme, **more))
    return built.data


def test_the_letter_goes_to_the_body_and_leaves_the_judgement_to_it():
    (built,) = reports()["transfer_letter"].build(LETTER)
    text = all_text(built.data)
    assert built.file_name == "通化市2020-001移送函.docx"
    for part in (
        "吉林煤矿安全监察局",
        "第七十二条第（四）项",
        "912299000000000015",
        "由你单位依法认定",
        "吉尘防办移〔2020〕1号",
    ):
        assert part in text, part
    assert numbers_in(built.data) == [("finding-abc", "0 份报告")]


def test_the_document_of_the_assessment_shows_total_grade_and_the_difference():
    text = all_text(document())
    assert all(part in text for part in ("90.00", "优秀", "初评80.00分", "+1.00", "96.0%（24 / 25）"))
    assert "申诉" not in text
    assert "2020年12月8日前" in all_text(document(stage="初评"))


def test_without_a_scheme_no_points_are_printed_and_a_veto_is_told_with_its_facts():
    text = all_text(document(scheme=""))
    assert "不计分" in text
    assert "等次" not in text
    assert "通化市：弄虚作假，伪造体检报告 3 份" in all_text(document(vetoed=("弄虚作假，伪造体检报告 3 份",)))


def test_the_assessment_has_its_number_whose_seal_it_bears_and_who_gets_copies():
    text = all_text(document())
    for part in ("吉尘防办发〔2020〕9号", "（省卫生健康委代章）", "抄送：省领导小组各成员单位。", "2020年12月10日印发"):
        assert part in text, part


def test_the_first_page_of_the_assessment_says_by_name_and_figure_who_missed_what():
    missed = TargetLine(
        "申报率", "95%", "—", "90.0%（9 / 10）", Number("80.0%（8 / 10）", "assessed-1-0-now"), "未达标"
    )
    text = all_text(document(targets=(missed,)))
    body = text.partition("附件：")[0]
    assert "目标95%，1个地区有结果，0个达标；未达标的：通化市80.0%（8 / 10）。" in body
    assert "检查共发现问题5个，到期应销号4个，按期销号3个。" in body
    assert "没有全部按期销号的：通化市到期4个，按期3个。" in body
