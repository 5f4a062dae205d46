"""A place's preparation: duties, filings, completeness, the comprehensive report, and a city against its counties."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.inspection import answer_types as kinds
from qingchen.inspection.entry import Entry
from qingchen.inspection.selfcheck.completeness import FiledPaper, readiness, reminder
from qingchen.inspection.selfcheck.comprehensive import PARTS, digest_of, report_faults, whole_text
from qingchen.inspection.selfcheck.duties import Duty, asked_first, duty_faults, items_by_department, with_duty
from qingchen.inspection.selfcheck.filing import Filing, filing_faults, newest_versions, would_circle
from qingchen.inspection.selfcheck.sums import is_additive, sum_lines
from tests.unit.inspection.canonical import FORM1

JANUARY, TODAY = date(2020, 1, 1), date(2020, 7, 20)
DUTY = Duty("通化市卫生健康委员会", "科长 卯某某")
TEXTS = {
    "organisation": "2020年3月2日印发方案，召开领导小组会议2次。",
    "actions": "专项治理120户；救治救助30人；监管执法45次；落实主体责任；防治技术能力提升1家。",
    "problems": "申报率未达标。",
    "causes": "小微单位底数不清。",
    "plans": "9月底前完成补报，卫生健康委负责。",
}


def test_every_item_lies_with_one_leading_department():
    found = items_by_department(FORM1)
    assert sum(len(items) for items in found.values()) == len(FORM1.items)
    assert asked_first(FORM1.by_code["ZH2-16"]) == "应急"


def test_an_assigned_person_fills_only_what_the_line_leaves_open():
    line = Entry("ZH2-09", kinds.Ratio(1, 2), department="职业健康科")
    filled = with_duty(line, {"ZH2-09": DUTY})
    assert (filled.department, filled.responsible_person) == ("职业健康科", "科长 卯某某")
    assert with_duty(line, {}) == line
    assert len(duty_faults(FORM1, ["ZH9-99"], Duty("", " "))) == 3


def test_a_filing_tells_every_fault_at_once():
    wrong = Filing("", "movie", ("XX",), dated_on=date(2021, 1, 1), period_from=TODAY, period_until=JANUARY)
    assert len(filing_faults(FORM1, wrong, TODAY)) == 5
    assert filing_faults(FORM1, Filing("卫生健康局", "ledger", ("ZH2-09", "ZH2-10")), TODAY) == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_versions_never_go_in_a_circle_and_the_newest_has_no_newer_one(pairs):
    newer: dict[str, str] = {}
    for old, new in pairs:
        if old not in newer and not would_circle(newer, old, new):
            newer[old] = new
    for old, newest in newest_versions(newer).items():
        assert newest not in newer
        assert newest != old


def test_completeness_says_of_each_item_what_is_wanting():
    old = FiledPaper("1", "旧.pdf", newest="新.pdf")
    last_year = FiledPaper("2", "去年.pdf", period_until=date(2019, 12, 31), newest="去年.pdf")
    good = FiledPaper("3", "回执.pdf", newest="回执.pdf")
    papers = {"ZH1-01": (old,), "ZH1-02": (last_year,), "ZH1-04": (good,), "ZH1-05": (good,)}
    entries = {"ZH1-04": Entry("ZH1-04", kinds.YesPartialNo("yes"), responsible_person="科长")}
    found = readiness(FORM1, entries, {"ZH1-01": DUTY}, papers, frozenset({"ZH2-09"}), JANUARY)
    office = found[0]
    by_code = {one.item.code: one for one in office.items}
    assert by_code["ZH1-01"].wanting == ("未填报", "佐证都是旧版")
    assert by_code["ZH1-02"].wanting == ("未明确责任人", "未填报", "佐证都是年初以前的")
    assert by_code["ZH1-04"].ready
    assert (office.ready, office.papers) == (1, 3)
    registered = next(one for group in found for one in group.items if one.item.code == "ZH2-09")
    assert "无佐证材料" not in registered.wanting
    text = reminder("通化市", office, TODAY)
    assert text.startswith("通化市卫生健康委员会（科长 卯某某、科长）：")
    assert text.count("\n") == len(office.wanting) + 1


def test_the_comprehensive_report_has_five_parts_and_speaks_of_five_actions_with_figures():
    assert report_faults(TEXTS) == []
    assert len(report_faults({})) == 5
    (told,) = report_faults(TEXTS | {"actions": "专项治理 120 户，救助 30 人。"})
    assert "职业健康监管执法、用人单位主体责任、防治技术能力提升" in told
    assert "没有数字" in report_faults(TEXTS | {"organisation": "高度重视。"})[0]
    assert whole_text("通化市", TEXTS).count("、") >= 5
    assert digest_of(TEXTS) != digest_of(TEXTS | {"plans": "改"})
    assert len(PARTS) == 5


def test_no_county_exceeds_its_city_and_all_counties_together_are_the_city():
    city = {"ZH2-09": kinds.Ratio(90, 100), "ZH3-01": kinds.Number(40), "ZH1-10": kinds.Number(1)}
    one = {"ZH2-09": kinds.Ratio(95, 96), "ZH3-01": kinds.Number(10), "ZH1-10": kinds.Number(9)}
    lines = {(line.item.code, line.of): line for line in sum_lines(FORM1, city, {"集安市": one}, every=False)}
    assert "部分大于全体" in lines["ZH2-09", "分子"].fault
    assert lines["ZH2-09", "分母"].fault == ""
    assert lines["ZH3-01", ""].fault == ""
    assert not any(code == "ZH1-10" for code, _ in lines)
    whole = sum_lines(FORM1, city, {"集安市": one}, every=True)
    assert any("相差 30" in line.fault for line in whole)
    assert is_additive(FORM1.by_code["ZH2-05"])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 99)), min_size=1, max_size=5))
def test_a_city_that_is_the_sum_of_its_counties_is_never_faulted(pairs):
    counties = {f"县{n}": {"ZH2-09": kinds.Ratio(*pair)} for n, pair in enumerate(pairs)}
    city = {"ZH2-09": kinds.Ratio(sum(top for top, _ in pairs), sum(base for _, base in pairs))}
    assert all(not line.fault for line in sum_lines(FORM1, city, counties, every=True))
    over = {"ZH2-09": kinds.Ratio(0, sum(base for _, base in pairs) - 1)}
    assert any(line.fault for line in sum_lines(FORM1, over, counties, every=False))
