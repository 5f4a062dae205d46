"""Indicators of the same facts are counted in one pass, and never so that one's joins change another's counts."""

from datetime import date

import ibis
import pyarrow as pa

from qingchen.indicators.catalogue import MAIN, indicators
from qingchen.indicators.counting import counted, query_for
from qingchen.indicators.fused import fused
from qingchen.values.region import Area
from tests.spec.tables import world
from tests.unit.indicators.test_drill import FACTS

ROOT = ibis.memtable(
    pa.table({"uscc": ["A", "B"], "site_no": [1, 1], "division": ["1", "2"], "in_scope": [True, True]})
)
SEVERAL = ibis.memtable(pa.table({"uscc": ["A", "A"], "day": [3, 4]}))


def rows(table):
    return table.mutate(numerator=ibis.literal(1), denominator=ibis.literal(1))


def passes(**tables):
    expression, found = fused(tables, "place")
    lines = {(line["pass"], line["division"]): line["counts"] for line in expression.to_pyarrow().to_pylist()}
    return [one.names for one in found], lines


def test_the_main_rates_take_one_pass_over_employers_and_one_over_workers():
    wanted = [indicators()[name] for name in MAIN]
    facts = world("2020-07-31", FACTS)
    found = query_for(wanted, "place", facts.about).passes
    assert sorted(one.names for one in found) == [
        ("declaration_rate", "periodic_monitoring_rate", "principal_training_rate", "manager_training_rate"),
        ("health_examination_rate", "worker_training_rate"),
    ]


def test_together_they_count_what_each_counts_alone():
    facts = world("2020-07-31", FACTS)
    wanted = list(indicators().values())
    together = said(counted(facts, wanted, "site"))
    alone = said(frame for one in wanted for frame in counted(facts, [one], "site"))
    assert alone == together


def said(frames):
    """(key, column, sum) of every sum that is not nought."""
    return {
        (line["uscc"], line["site_no"], line["division"], line["in_scope"], name, line[name])
        for frame in frames
        for line in frame.iter_rows(named=True)
        for name in frame.columns
        if "/" in name and line[name]
    }


def test_a_join_that_multiplies_rows_is_not_lent_to_others():
    newest = SEVERAL.group_by("uscc").agg(day=SEVERAL.day.max())
    names, lines = passes(
        plain=rows(ROOT),
        newest=rows(ROOT.left_join(newest, "uscc").filter(lambda table: table.day.notnull())),
        each=rows(ROOT.left_join(SEVERAL, "uscc")),
    )
    assert names == [("plain", "newest"), ("each",)]
    assert lines == {(0, "1"): [1, 1, 1, 1], (0, "2"): [1, 1, 0, 0], (1, "1"): [2, 2], (1, "2"): [1, 1]}


def test_a_join_that_takes_rows_away_is_not_lent_to_others():
    names, lines = passes(plain=rows(ROOT), some=rows(ROOT.inner_join(SEVERAL.select("uscc").distinct(), "uscc")))
    assert names == [("plain",), ("some",)]
    assert lines == {(0, "1"): [1, 1], (0, "2"): [1, 1], (1, "1"): [1, 1]}


def test_a_value_over_several_rows_is_not_taken_out_of_its_place():
    numbered = ROOT.mutate(place=ibis.row_number().over(order_by="uscc"))
    _, lines = passes(first=rows(numbered.filter(numbered.place == 0)), all=rows(ROOT))
    assert lines == {(0, "1"): [1, 1], (1, "1"): [1, 1], (1, "2"): [1, 1]}


def test_the_query_is_the_same_for_everybody_and_places_are_told_within_the_area_alone():
    wanted = list(indicators().values())
    limited = {
        f"{name}/numerator"
        for one in query_for(wanted, "place", date(2020, 7, 31)).passes
        if one.limited
        for name in one.names
    }
    seen = world("2020-07-31", FACTS)
    seen.within = Area(("2203",))
    frames = [frame for frame in counted(seen, wanted, "place") if not limited.isdisjoint(frame.columns)]
    places = [code for frame in frames for code in frame["division"].unique()]
    assert places
    assert all(code in seen.within for code in places)
