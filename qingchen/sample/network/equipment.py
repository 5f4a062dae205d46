"""The equipment of a place's supervision body."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.network.bodies import Body
from qingchen.sample.patients.cases import HELD_FROM

_ITEMS = (
    ("dust_sampler", "FC-4", 0.9), ("dust_meter", "CCZ-20", 0.75), ("sound_meter", "HS-5", 0.8),
    ("gas_detector", "QT-4", 0.6), ("anemometer", "FS-1", 0.7), ("enforcement_recorder", "ZF-9", 0.97),
    ("camera", "ZX-2", 0.9), ("laptop", "BJ-14", 0.95), ("vehicle", "面包车", 0.8), ("protective_mask", "FM-3", 0.6),
)  # fmt: skip
_MEASURING = ("dust_sampler", "dust_meter", "sound_meter", "gas_detector", "anemometer")


def equipment(supervision: Body, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `equipment` with codes. Calibrations run out here and there."""
    rows: list[dict[str, object]] = []
    for index, (item, model, share) in enumerate(_ITEMS):
        if index and random.random() > share:
            continue
        bought = date(2015, 1, 5) + timedelta(days=int(random.integers(0, 1800)))
        calibrated = date(2019, 4, 1) + timedelta(days=int(random.integers(0, 400)))
        measuring = item in _MEASURING
        calibrated = max(calibrated, bought)
        rows.append(
            {
                "asset_no": f"ZB-{index + 1:03d}",
                "organisation_uscc": supervision.uscc,
                "organisation_name": supervision.name,
                "division": supervision.place.current,
                "item": item,
                "model": model,
                "quantity": int(random.integers(1, 5)),
                "bought_on": bought,
                "calibrated_on": calibrated if measuring else None,
                "calibration_due_on": calibrated + timedelta(days=365) if measuring else None,
                "certificate_no": f"示检{supervision.place.number:03d}-{index + 1:02d}" if measuring else None,
                "state": "in_use" if random.random() < 0.93 else "in_repair",
                "effective_on": HELD_FROM,
            }
        )
    return polars.DataFrame(rows, infer_schema_length=None)
