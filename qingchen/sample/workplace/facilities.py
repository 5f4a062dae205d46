"""Dust control facilities of the employers of a place: posts without one stand out by it."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.employer_events import POSITIONS, positions_of
from qingchen.sample.employers import Employer
from qingchen.sample.patients.cases import HELD_FROM
from qingchen.sample.places import Place

_KINDS = ("ventilation", "wet", "enclosure", "personal_air_supply")
_KIND_SHARES = (0.5, 0.27, 0.2, 0.03)
_MODELS = {"ventilation": "DMC-64", "wet": "PW-2", "enclosure": None, "personal_air_supply": "GF-1"}


def facilities(place: Place, employers: list[Employer], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `dust_control_facilities` with codes; numbers of facilities are the employer's own."""
    rows: list[dict[str, object]] = []
    for one in employers:
        if not one.dust_exposed or one.status.startswith("closed"):
            continue
        for number in range(positions_of(one.size)):
            if random.random() > one.diligence:
                continue
            kind = _KINDS[int(random.choice(len(_KINDS), p=_KIND_SHARES))]
            installed = date(2010, 3, 1) + timedelta(days=int(random.integers(0, 3400)))
            maintained = max(installed, date(2019, 3, 1) + timedelta(days=int(random.integers(0, 450))))
            drawn = random.random()
            rows.append(
                {
                    "facility_no": f"CC-{number + 1:02d}",
                    "uscc": one.uscc,
                    "site_no": 1,
                    "employer_name": one.name,
                    "work_position": POSITIONS[number],
                    "facility_kind": kind,
                    "model": _MODELS[kind],
                    "installed_on": installed,
                    "designed_airflow_m3_h": float(random.integers(4, 40) * 500) if kind == "ventilation" else None,
                    "last_maintained_on": maintained if random.random() < one.diligence else None,
                    "filter_changed_on": maintained if kind == "ventilation" and random.random() < 0.8 else None,
                    "state": "working" if drawn < 0.93 else "broken" if drawn < 0.97 else "disused",
                    "effective_on": HELD_FROM,
                }
            )
    return polars.DataFrame(rows, infer_schema_length=None)
