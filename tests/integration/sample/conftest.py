"""Three provinces of a small nation, made once."""

import json
from pathlib import Path
from typing import Any

import polars
import pytest

from qingchen.sample.nation import generate_nation

PROVINCES = ("14", "22", "37")


class Nation:
    def __init__(self, path: Path, form: str) -> None:
        generate_nation(7, path, 0.001, form)
        self.registers = path / "registers"
        self.counts: dict[str, Any] = json.loads((path / "truth.json").read_text(encoding="utf-8"))["counts"]
        manifest = self.registers / "manifest.csv"
        polars.read_csv(manifest, infer_schema=False).filter(polars.col("region").is_in(PROVINCES)).write_csv(manifest)

    def standing(self, register: str) -> int:
        return sum(self.counts[f"{register} standing {province}"] for province in PROVINCES)


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    return Nation(tmp_path_factory.mktemp("clean"), "parquet")


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    return Nation(tmp_path_factory.mktemp("told"), "csv")
