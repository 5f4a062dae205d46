"""Limits of dust: by kind, fraction, free silica and day."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import qingchen.standards
from qingchen.standards.codes import code_list
from qingchen.standards.dated import NotInForce
from qingchen.standards.exposure_limits import exposure_limit

IN_2020 = date(2020, 7, 31)


@pytest.mark.parametrize(
    ("dust_kind", "fraction", "silica_percent", "limit"),
    [
        ("silica", "total", 10, "1"),
        ("silica", "respirable", 50, "0.7"),
        ("silica", "respirable", 50.1, "0.3"),
        ("silica", "total", 80, "0.7"),
        ("silica", "total", 80.5, "0.5"),
        ("silica", "respirable", 100, "0.2"),
        ("coal", "total", 5, "4"),
        ("coal", "respirable", None, "2.5"),
        ("coal", "respirable", 12, "0.7"),
        ("cement", "respirable", 9.9, "1.5"),
        ("asbestos", "total", None, "0.8"),
        ("welding", "total", None, "4"),
        ("limestone", "respirable", 30, "4"),
        ("foundry", "total", 30, "1"),
        ("foundry", "total", 3, "8"),
        ("silica", "total", 4, "8"),
        ("other", "total", None, "8"),
    ],
)
def test_the_limit_goes_by_kind_and_free_silica(dust_kind, fraction, silica_percent, limit):
    found = exposure_limit(dust_kind, fraction, silica_percent, IN_2020)
    assert found.value_mg_m3 == Decimal(limit)
    assert found.standard == "GBZ 2.1-2019 表2"
    assert found.status == "待官方文本核对"


@pytest.mark.parametrize(
    ("dust_kind", "fraction", "silica_percent"),
    [("welding", "respirable", None), ("silica", "total", None), ("ceramic", "total", None)],
)
def test_where_there_is_no_limit_or_it_cannot_be_told_there_is_none(dust_kind, fraction, silica_percent):
    assert exposure_limit(dust_kind, fraction, silica_percent, IN_2020) is None


def test_the_edition_of_the_day_decides():
    assert exposure_limit("coal", "total", 5, date(2020, 3, 31)).standard == "GBZ 2.1-2007 表2"
    assert exposure_limit("coal", "total", 5, date(2020, 4, 1)).standard == "GBZ 2.1-2019 表2"
    with pytest.raises(NotInForce, match="2007-11-01"):
        exposure_limit("coal", "total", 5, date(2007, 10, 31))


def test_every_line_is_a_dust_of_the_code_list_and_respirable_is_the_lower():
    file = Path(qingchen.standards.__file__).parent / "data" / "exposure_limits.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["dust_kind"] for row in rows} <= {entry.code for entry in code_list("dust_kind").entries}
    for row in rows:
        total, respirable = row["total_mg_m3"], row["respirable_mg_m3"]
        assert not respirable or Decimal(respirable) < Decimal(total)


def test_all_forty_nine_lines_of_the_table_stand_in_it():
    assert exposure_limit("asbestos", "fibre", None, IN_2020).unit == "f/ml"
    assert exposure_limit("asbestos", "fibre", None, IN_2020).value_mg_m3 == Decimal("0.8")
    assert exposure_limit("mineral_fibre", "fibre", None, IN_2020).value_mg_m3 == Decimal("1")
    assert exposure_limit("cement", "fibre", None, IN_2020) is None
    own = [entry.code for entry in code_list("dust_kind").entries if entry.code not in ("foundry", "ceramic", "silica")]
    assert all(exposure_limit(code, "total", 5, IN_2020) for code in own)
    # Aluminium two, hemp three: 48 lines beside silica's.
    assert len(own) + 1 - 1 - 2 == 49
