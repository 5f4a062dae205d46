"""Small invented worlds, made once a session."""

import pytest

from tests.unit.sample.worlds import CountyWorld, FewUnits


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> CountyWorld:
    return CountyWorld(tmp_path_factory.mktemp("county"), 7)


@pytest.fixture(scope="session")
def few_units(tmp_path_factory: pytest.TempPathFactory) -> FewUnits:
    return FewUnits(tmp_path_factory.mktemp("units"))
