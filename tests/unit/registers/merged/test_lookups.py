"""Look-ups are found again as they were written, and passed over where they fit neither file nor engine."""

from datetime import date

import duckdb
import polars as pl
import pytest

from qingchen.registers import connection
from qingchen.registers.catalogue import register_named
from qingchen.registers.merged import lookups
from tests.file_store import FileStore

TRAININGS = register_named("trainings")
DAY = date(2020, 6, 1)


@pytest.fixture
def batch(tmp_path):
    rows = [{"training_no": f"T{n}", "trained_until": DAY, "uscc": f"U{n % 3}"} for n in range(10)]
    return FileStore(tmp_path).add("trainings", rows, DAY)


def _written(batch, path):
    built = lookups.build(connection.cursor(), TRAININGS, batch.path)
    path.write_bytes(b"".join(lookups.to_bytes(built, TRAININGS, batch.digest)))
    return built


def test_a_look_up_says_where_the_rows_of_a_value_stand(batch, tmp_path):
    _written(batch, tmp_path / "x.lookup")
    found = lookups.open_lookup(tmp_path / "x.lookup", TRAININGS, batch.digest)
    assert found is not None
    for values, positions in ((["U1"], [1, 4, 7]), (["U0", "U2"], [0, 2, 3, 5, 6, 8, 9]), (["nobody"], [])):
        wanted = pl.DataFrame({"uscc": values})
        hashes = lookups.hashes_of(connection.cursor(), TRAININGS, "uscc", wanted)
        assert found.positions("uscc", hashes).tolist() == positions


def test_what_is_searched_is_declared_by_the_register_alone():
    assert lookups.columns_of(TRAININGS)[0] == lookups.KEY
    assert {"uscc", "person_key", "name_key", "training_no"} <= set(TRAININGS.searched)
    assert {"uscc", "phone_key"} <= set(register_named("employers").searched)
    assert "site_no" not in register_named("employers").searched


@pytest.mark.parametrize("harm", ["another file", "another engine", "cut", "no look-up", "empty"])
def test_a_look_up_that_does_not_fit_is_passed_over(batch, tmp_path, harm, monkeypatch):
    path, digest = tmp_path / "x.lookup", batch.digest
    _written(batch, path)
    if harm == "another file":
        digest = "0" * 64
    elif harm == "another engine":
        monkeypatch.setattr(duckdb, "__version__", "0.0.0")
    elif harm == "cut":
        path.write_bytes(path.read_bytes()[:-8])
    elif harm == "empty":
        path.write_bytes(b"")
    else:
        path.write_bytes(b"something else altogether")
    assert lookups.open_lookup(path, TRAININGS, digest) is None
