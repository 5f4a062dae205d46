"""The course of a rate: month ends in order, each as known then and as known now."""

from datetime import date

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.course import course, month_ends
from qingchen.indicators.groups import UnitArea
from qingchen.values.rate import Rate
from qingchen.values.region import Area
from tests.spec.tables import world

SITES = "employers\n| uscc | division |\n| A | 220182 |\n| B | 220182 |\n\n"
EARLY = SITES + "hazard_declarations\n| uscc | declared_on |\n| A | 2020-05-20 |"
LATE = EARLY + "\n| B | 2020-05-25 |"


def test_the_days_are_month_ends_and_the_day_itself():
    assert month_ends(date(2020, 7, 21), 2) == [date(2020, 5, 31), date(2020, 6, 30), date(2020, 7, 21)]
    assert month_ends(date(2020, 3, 31), 1) == [date(2020, 2, 29), date(2020, 3, 31)]


def test_what_was_told_late_moves_the_line_of_now_and_never_the_line_of_then():
    def reader_of(about, known_on):
        reader = world(about.isoformat(), LATE if known_on >= date(2020, 7, 1) else EARLY)
        if known_on < date(2020, 5, 1):
            reader.batches_until = 0
        return reader

    days = month_ends(date(2020, 7, 31), 3)
    points = course(reader_of, indicators()["declaration_rate"], "county", "220182", days, date(2020, 7, 31))
    assert [(one.about.month, one.then and one.then.rate, one.now.rate) for one in points] == [
        (4, None, Rate(0, 2)),
        (5, Rate(1, 2), Rate(2, 2)),
        (6, Rate(1, 2), Rate(2, 2)),
        (7, Rate(2, 2), Rate(2, 2)),
    ]


def test_months_before_the_first_rule_are_left_out_and_the_later_ones_told():
    counted = indicators()["project_count"]  # by a rule whose first day is 11 July 2019
    days, units = month_ends(date(2019, 8, 31), 3), [UnitArea("a", "甲", Area(("22",)))]

    def reader_of(about, known_on):
        return world(about.isoformat(), EARLY)

    told = list(course(reader_of, counted, "unit", "a", days, date(2020, 7, 31), units))
    assert [one.about for one in told] == [date(2019, 7, 31), date(2019, 8, 31)]
