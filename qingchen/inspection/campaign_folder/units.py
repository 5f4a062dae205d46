"""`units.csv`: the inspection units as sets of division codes less others."""

import re
from pathlib import Path

from qingchen.inspection.campaign_folder.faults import Faults, Placed, repeated
from qingchen.inspection.campaign_folder.tables import Line, read_table
from qingchen.inspection.plans import UnitPlan
from qingchen.standards import divisions
from qingchen.values.region import Area

COLUMNS = ("code", "name", "full_name", "office", "includes", "excludes")


def read_units(folder: Path, province: str, faults: Faults) -> list[Placed[UnitPlan]]:
    """The units, those with faults of their own among them, so that what else is wrong can be found too."""
    units: list[Placed[UnitPlan]] = []
    for line in read_table(folder / "units.csv", COLUMNS, faults, may_be_blank=("excludes",)):
        code = line["code"]
        if code and not re.fullmatch(r"[a-z][a-z0-9_]*", code):
            faults.append(line.fault("unit_code_wrong", f"“{code}”不能作检查对象代码。请只用小写字母、数字和下划线。"))
        includes = _divisions(line, "includes", province, faults)
        excludes = _divisions(line, "excludes", province, faults)
        for hole in excludes:
            if not any(hole.startswith(kept) and hole != kept for kept in includes):
                sentence = f"不含的 {divisions.name_of(hole)}（{hole}）本来就不在所含区划之内。请删去，或核对代码。"
                faults.append(line.fault("exclude_outside", sentence))
        area = Area(includes, excludes)
        units.append(Placed(line.source, UnitPlan(code, line["name"], line["full_name"], line["office"], area)))
    repeated(faults, "unit_repeated", "检查对象代码", [Placed(unit.source, unit.thing.code) for unit in units])
    repeated(faults, "unit_name_repeated", "检查对象名称", [Placed(unit.source, unit.thing.name) for unit in units])
    return units


def _divisions(line: Line, column: str, province: str, faults: Faults) -> tuple[str, ...]:
    """The codes of a cell that exist; they stand with spaces, 、 or ; between them."""
    found: list[str] = []
    for text in re.split(r"[\s、;；,，]+", line[column]):
        code = divisions.normalise(text)
        if not code:
            continue
        if not _known(code):
            sentence = f"“{column}”列的行政区划代码“{text}”不存在。请核对；已撤销的旧代码也可以写。"
            faults.append(line.fault("division_unknown", sentence))
        elif province and not code.startswith(province):
            name = divisions.full_name_of(code)
            faults.append(
                line.fault("division_of_another_province", f"“{column}”列的 {code}（{name}）不在本省。请核对。")
            )
        elif code in found:
            faults.append(line.fault("division_repeated", f"“{column}”列的 {code} 写了两次。请删去一处。"))
        else:
            found.append(code)
    return tuple(found)


def _known(code: str) -> bool:
    """Below county level only provinces whose townships are shipped can be asked; else the county answers."""
    if len(code) > 6 and code.isdigit() and not divisions.has_townships(code):
        return len(code) in (9, 12) and divisions.exists(code[:6])
    return divisions.exists(code)
