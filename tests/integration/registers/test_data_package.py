"""The data package: accepted by Frictionless's own validator, foreign keys and all, on the sample world."""

import hashlib
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import frictionless
import polars as pl
import pytest

from qingchen.accounts.models import AuditLine
from qingchen.registers import actions
from qingchen.registers.catalogue import registers
from qingchen.registers.exchange.form import Form
from tests.integration.api.conftest import WORKER
from tests.integration.registers.files import GONGZHULING, LISHU, PROVINCE, csv_of, employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
TODAY = date(2020, 7, 20)
NOBODY = "91229900MA0DEMA02Y"


@pytest.fixture
def _store(july_2020):
    stray = {**WORKER, "uscc": NOBODY}
    files = {"employers": employers({}, {"site_no": 2}), "exposed_workers": csv_of("exposed_workers", [WORKER, stray])}
    for register, data in files.items():
        submission = actions.receive(LISHU, register, f"{register}.csv", data, region="220322")
        assert actions.check(LISHU, submission).problems.total == 0
        actions.accept(PROVINCE, submission)


def packed(folder: Path, actor=PROVINCE, **asked) -> tuple[actions.PackageExport, Path]:
    exported = actions.export_package(actor, about=TODAY, code_version="test", **asked)
    for file in exported.files():
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(b"".join(file.taken()))
    return exported, folder / "datapackage.json"


def told(report: frictionless.Report) -> list[str]:
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("_store")
def test_frictionless_accepts_the_package_of_every_register(tmp_path):
    exported, descriptor = packed(tmp_path)
    report = frictionless.validate(str(descriptor))
    assert report.valid, told(report)[:5]
    assert {task.name for task in report.tasks} == {*registers(), "unmatched-references"}
    assert exported.rows["exposed_workers"] == 2


@pytest.mark.usefixtures("_store")
def test_a_reference_that_finds_nothing_is_listed_and_not_declared(tmp_path):
    _, descriptor = packed(tmp_path)
    resources = {one["name"]: one for one in json.loads(descriptor.read_text())["resources"]}
    references = registers()["exposed_workers"].references
    assert [reference.register for reference in references] == ["employers"]
    assert "foreignKeys" not in resources["exposed_workers"]["schema"]
    listed = pl.read_csv(tmp_path / "data" / "unmatched-references.csv").to_dicts()
    assert [(one["register"], one["refers_to"], one["rows"]) for one in listed] == [("exposed_workers", "employers", 1)]
    assert NOBODY in listed[0]["values"]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("_store")
def test_a_foreign_key_that_holds_is_declared_and_the_validator_would_notice_a_stray_row(tmp_path):
    _, descriptor = packed(tmp_path, GONGZHULING)
    assert frictionless.validate(str(descriptor)).valid
    schema = next(one for one in json.loads(descriptor.read_text())["resources"] if one["name"] == "exposed_workers")
    assert schema["schema"]["foreignKeys"][0]["reference"]["resource"] == "employers"
    whole = tmp_path / "whole"
    packed(whole)
    rows = (whole / "data" / "exposed_workers.csv").read_bytes()
    (tmp_path / "data" / "exposed_workers.csv").write_bytes(rows)
    found = {error.type for task in frictionless.validate(str(descriptor)).tasks for error in task.errors}
    assert {"foreign-key", "hash-count", "byte-count"} <= found


@pytest.mark.usefixtures("_store")
def test_the_descriptor_says_what_where_from_as_known_when_and_the_digest_of_each_file(tmp_path):
    exported, descriptor = packed(tmp_path)
    head = json.loads(descriptor.read_text())
    assert head["profile"] == "tabular-data-package"
    assert head["snapshot"] == {"about": "2020-07-20", "known_on": "2020-07-20", "batches_until": 2, "area": ["22"]}
    assert head["licenses"][0]["title"].startswith("内部使用")
    for resource in head["resources"]:
        data = (tmp_path / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    lines = AuditLine.objects.filter(public_id=exported.uid).order_by("id")
    assert [line.act for line in lines] == ["export_package", "end_export"]
    assert json.loads(lines[1].details)["sha256"] == hashlib.sha256(descriptor.read_bytes()).hexdigest()


@pytest.mark.usefixtures("_store")
def test_persons_are_masked_in_every_form_and_the_zip_holds_the_same_files(tmp_path):
    packed(tmp_path)
    exported = actions.export_package(PROVINCE, about=TODAY, code_version="test", form=Form.PARQUET)
    with zipfile.ZipFile(io.BytesIO(b"".join(exported.stream))) as archive:
        workers = pl.read_parquet(io.BytesIO(archive.read("data/exposed_workers.parquet")))
        text = archive.read("datapackage.json").decode() + str(workers.to_dicts())
    text += "".join(path.read_text() for path in (tmp_path / "data").iterdir())
    assert "229900********0012" in text
    assert WORKER["identity_number"] not in text
    assert WORKER["name"] not in text
    assert "name_key" not in workers.columns
    assert "person_key" in workers.columns
