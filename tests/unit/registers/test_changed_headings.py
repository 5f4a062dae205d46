"""A table whose headings changed is asked about again, and only about what changed."""

from qingchen.registers.catalogue import register_named
from qingchen.registers.changed_headings import changed_headings
from qingchen.registers.mapping import ColumnMapping
from qingchen.registers.sheet_proposal import proposed_mapping, sheet_proposal
from tests.unit.registers.test_heading_proposals import sheet

WORKERS = register_named("exposed_workers")
JULY = ("序号", "姓名", "身份证号码", "企业全称", "统一社会信用代码", "岗位", "何种粉尘", "何时开始接尘", "饭卡号")
AUGUST = (
    "序号",
    "姓名",
    "证件号",
    "企业全称",
    "统一社会信用代码",
    "岗位",
    "何种粉尘",
    "何时开始接尘",
    "饭卡号",
    "手机号",
)


def confirmed(*headings: str) -> ColumnMapping:
    proposal = sheet_proposal(sheet(headings, ("1",)), WORKERS)
    columns = proposed_mapping(proposal, WORKERS, "七月花名册").columns | {"dust_kind": {"from": "何种粉尘"}}
    constants = {"employment_type": {"value": "劳动合同", "assumed": "全县都是"}}
    return ColumnMapping(
        "k",
        "exposed_workers",
        "七月花名册",
        columns,
        constants=constants,
        not_kept=("序号", "饭卡号"),
        unknown=("status",),
    )


def test_what_is_gone_and_what_is_new_are_named_and_the_rest_is_carried_over() -> None:
    july = confirmed(*JULY)
    changed = changed_headings([july], sheet_proposal(sheet(AUGUST, ("1",)), WORKERS), WORKERS)
    assert changed is not None
    assert changed.gone == [("身份证号码", "identity_number")]
    assert changed.new == ["证件号", "手机号"]
    draft = changed.draft
    assert draft.columns["dust_kind"] == {"from": "何种粉尘"}
    assert draft.columns["identity_number"] == {"from": "证件号"}
    assert draft.columns["phone"] == {"from": "手机号"}
    assert (draft.constants, draft.unknown, draft.not_kept) == (july.constants, ("status",), ("序号", "饭卡号"))


def test_another_table_is_no_changed_one() -> None:
    other = sheet_proposal(sheet(("姓名", "证件号", "合同编号", "车间"), ("某", "1", "2", "3")), WORKERS)
    assert changed_headings([confirmed(*JULY)], other, WORKERS) is None
    assert changed_headings([], other, WORKERS) is None
