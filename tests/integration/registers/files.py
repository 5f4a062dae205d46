"""Files as senders make them, and the people who send and accept them."""

from collections.abc import Mapping, Sequence

from qingchen.registers.catalogue import register_named
from qingchen.values.actor import Actor, Role
from qingchen.values.region import Area

PROVINCE = Actor("province", "省办", Role.PROVINCE, Area(("22",)))
SIPING = Actor("officer_siping", "四平", Role.PLACE, Area(("2203",), ("220381",)))
GONGZHULING = Actor("officer_gongzhuling", "公主岭", Role.PLACE, Area(("220184", "220381")))
LISHU = Actor("officer_lishu", "梨树", Role.PLACE, Area(("220322",)))
LEADER = Actor("leader_1", "组长", Role.INSPECTOR, Area(("2203",), ("220381",)))
AUDITOR = Actor("auditor", "审计", Role.SECURITY_AUDITOR)

USCC = "91229900MA0DEMA01U"
_EMPLOYER = {
    "uscc": USCC,
    "site_no": 1,
    "name": "示例采石有限公司",
    "division": "220322",
    "address": "示例路一号",
    "industry": "1011",
    "key_industry": "非煤矿山",
    "size": "小型",
    "registration_type": "有限责任公司",
    "production_status": "在产",
    "in_scope": "是",
    "workers": 86,
    "workers_exposed": 52,
    "workers_dust_exposed": 45,
    "hazard_class": "严重",
    "dust_kinds": "矽尘",
    "principal_phone": "13900010001",
    "effective_on": "2020-06-01",
}
_TRAINING = {
    "training_no": "PX2020-001",
    "trained_from": "2020-05-18",
    "trained_until": "2020-05-19",
    "hours": 16,
    "mode": "面授",
    "audience": "主要负责人",
    "identity_number": "229900196001010012",
    "name": "示例甲",
    "uscc": USCC,
    "passed": "是",
}


def employers(*rows: Mapping[str, object]) -> bytes:
    """A file of employers, each row a correct one with these changes."""
    return csv_of("employers", [{**_EMPLOYER, **row} for row in rows])


def trainings(*rows: Mapping[str, object]) -> bytes:
    return csv_of("trainings", [{**_TRAINING, **row} for row in rows])


def csv_of(register_name: str, rows: Sequence[Mapping[str, object]]) -> bytes:
    register = register_named(register_name)
    names = list(rows[0])
    lines = [[register.by_name[name].title for name in names], *([str(row[name]) for name in names] for row in rows)]
    return "\n".join(",".join(line) for line in lines).encode()
