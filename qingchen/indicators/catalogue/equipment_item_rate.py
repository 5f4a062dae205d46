"""Required items of equipment that a supervision body has and may use (执法装备配备达标率).

Counts       必配装备项
Period       截止日的状态
Numerator    在用、数量不为零且（测量仪器）检定有效期未过的必配装备项数
Denominator  机构数×必配清单项数
Source       吉尘防办发〔2020〕2号 二（四）；清单为本系统建议值
Blind spots  机构台账没有登记的监督机构不在内；国家配备标准未查得
"""

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.institutions import READS as INSTITUTIONS
from qingchen.indicators.institutions import institutions_of
from qingchen.indicators.rows import counted_elsewhere
from qingchen.standards.codes import code_list

EQUIPMENT = ("organisation_uscc", "item", "quantity", "calibration_due_on", "state")
MEASURING = ("dust_sampler", "dust_meter", "sound_meter", "gas_detector", "anemometer", "thermo_hygrometer")
"""What measures is usable only with a calibration in force; one without a day of it is not."""


def rows(facts: Facts) -> ir.Table:
    required = [entry.code for entry in code_list("enforcement_equipment").entries if entry.code != "other"]
    pieces = facts.table("equipment")
    calibrated = ~pieces["item"].isin(MEASURING) | (pieces.calibration_due_on >= facts.about).fill_null(False)
    usable = pieces.filter(pieces.state == "in_use", pieces.quantity > 0, pieces["item"].isin(required), calibrated)
    owned = usable.group_by("organisation_uscc").agg(items=usable["item"].nunique())
    bodies = institutions_of(facts, "supervision").left_join(owned, "organisation_uscc")
    items = bodies["items"].fill_null(0)
    reason = "必配 " + str(len(required)) + " 项，可用 " + items.cast("string") + " 项"
    return counted_elsewhere(
        bodies, numerator=items, denominator=len(required), reason=reason, name=bodies.institution_name
    )


indicator = Indicator(
    name="equipment_item_rate",
    title="执法装备配备达标率",
    version="1",
    counted="必配装备项",
    register="equipment",
    items=("ZH4-09",),
    reads={"equipment": EQUIPMENT, "institutions": (*INSTITUTIONS, "organisation_uscc")},
    rows=rows,
    target="equipment_item_rate",
    population="截止日的卫生监督机构，每个机构按必配清单逐项计",
    numerator="在用、数量不为零且（测量仪器）检定有效期未过的必配装备项数",
    denominator="机构数×必配清单项数",
    exclusions="清单之外的装备不计入；闲置、维修、报废的不算",
    period="截止日的状态",
    basis="吉尘防办发〔2020〕2号 二（四）；清单为本系统建议值",
    blind_spots="机构台账没有登记的监督机构不在内；国家配备标准未查得",
    per_employer=False,
)
