"""One temporary home for the whole run; warnings fail it (pyproject)."""

import os
import tempfile
from datetime import datetime

import pytest

_home = tempfile.TemporaryDirectory(prefix="qingchen-test-", ignore_cleanup_errors=True)
os.environ["QINGCHEN_HOME"] = _home.name
os.environ["QINGCHEN_DEMO"] = "1"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qingchen.config.settings")


@pytest.fixture(autouse=True)
def _own_home(tmp_path, settings, request):
    """Each test that uses the database has its own folder of files, empty at first."""
    if request.node.get_closest_marker("django_db"):
        settings.QINGCHEN_HOME = tmp_path / "home"
        settings.QINGCHEN_HOME.mkdir()
    return None


@pytest.fixture
def july_2020():
    """The present is 20 July 2020, nine in the morning in China."""
    from qingchen import clock

    with clock.at(datetime(2020, 7, 20, 9, 0)):
        yield
