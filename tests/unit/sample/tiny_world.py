"""A small world: two prefectures with a visited county each, one unit of county level, one without counties."""

from datetime import date

from qingchen.sample.world import EmployerFacts, PlaceFacts, PublicNumber, World
from qingchen.values.rate import Rate

_KINDS = ("coal_mine", "non_coal_mine", "metallurgy", "building_materials")

COUNTED = {
    "tonghua": {
        "survey_completion_rate": Rate(150, 160),
        "patient_file_rate": Rate(40, 61),
        "reported_case_count": Rate(161, 161),
        "living_case_count": Rate(63, 161),
        "administration_full_time_count": Rate(8, 12),
        "administration_part_time_count": Rate(4, 12),
        "rehabilitation_provision_rate": Rate(0, 0),
    },
    f"91229900{523_000:08d}XX-1": {"worker_insurance_rate": Rate(40, 48), "health_unit_rate": Rate(0, 1)},
}
"""Of one place and one employer; of the others the world knows nothing more than the six rates."""


def employer(number: int, division: str, *, exposed: int = 24, managers: int = 1) -> EmployerFacts:
    sound = number % 3 != 0
    return EmployerFacts(
        code=f"91229900{number:08d}XX-1",
        name=f"甲乙第{number}石材厂",
        division=division,
        key_industry=_KINDS[number % 4],
        size="small",
        workers=exposed * 2,
        workers_dust_exposed=exposed,
        dust_kinds=("silica",),
        managers=managers,
        declared=sound,
        monitored=number % 5 != 0,
        positions_measured=number % 4 + (number % 5 != 0),
        positions_over_limit=number % 2 if number % 5 and number % 4 else 0,
        principal_trained=number % 2 == 0,
        rates={
            "health_examination_rate": Rate(exposed // 2, exposed // 2 + number % 3) if exposed else Rate(0, 0),
            "worker_training_rate": Rate(exposed * 3 // 4, exposed),
            "manager_training_rate": Rate(0, managers or 1),
        },
    )


def place(code: str, name: str, kind: str, division: str, scope: int, *, too_much: bool = False) -> PlaceFacts:
    low = scope * 8 // 10
    return PlaceFacts(
        code=code,
        name=name,
        kind=kind,
        rates={
            "declaration_rate": Rate(low, scope),
            "periodic_monitoring_rate": Rate(scope - 1, scope),
            "health_examination_rate": Rate(low * 9, scope * 9),
            "principal_training_rate": Rate(scope, scope),
            "manager_training_rate": Rate(low, scope + 2),
            "worker_training_rate": Rate(low * 20, scope * 20),
        },
        employers_by_industry={"coal_mine": 2, "building_materials": scope - 2},
        excluded=0 if kind == "county" else 5,
        employers=tuple(employer(int(division[-4:]) * 100 + n, division) for n in range(8)),
        claims_too_much=too_much,
    )


def tiny_world() -> World:
    found = [
        place("tonghua", "通化市", "unit", "220502", 160, too_much=True),
        place("220523", "辉南县", "county", "220523", 40),
        place("yanbian", "延边州", "unit", "222401", 120),
        place("222403", "敦化市", "county", "222403", 33),
        place("meihekou", "梅河口市", "unit", "220581", 50, too_much=True),
        place("changbaishan", "长白山管委会", "unit", "222426", 4),
    ]
    return World(
        places={one.code: one for one in found},
        county_of={"tonghua": "220523", "yanbian": "222403", "meihekou": "", "changbaishan": ""},
        salts={code: f"盐-{code}" for code in ("tonghua", "yanbian", "meihekou", "changbaishan")},
        public_number=PublicNumber("示例公开号码", date(2020, 7, 20), "4 0 7"),
        drawn={
            "tonghua": tuple(employer(523_000 + n, "220523") for n in range(3)),
            "yanbian": (employer(403_001, "222403"), employer(403_002, "222403", exposed=0, managers=0)),
            "meihekou": (employer(581_001, "220581"),),
            "changbaishan": (employer(426_001, "222426", exposed=3),),
        },
        counted=COUNTED,
    )
