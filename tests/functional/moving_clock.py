"""The site's application under a clock that the walk sets: the instant stands in the file `now` of the home."""

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from qingchen import clock
from qingchen.config.wsgi import application as site
from tests.functional.server import NOW

_NOW = Path(os.environ["QINGCHEN_HOME"]) / NOW


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    instant = datetime.fromisoformat(_NOW.read_text(encoding="ascii"))
    clock.set_process_clock(instant.replace(tzinfo=clock.SHANGHAI))
    return site(environ, start_response)
