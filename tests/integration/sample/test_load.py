"""A sample goes into a store by the permissions and checks of everybody, and what stands then is the truth."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import polars
import pytest

from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers.models import Batch, Submission
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import sealed_text, snapshot
from qingchen.sample.actions import load_folder
from qingchen.values.actor import Actor, Role
from qingchen.values.region import EVERYWHERE, Area
from tests.integration.sample.conftest import Nation

pytestmark = pytest.mark.django_db

OFFICE = Actor("sample", "示例台账", Role.PROVINCE, EVERYWHERE)
JILIN = Actor("province", "省办", Role.PROVINCE, Area(("22",)))
OF_PEOPLE = "exposed_workers"


def standing(register: str) -> polars.DataFrame:
    return ScopedReader(OFFICE, snapshot(date(2020, 12, 31), date(2020, 12, 31))).table(register).to_polars()


def test_clean_files_stand_as_the_truth_says(clean: Nation) -> None:
    for _ in load_folder(OFFICE, clean.registers):
        pass
    for register in ("employers", OF_PEOPLE, "health_examinations", "dust_measurements"):
        assert standing(register).height == clean.standing(register)
    assert AuditLine.objects.filter(act="load_batch").count() == Batch.objects.count()


def test_each_batch_is_known_from_the_day_it_was_filed(clean: Nation) -> None:
    for _ in load_folder(OFFICE, clean.registers, ("employers",)):
        pass
    days = set(Batch.objects.values_list("known_on", flat=True))
    assert min(days) < date(2020, 7, 11)
    assert max(days) > date(2020, 10, 20)
    then = snapshot(date(2020, 9, 1), date(2020, 9, 1))
    doubled = ScopedReader(OFFICE, then).table("employers").to_polars().filter(polars.col("site_no") == 2)
    assert doubled.height > 0
    assert standing("employers").filter(polars.col("site_no") == 2).height == 0


def test_a_loaded_row_is_sealed_as_any_other(clean: Nation) -> None:
    batch = next(iter(load_folder(OFFICE, clean.registers, (OF_PEOPLE,))))
    text = sealed_text(batch.number, 1)
    assert text is not None
    assert "2299" in text
    assert "identity_number" not in standing(OF_PEOPLE).columns


def test_files_as_counties_send_them_go_through_receiving_checking_and_accepting(told: Nation) -> None:
    for _ in load_folder(OFFICE, told.registers, ("employers",)):
        pass
    assert standing("employers").height == told.standing("employers")
    assert set(Submission.objects.values_list("state", flat=True)) == {"accepted"}


def test_a_province_loads_for_its_own_counties_only(clean: Nation) -> None:
    with pytest.raises(Problem, match="不全在您的工作范围内"):
        list(load_folder(JILIN, clean.registers))
    assert Batch.objects.exclude(region="22").count() == 0


def test_a_prefecture_does_not_accept_its_own(clean: Nation, tmp_path: Path) -> None:
    folder = only(clean.registers, tmp_path, "22")
    with pytest.raises(Problem, match="应由上一级"):
        list(load_folder(Actor("officer", "长春", Role.PLACE, Area(("22",))), folder))
    assert Batch.objects.count() == 0


def test_a_file_with_problems_leaves_nothing(clean: Nation, tmp_path: Path) -> None:
    folder = only(clean.registers, tmp_path, "22")
    wrong = next(folder.glob("*employers-first*"))
    polars.read_parquet(wrong).with_columns(division=polars.lit("140105")).write_parquet(wrong)
    with pytest.raises(Problem) as refused:
        list(load_folder(JILIN, folder, ("employers",)))
    assert refused.value.code == "submission.has_problems"
    assert "不在本次报送的区域" in refused.value.lines[0]
    assert Batch.objects.count() == 0


def test_invented_rows_do_not_enter_a_store_in_earnest(clean: Nation, settings: Any) -> None:
    settings.QINGCHEN_DEMO = False
    with pytest.raises(Problem, match="虚构"):
        list(load_folder(OFFICE, clean.registers))


def only(registers: Path, folder: Path, province: str) -> Path:
    """The files of one province, with their manifest."""
    for path in registers.glob(f"*-{province}-*"):
        shutil.copy(path, folder)
    table = polars.read_csv(registers / "manifest.csv", infer_schema=False)
    table.filter(polars.col("region") == province).write_csv(folder / "manifest.csv")
    return folder
