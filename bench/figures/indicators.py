"""All indicators by unit, prefecture and county, beside one hand-written DuckDB query of a single rate."""

from datetime import date, datetime
from pathlib import Path

from bench.figure import Bench, Figure, seconds
from qingchen import clock
from qingchen.field.steps import Log, rows_of, submit_register
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import compute
from qingchen.indicators.groups import UnitArea
from qingchen.inspection.actions.rounds import set_up_accounts
from qingchen.inspection.campaign import load
from qingchen.inspection.store import actor_of
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.sample import generate

CAMPAIGN = Path("campaigns/jilin-2020")
ABOUT = date(2020, 7, 21)


def _measure(scale: str, folder: Path) -> list[Figure]:
    from qingchen.accounts.models import User

    campaign = load(CAMPAIGN)
    set_up_accounts(campaign)
    sample = "demo" if scale == "small" else "province"
    made = generate(sample, 11, folder / "world", campaign=CAMPAIGN)
    office = actor_of(User.objects.get(username="province"))
    log = Log(lambda _: None)
    for _, row in rows_of(folder / "world" / "registers" / "manifest.csv"):
        sender = actor_of(User.objects.get(username=row["sender"]))
        with clock.at(datetime.fromisoformat(row["on"] + "T10:00")):
            submit_register(sender, office, folder / "world" / "registers", row, log)
    assert not log.refused, log.refused[:3]
    with clock.at(datetime(2020, 7, 21, 9)):
        reader = ScopedReader(office, snapshot(ABOUT))
        units = [UnitArea(unit.code, unit.name, unit.area) for unit in campaign.units]
        for name in ("employers", "exposed_workers", "health_examinations", "trainings"):
            reader.table(name).count().execute()
        workers, employers = reader.table("exposed_workers"), reader.table("employers")
        joined = workers.filter(workers.status == "in_post").join(employers, ["uscc", "site_no"])
        single = joined.group_by("division").agg(people=joined.count())
        reference = seconds(lambda: single.to_pyarrow())
        value = seconds(
            lambda: [compute(reader, list(indicators().values()), by, units) for by in ("unit", "prefecture", "county")]
        )
    size = f"{made.rows['employers']:,} 户，{made.rows['exposed_workers']:,} 人，8 个指标 × 3 种分组"
    return [Figure("indicators", value, "s", "一个按区划分组的连接查询", reference, None, size)]


BENCH = Bench("指标计算", _measure)
