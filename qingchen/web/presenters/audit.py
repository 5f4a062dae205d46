"""Audit lines as the page of traces shows them."""

from collections.abc import Mapping
from typing import Any

from qingchen.accounts.models import AuditLine
from qingchen.assessment.states import ACT_TITLES as ASSESSMENT_ACTS
from qingchen.findings.states import ACT_TITLES as FINDING_ACTS
from qingchen.inspection.states import ACT_TITLES
from qingchen.standards import divisions
from qingchen.values.actor import Role
from qingchen.web.presenters.audit_details import details

TITLES = (
    ACT_TITLES
    | FINDING_ACTS
    | ASSESSMENT_ACTS
    | {
        "draw_rechecks": "抽取复查问题",
        "keep_account": "建立或修改账号",
        "issue_codes": "发放开通码",
        "activate_account": "开通账号，设定口令",
        "receive": "报送台账",
        "check": "检查台账",
        "accept": "接收入账",
        "refuse": "退回台账",
        "withdraw": "撤回台账",
        "confirm_mapping": "确认列对应",
        "use_mapping": "选用列对应",
        "keep_mapping": "保存列对应",
        "load_profile": "装入列对应",
        "retire_mapping": "停用列对应",
        "withdraw_accepted": "撤销已入账的报送",
        "open_given_back": "下载退回更正的行",
        "accept_good_rows": "接收无误的行",
        "reveal": "查看敏感信息",
        "search": "查询单位和个人",
        "run_linkage": "比对个人",
        "decide_link": "核对比对结果",
        "search_county": "县内翻查个人",
        "open_received": "打开原文件",
        "open_annotated": "下载批注",
        "store_results": "保存指标结果",
        "publish_results": "发布指标结果",
        "take_public_edition": "提供公开版",
        "export_results": "导出指标结果",
        "mend_store": "清理数据文件",
        "check_store": "核对数据文件",
        "merge_batches": "合并批次文件",
        "rotate_master_key": "更换主密钥",
        "export_rows": "导出台账",
        "end_export": "导出完毕",
        "export_package": "导出数据包",
        "read_rows": "接口读取台账",
        "read_batch": "接口读取批次",
        "issue_token": "发放接口令牌",
        "revoke_token": "停用接口令牌",
        "load_batch": "整批载入",
    }
)
THINGS = {
    "record_draw": "抽样核查",
    "report_file": "公文",
    "draw_session": "抽取场次",
    "site_record": "现场记录",
    "opinion": "反映的问题和意见建议",
    "itinerary": "行程",
    "visit_day": "到检日期",
    "other_inspection": "其他检查",
    "ask": "向地方提出的要求",
    "zero_report": "零报告",
    "hand_in": "上报",
    "sheet": "检查表",
    "form": "检查表版本",
    "inspectee": "检查对象",
    "finding": "问题",
    "findings": "问题整改台账",
    "assessment": "年终考核",
    "appeal": "考核申诉",
    "recheck_draw": "复查抽取",
    "transfer": "移送执法",
    "team": "检查组",
    "round": "轮次",
    "draw": "抽取",
    "submission": "报送",
    "mapping": "列对应",
    "account": "账号",
    "result_run": "指标结果",
    "results": "指标结果",
    "publication": "发布的结果",
    "notice": "通知",
    "row": "台账行",
    "export": "导出",
    "token": "接口令牌",
    "batch": "入账批次",
    "search": "查询",
    "link": "一对记录",
    "link_run": "比对",
    "store": "数据库",
    "segment": "合并文件",
}
_RESULTS = {"done": "完成", "refused": "未准", "failed": "失败", "broken_off": "中断"}


def line(row: AuditLine, units: Mapping[str, str]) -> dict[str, Any]:
    """One line: `{"at", "who", "role", "act", "title", "what", "region", "result", "done", "details", "sealed"}`.

    units   names of inspection units by code
    """
    return {
        "number": row.id,
        "at": row.at,
        "who": row.actor_name,
        "account": row.actor,
        "role": Role(row.role).title,
        "act": row.act,
        "title": TITLES.get(row.act, row.act),
        "what": THINGS.get(row.what, row.what),
        "public_id": row.public_id,
        "region": "、".join(_place(code, units) for code in row.region.split(",") if code),
        "result": _RESULTS.get(row.result, row.result),
        "done": row.result == "done",
        "details": details(row.details),
        "sealed": row.sealed,
    }


def _place(code: str, units: Mapping[str, str]) -> str:
    if code in units:
        return units[code]
    return divisions.name_of(code) if divisions.find(code) else code
