"""The examination rate by county through the engine, beside a hand-written DuckDB query with the same integers."""

from datetime import date, datetime
from pathlib import Path

import ibis

from bench.figure import Bench, Figure, seconds
from qingchen import clock
from qingchen.accounts.models import User
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
from qingchen.standards.examinations import examination_cycles
from qingchen.values.actor import Actor

CAMPAIGN = Path("campaigns/jilin-2020")
ABOUT = date(2020, 7, 21)
BY_HAND = """
with examined as (
    select person_key, uscc, site_no,
        max(examined_on) filter (examination_type = 'periodic' and examined_on < date '2020-01-01') as periodic,
        max(examined_on) filter (examination_type = 'pre_placement' and examined_on < date '2020-01-01') as entry,
        bool_or(examination_type = 'periodic' and examined_on >= date '2020-01-01') as this_year
    from ({examinations}) where examined_on <= date '2020-07-21' group by all
), in_post as (
    select * from ({workers}) where status = 'in_post' and exposure_from <= date '2020-07-21'
        and (exposure_until is null or exposure_until > date '2020-07-21')
    qualify row_number() over (partition by person_key, uscc, site_no order by spell desc) = 1
)
select left(e.division, 6) as county, count(*) filter (x.this_year), count(*)
from in_post w
join ({employers}) e using (uscc, site_no)
left join examined x using (person_key, uscc, site_no)
join cycles c on c.dust_kind = w.dust_kind and c.coal_mine = (e.key_industry = 'coal_mine')
where e.in_scope and e.production_status = 'operating'
    and coalesce(x.periodic, x.entry, w.exposure_from) + to_months(c.months) <= date '2020-12-31'
group by county
"""


def _measure(scale: str, folder: Path) -> list[Figure]:
    campaign = load(CAMPAIGN)
    set_up_accounts(campaign)
    made = generate("demo" if scale == "small" else "province", 11, folder / "world", campaign=CAMPAIGN)
    office = _take_in(folder / "world" / "registers")
    units = [UnitArea(unit.code, unit.name, unit.area) for unit in campaign.units]
    with clock.at(datetime(2020, 7, 21, 9)):
        reader = ScopedReader(office, snapshot(ABOUT))
        tables = {
            name: ibis.to_sql(reader.table(register), dialect="duckdb")
            for name, register in (
                ("employers", "employers"),
                ("workers", "exposed_workers"),
                ("examinations", "health_examinations"),
            )
        }
        connection = reader.connection.con
        connection.execute("create or replace temp table cycles (dust_kind text, coal_mine boolean, months integer)")
        connection.executemany("insert into cycles values (?, ?, ?)", examination_cycles(ABOUT))
        query = BY_HAND.format(**tables)
        rule = indicators()["health_examination_rate"]
        by_hand = {county: (had, due) for county, had, due in connection.execute(query).fetchall()}
        by_engine = {
            result.group_code: (result.rate.numerator, result.rate.denominator)
            for result in compute(reader, [rule], "county", units)
            if result.rate.denominator
        }
        assert by_hand == {code[:6]: counts for code, counts in by_engine.items()}, "the two ways differ"
        reference = seconds(lambda: connection.execute(query).fetchall(), 5)
        value = seconds(lambda: compute(reader, [rule], "county", units), 5)
        whole = seconds(lambda: compute(reader, list(indicators().values()), "unit", units))
    size = f"{made.rows['exposed_workers']:,} 人，{made.rows['health_examinations']:,} 人次"
    named = "手写 DuckDB 查询（得数相同）"
    return [
        Figure("examination_rate", value, "s", named, reference, None, f"{size}，按县"),
        Figure("eight_rates", whole, "s", "同上（只有体检率）", reference, None, f"{size}，8 个指标，按检查对象"),
    ]


def _take_in(folder: Path) -> Actor:
    office = actor_of(User.objects.get(username="province"))
    log = Log(lambda _: None)
    for _, row in rows_of(folder / "manifest.csv"):
        sender = actor_of(User.objects.get(username=row["sender"]))
        with clock.at(datetime.fromisoformat(row["on"] + "T10:00")):
            submit_register(sender, office, folder, row, log)
    assert not log.refused, log.refused[:3]
    return office


BENCH = Bench("指标计算", _measure)
