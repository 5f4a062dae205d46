"""Each test has its own folder of files, and the clock may stand in July 2020."""

import os
from datetime import datetime
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parent / "reference"


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL those comparisons alone that ask a database: the others would be the same run a second time."""
    if os.environ.get("QINGCHEN_TEST_DATABASE") != "postgresql":
        return
    same = [one for one in items if one.path.is_relative_to(REFERENCE) and not one.get_closest_marker("django_db")]
    config.hook.pytest_deselected(items=same)
    items[:] = [one for one in items if one not in same]


@pytest.fixture(autouse=True)
def _own_home(tmp_path, settings, request):
    """A test that uses the database has its own folder of files, empty at first."""
    if request.node.get_closest_marker("django_db"):
        settings.QINGCHEN_HOME = tmp_path / "home"
        settings.QINGCHEN_HOME.mkdir()


@pytest.fixture
def july_2020():
    """The present is 20 July 2020, nine in the morning in China."""
    from qingchen import clock

    with clock.at(datetime(2020, 7, 20, 9, 0)):
        yield
