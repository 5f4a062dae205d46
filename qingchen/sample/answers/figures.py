"""The counts of one place that several items share, so that its answers agree with each other."""

from dataclasses import dataclass

from qingchen.sample.answers.setting import Setting


@dataclass(frozen=True)
class Figures:
    """Each is the denominator of the items that `ratios` names; `officers` and `penalties` are composites' parts."""

    quantified_targets: int
    counties: int
    townships: int
    resolutions_due: int
    employers: int
    employers_rechecked: int
    employers_excluded: int
    required_cells: int
    employers_in_other_lists: int
    positions_measured: int
    employers_unfit: int
    patients: int
    patients_alive: int
    patients_to_follow: int
    patients_filed: int
    crowded_places: int
    uninsured_with_employer: int
    patients_of_serious_illness_insurance: int
    patients_of_medical_aid: int
    patients_poor: int
    patients_registered_poor: int
    legal_aid_cases: int
    workers: int
    workers_exposed: int
    officers_full_time: int
    officers_part_time: int
    co_supervisors: int
    equipment_required: int
    projects: int
    cases: int
    penalties: int
    rectifications_due: int
    random_checks_planned: int
    examinations: int
    suspected_cases: int
    employers_drawn: int
    persons_drawn: int
    posts_drawn: int
    facilities_drawn: int

    @property
    def officers(self) -> int:
        return self.officers_full_time + self.officers_part_time


def figures(setting: Setting, flawed: set[str]) -> Figures:
    """`flawed` are codes of items at which the place is wanting."""
    random, rates = setting.random, setting.place.rates
    counties, townships = len(setting.counties), len(setting.townships)
    employers = rates["declaration_rate"].denominator
    exposed = rates["worker_training_rate"].denominator
    patients = max(8, round(townships * setting.density))
    alive = round(patients * random.uniform(0.42, 0.6))
    measured = sum(employer.positions_measured for employer in setting.place.employers)
    known = max(1, len(setting.place.employers))
    drawn = max(1, min(employers, random.randint(3, 5)))
    cases = 0 if setting.zero_enforcement or "ZH4-14" in flawed else max(2, employers // random.randint(25, 40))
    full_time = 0 if "ZH4-05" in flawed else max(1, counties * random.randint(1, 2))
    poor = round(alive * random.uniform(0.06, 0.15))
    return Figures(
        quantified_targets=12,
        counties=counties,
        townships=townships,
        resolutions_due=random.choice((0, 3, 4, 5, 6, 8)),
        employers=employers,
        employers_rechecked=min(employers, 30),
        employers_excluded=setting.place.excluded,
        required_cells=employers * 17,
        employers_in_other_lists=round(employers * random.uniform(1.0, 1.05)),
        positions_measured=round(measured * max(employers, known) / known),
        employers_unfit=random.choice((0, employers // 40, employers // 25, employers // 15)),
        patients=patients,
        patients_alive=alive,
        patients_to_follow=patients - patients // 90,
        patients_filed=_less(alive, random.uniform(0.05, 0.2)) if "ZH3-04" in flawed else alive,
        crowded_places=patients // 90 if setting.density > 8 else 0,
        uninsured_with_employer=random.choice((0, alive // 40, alive // 25)),
        patients_of_serious_illness_insurance=alive // random.randint(8, 14),
        patients_of_medical_aid=alive // random.randint(6, 10),
        patients_poor=poor,
        patients_registered_poor=poor // 2,
        legal_aid_cases=random.choice((0, 0, 1, 2, 3)),
        workers=round(exposed * random.uniform(1.9, 2.6)),
        workers_exposed=exposed,
        officers_full_time=full_time,
        officers_part_time=counties * random.randint(1, 3),
        co_supervisors=townships + random.randint(0, townships // 3),
        equipment_required=14,
        projects=random.choice((0, 1, 2, 3, 5)) if setting.county_level else random.randint(3, 14),
        cases=cases,
        penalties=cases - cases // random.randint(3, 5),
        rectifications_due=0 if setting.zero_enforcement else random.randint(2, 6) * counties,
        random_checks_planned=max(2, employers // random.randint(8, 14)),
        examinations=max(1, round(rates["health_examination_rate"].denominator * random.uniform(0.5, 0.9))),
        suspected_cases=random.choice((0, 1, 2, 4)) if setting.county_level else random.randint(0, 9),
        employers_drawn=drawn,
        persons_drawn=drawn * random.choice((6, 8, 10)),
        posts_drawn=drawn * random.randint(3, 6),
        facilities_drawn=drawn * random.randint(2, 5),
    )


def _less(whole: int, share: float) -> int:
    """`whole` less a share of it, at least one."""
    return max(0, whole - max(1, round(whole * share)))
