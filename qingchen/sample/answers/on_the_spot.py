"""What a team keeps of its days at a unit: minutes with what the place raised, inspection and interview records."""

import json
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random

from qingchen.inspection.plans import Campaign, TeamPlan
from qingchen.sample.answers.setting import Setting, visit_days
from qingchen.sample.answers.workshop import Workshop
from qingchen.sample.people import GIVEN, SURNAMES

RECORDS = ("inspectee", "kind", "items", "content")
OPINIONS = (
    *("inspectee", "kind", "raised_by", "text", "department"),
    *("days_to_reply", "reply", "document_no"),
)
_ANSWERS = ("做过，结果没有书面给我。", "做过，医生说正常。", "还没有安排。")
_TOLD = "已出示证件并告知权利义务"
_RAISED = (
    (
        "problem",
        "卫生健康局",
        "随访和建档工作经费没有列入本级预算，村医误工补助难以落实",
        "finance",
        "已建议纳入下一年度公共卫生服务补助测算",
        "",
    ),
    ("problem", "卫生健康局", "县级没有取得尘肺病诊断资质的医师，疑似病例都要到市里诊断", "health", "", ""),
    ("problem", "人力资源和社会保障局", "已关闭企业的未参保患者费用无人承担，群众反映集中", "human_resources", "", ""),
    (
        "problem",
        "医疗保障局",
        "建档立卡尘肺病患者大病专项救治名单与医保结算名单口径不同",
        "medical_insurance",
        "以省级比对结果为准，按季度下发",
        "吉医保函〔2020〕31号",
    ),
    ("problem", "应急管理局", "非煤矿山整合期间用人单位名称变更多，三个部门名录对不上", "emergency", "", ""),
    ("suggestion", "疾控中心", "建议统一检测报告上传格式，减少重复录入", "health", "已列入下半年系统改造计划", ""),
    ("suggestion", "卫生监督所", "建议为县级配备直读式粉尘检测仪，便于现场初筛", "finance", "", ""),
    (
        "suggestion",
        "总工会",
        "建议把接尘劳动者培训纳入工会教育经费支持范围",
        "trade_union",
        "同意纳入年度培训计划",
        "吉工办函〔2020〕18号",
    ),
    ("suggestion", "卫生健康局", "建议公布可以跨地区选择的职业健康检查机构名单", "health", "", ""),
    ("suggestion", "发展和改革局", "建议由省级定期推送投资项目在线审批的新建项目名单", "reform", "", ""),
)


def minutes(setting: Setting, campaign: Campaign) -> tuple[str, ...]:
    """The minutes of the meeting at a unit, on the first morning."""
    random, team = _random(setting, "minutes"), campaign.team_of(setting.unit.code)
    first, _ = visit_days(campaign, setting.unit.code)
    began = datetime.combine(first, time(8, 30))
    agencies = random.sample(("卫生健康局", "人力资源和社会保障局", "医疗保障局", "应急管理局", "疾控中心"), 4)
    content = {
        "began": _minute(began),
        "ended": _minute(began + timedelta(minutes=random.randint(40, 75))),
        "place": f"{setting.place.name}卫生健康局会议室",
        "chair": team.leader.name,
        "recorder": team.members[-1].name,
        "attendees": "\n".join(f"{setting.place.name}{agency} 科长 {_person(random)}" for agency in agencies),
        "minutes": "不听汇报，就随访建档、名录比对、检测体检和执法中的困难座谈，逐条记录反映的问题和意见建议。",
    }
    return setting.place.code, "meeting", "", json.dumps(content, ensure_ascii=False)


def opinions(setting: Setting) -> Iterator[tuple[str, ...]]:
    """Two or three that the place raised; some are answered within days, some wait."""
    random = _random(setting, "opinions")
    for kind, by, text, department, reply, number in random.sample(_RAISED, random.randint(2, 3)):
        days = random.choice((1, 15, 20))
        yield setting.place.code, kind, by, text, department, str(days), reply, number


def shop_records(shop: Workshop, campaign: Campaign, unit: str) -> Iterator[tuple[str, ...]]:
    """The inspection record of an unannounced visit and an interview with a worker there."""
    random, team = Random(f"{shop.code}-records"), campaign.team_of(unit)
    began, ended = shop.visit.arrived, shop.visit.left
    seen = "、".join(shop.posts[:3])
    shared = {
        "officers": _officers(team),
        "recorder": team.members[-1].name,
        "informed": _TOLD,
        "signature": "已签名",
    }
    inspected = shared | {
        "subject": shop.facts.name,
        "principal": _person(random),
        "place": shop.visit.place,
        "began": _minute(began),
        "ended": _minute(ended),
        "findings": f"检查组未打招呼直接到现场，查看{seen}等{len(shop.posts)}个岗位的防尘设施运行、警示标识和个体防护，"
        f"随机询问劳动者{min(len(shop.persons), 3)}人，调阅检测报告、体检档案和培训记录。",
        "remarks": "情况属实。",
    }
    asked = shared | {
        "person": _person(random),
        "sex": "男",
        "employer": f"{shop.facts.name} {shop.posts[0]}",
        "place": shop.visit.place,
        "began": _minute(began + timedelta(minutes=40)),
        "ended": _minute(began + timedelta(minutes=55)),
        "dialogue": "问：您在什么岗位工作，上岗多久了？\n"
        f"答：在{shop.posts[0]}，干了{random.randint(2, 12)}年。\n"
        "问：除尘设施平时开吗？\n答：上班时开，检修时停。\n"
        f"问：今年做过在岗体检吗？\n答：{random.choice(_ANSWERS)}",
    }
    yield shop.code, "site_inspection", "AF0-01,AF4-01", json.dumps(inspected, ensure_ascii=False)
    yield shop.code, "interview", "AF7-01", json.dumps(asked, ensure_ascii=False)


def _officers(team: TeamPlan) -> str:
    return "\n".join(f"{member.name} 执法证 吉{number:04d}" for number, member in enumerate(team.members[:2], 1))


def _person(random: Random) -> str:
    return random.choice(SURNAMES) + random.choice(GIVEN)


def _minute(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


def _random(setting: Setting, what: str) -> Random:
    return Random(f"{setting.place.code}-{what}")
