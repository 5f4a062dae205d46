"""Start Django once, for command line and server alike."""

import os
from datetime import datetime

from qingchen import clock


def set_up() -> None:
    """Configure Django. In demo mode QINGCHEN_NOW sets the clock of the process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qingchen.config.settings")
    import django
    from django.conf import settings

    settings.QINGCHEN_HOME.mkdir(parents=True, exist_ok=True)
    django.setup()
    instant = os.environ.get("QINGCHEN_NOW")
    if instant and settings.QINGCHEN_DEMO:
        clock.set_process_clock(datetime.fromisoformat(instant).replace(tzinfo=clock.SHANGHAI))
