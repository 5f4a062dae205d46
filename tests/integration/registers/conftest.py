import pytest


@pytest.fixture(autouse=True)
def _made_up_keys(settings):
    """Keys are made up in each test's own folder."""
    settings.QINGCHEN_DEMO = True
