"""docs/reference/checks.md: the checks and what was measured of them; what they raise is a lead, not a conclusion."""

from qingchen.cli.reference import table
from qingchen.verification.catalogue import checks
from qingchen.verification.check import Check
from qingchen.verification.false_discovery import LEVEL
from qingchen.verification.measured import measured_of

_HEAD = f"""# 线索

由 `verification/catalogue/` 和 `verification/measured/` 生成。线索，非结论。

逐条记录看的核查直接给出线索。统计核查只看够数的对象，一次运行中的全部检验合在一起控制假线索的比例
（Benjamini–Hochberg，不超过 {LEVEL:.0%}）；不够数的如实说“没有可检验的对象”。

误报和查出的比例由 `python -m bench.checks_measured` 在示例世界上量出：写核查时用的种子和评估用的种子分开，
造示例的程序不知道有哪些核查。植入得越多越容易查出，所以分档列出；逐条比对的核查一有不符就给线索，各档相同。
如实的世界里也有“也可能是”一栏所说的：共用电话的家庭和村医、只读到一位小数或者末位跳二的仪器、取整的人数、迟报、
上门体检、承包单位的人、两户合用的车间、传来传去的照片、正好做到达标为止的地区。误报的上限按各条独立计算；同一份
责任书、同一家单位的会扎堆。
"""


def page() -> str:
    rows: list[tuple[object, ...]] = [
        (check.title, f"`{name}`", check.look_at, check.innocent, check.basis) for name, check in checks().items()
    ]
    parts = [_HEAD, table(("线索", "标识", "看什么", "也可能是", "依据"), rows)]
    parts += ["\n## 误报和检出\n", table(("线索", "分量", "量得的结果"), [_measured(one) for one in checks().values()])]
    needs = [(one.title, one.needs) for one in checks().values() if one.is_statistical]
    if needs:
        parts += ["\n## 统计核查须有\n", table(("线索", "须有"), needs)]
    return "\n".join(parts)


def _measured(check: Check) -> tuple[object, ...]:
    measured = measured_of(check.name)
    if measured is None:
        return check.title, "轻", "还没有量"
    return check.title, measured.weight.title, measured.sentence
