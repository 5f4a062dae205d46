"""Each test has its own folder of files, and the clock may stand in July 2020."""

from datetime import datetime

import pytest


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
