"""The items of a place that are a day, a number or several named numbers."""

from datetime import date, timedelta

from qingchen.inspection.answer_types import Answer, Composite, Day, Number
from qingchen.inspection.form import Form
from qingchen.sample.answers.figures import Figures
from qingchen.sample.answers.setting import Setting

_INDUSTRIES = ("coal_mine", "non_coal_mine", "metallurgy", "building_materials", "other")
"""Codes of the parts of ZH2-05, in their order."""


def numbers(form: Form, setting: Setting, figures: Figures, flawed: set[str]) -> dict[str, Answer]:
    """True answers by item code."""
    random, place = setting.random, setting.place
    bad = {code: code in flawed for code in form.by_code}
    issued = date(2020, 3, 16) + timedelta(days=random.randint(0, 70))
    stopped = random.randint(0, figures.employers_unfit)
    by_industry = [place.employers_by_industry.get(code, 0) for code in _INDUSTRIES]
    technicians = (0 if bad["ZH5-03"] else len(setting.counties) + random.randint(1, 3), random.randint(1, 4))
    seniors = random.randint(0, sum(technicians) // 3)
    middling = random.randint(0, sum(technicians) - seniors)
    diagnosed = 0 if bad["ZH5-06"] else random.randint(8, 40)
    overdue = random.randint(1, 3) if bad["ZH5-07"] and diagnosed else 0
    experts = 0 if bad["ZH5-04"] else random.randint(6, 24)
    composites = {
        "ZH2-05": by_industry,
        "ZH2-17": (stopped, random.randint(0, figures.employers_unfit - stopped)),
        "ZH4-03": (0 if bad["ZH4-03"] else figures.counties + random.randint(0, 2), random.randint(1, 4)),
        "ZH4-05": (figures.officers_full_time, figures.officers_part_time),
        "ZH4-14": (figures.cases, figures.penalties),
        "ZH4-15": (_zero_counties(setting, flawed), 0),
        "ZH5-03": (*technicians, seniors, middling, sum(technicians) - seniors - middling),
        "ZH5-05": (experts, 0 if bad["ZH5-05"] else random.randint(2, 15)),
        "ZH5-07": (diagnosed, diagnosed - overdue - random.randint(0, min(3, diagnosed - overdue)), overdue),
    }
    single = {
        "ZH1-09": random.randint(6, 8) if bad["ZH1-09"] else random.randint(9, 14),
        "ZH1-10": 0 if bad["ZH1-10"] else random.randint(1, 4),
        "ZH2-16": figures.employers_unfit,
        "ZH3-01": figures.patients,
        "ZH3-02": figures.patients_alive,
        "ZH3-07": figures.crowded_places // 4,
        "ZH3-08": figures.crowded_places - figures.crowded_places // 4,
        "ZH3-10": figures.uninsured_with_employer + figures.patients_alive // 9,
        "ZH3-16": figures.patients_registered_poor,
        "ZH4-08": 0 if bad["ZH4-08"] else figures.townships * random.randint(3, 11) + random.randint(0, 9),
        "ZH5-06": 0 if bad["ZH5-06"] else random.randint(1, 2),
        "ZH6-12": 0 if bad["ZH6-12"] else random.randint(1, 5),
    }
    answers: dict[str, Answer] = {"ZH1-02": Day(issued)}
    answers |= {code: Number(value) for code, value in single.items()}
    for code, values in composites.items():
        answers[code] = Composite(tuple(zip(form.by_code[code].parts, values, strict=True)))
    return answers


def _zero_counties(setting: Setting, flawed: set[str]) -> int:
    return max(len(setting.zero_counties), int("ZH4-15" in flawed))
