"""Who answers for an item: the department by its full name and an invented person of the right office."""

from random import Random

_NAMES = {
    "领导小组办公室": ("领导小组办公室", "综合协调组组长"),
    "卫生健康": ("卫生健康局", "职业健康科科长"),
    "疾控": ("疾控中心", "职业健康科主任"),
    "卫生监督": ("卫生监督所", "职业卫生监督科科长"),
    "人社": ("人力资源和社会保障局", "工伤保险科科长"),
    "医保": ("医疗保障局", "待遇保障科科长"),
    "民政": ("民政局", "社会救助科科长"),
    "扶贫": ("扶贫开发办公室", "行业扶贫科科长"),
    "司法行政": ("司法局", "公共法律服务科科长"),
    "应急": ("应急管理局", "矿山科科长"),
    "煤监": ("煤矿安全监察分局", "监察一室主任"),
    "生态环境": ("生态环境局", "大气科科长"),
    "工信": ("工业和信息化局", "产业科科长"),
    "发改": ("发展和改革局", "投资科科长"),
    "总工会": ("总工会", "权益保障部部长"),
    "市场监管": ("市场监督管理局", "登记注册科科长"),
    "爱卫办": ("爱国卫生运动委员会办公室", "副主任"),
    "乡镇": ("乡镇政府", "分管负责人"),
    "体检机构": ("职业健康检查机构", "质量负责人"),
    "诊断机构": ("职业病诊断机构", "诊断办公室主任"),
}
_SURNAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


class Departments:
    """The people of one place, the same person for the same office throughout."""

    def __init__(self, random: Random) -> None:
        self._people = {asked: random.choice(_SURNAMES) + "某某" for asked in _NAMES}

    def department(self, asked: str) -> str:
        return "、".join(_NAMES[one][0] for one in asked.split("、"))

    def responsible_person(self, asked: str) -> str:
        """`职业健康科科长 甲某某`, of the first department asked."""
        first = asked.split("、")[0]
        return f"{_NAMES[first][1]} {self._people[first]}"
