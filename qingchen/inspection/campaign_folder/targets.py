"""`targets.csv`: what each indicator must reach, for all units (`*`) or by a unit's letter of responsibility."""

from collections.abc import Collection
from fractions import Fraction
from pathlib import Path

from qingchen.inspection.campaign_folder.faults import CampaignFault, Faults, Placed, repeated
from qingchen.inspection.campaign_folder.tables import Line, read_day, read_table
from qingchen.inspection.plans import EVERY_UNIT, TargetPlan, UnitPlan

COLUMNS = ("unit", "indicator", "value", "from", "source")


def read_targets(
    folder: Path, units: list[Placed[UnitPlan]], known_indicators: Collection[str] | None, faults: Faults
) -> list[TargetPlan]:
    """The targets that can be read. `known_indicators` None: their names are not checked."""
    targets: list[Placed[TargetPlan]] = []
    known_units = {unit.thing.code for unit in units}
    for line in read_table(folder / "targets.csv", COLUMNS, faults):
        if known_units and line["unit"] and line["unit"] not in {EVERY_UNIT, *known_units}:
            sentence = f"“{line['unit']}”不在 units.csv 里。请核对检查对象代码；对全省有效的写 *。"
            faults.append(line.fault("unit_unknown", sentence))
        if known_indicators is not None and line["indicator"] and line["indicator"] not in known_indicators:
            sentence = f"不认识的指标“{line['indicator']}”。可用：{'、'.join(sorted(known_indicators))}。"
            faults.append(line.fault("indicator_unknown", sentence))
        value, from_ = _value(line, faults), read_day(line, "from", faults)
        if value is not None and from_ is not None:
            target = TargetPlan(line["unit"], line["indicator"], value, from_, line["source"])
            targets.append(Placed(line.source, target))
    keys = [Placed(t.source, f"{t.thing.unit} {t.thing.indicator} {t.thing.from_}") for t in targets]
    repeated(faults, "target_repeated", "目标值", keys)
    _check_default(targets, faults)
    return [target.thing for target in targets]


def _value(line: Line, faults: Faults) -> Fraction | None:
    """`95%` or `0.95`; a bare 95 is refused rather than guessed at."""
    text = line["value"].replace("％", "%")
    if not text:
        return None
    try:
        value = Fraction(text[:-1].strip()) / 100 if text.endswith("%") else Fraction(text)
    except (ValueError, ZeroDivisionError):
        faults.append(line.fault("target_not_a_number", f"目标值“{line['value']}”不是数。请写成 95% 或 0.95。"))
        return None
    if not 0 <= value <= 1:
        sentence = f"目标值“{line['value']}”不在 0 到 1（0% 到 100%）之间。请写成 95% 或 0.95。"
        faults.append(line.fault("target_out_of_range", sentence))
        return None
    return value


def _check_default(targets: list[Placed[TargetPlan]], faults: Faults) -> None:
    """A unit may differ from the province only where the province says something."""
    default = {target.thing.indicator for target in targets if target.thing.unit == EVERY_UNIT}
    told: set[str] = set()
    for target in targets:
        name = target.thing.indicator
        if name and name not in default and name not in told:
            told.add(name)
            sentence = f"指标“{name}”只有个别地区的目标值，没有全省的。请补一行 unit 为 * 的。"
            faults.append(CampaignFault(target.source, "target_without_default", sentence))
