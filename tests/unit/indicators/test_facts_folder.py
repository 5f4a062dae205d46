"""Facts written for another engine: the columns that are read and no others, with their standing."""

from datetime import date

import polars as pl

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.facts import TRACE
from qingchen.indicators.facts_folder import ABOUT_FILE, read_standing, write_facts
from tests.spec.tables import world
from tests.unit.indicators.test_drill import FACTS


def test_only_what_the_indicators_read_is_written(tmp_path):
    rule = indicators()["health_examination_rate"]
    written = write_facts(world("2020-07-31", FACTS), [rule], tmp_path / "facts")
    assert set(written.registers) == set(rule.reads)
    for register, columns in rule.reads.items():
        frame = pl.read_parquet(f"{written.path(register)}/*.parquet")
        assert set(frame.columns) == {*columns, *TRACE}
    workers = pl.read_parquet(f"{written.path('exposed_workers')}/*.parquet")
    assert workers.height == 3


def test_the_standing_is_kept_beside_the_rows_wherever_the_folder_is_taken(tmp_path):
    written = write_facts(world("2020-07-31", FACTS), [indicators()["declaration_rate"]], tmp_path / "facts")
    moved = read_standing((tmp_path / "facts" / ABOUT_FILE).read_text(encoding="utf-8"), "s3a://elsewhere/")
    assert (moved.about, moved.indicators) == (date(2020, 7, 31), ("declaration_rate",))
    assert moved.path("employers") == "s3a://elsewhere/employers"
    assert moved.code_version == written.code_version
