"""Reads the YAML files of this stage's data."""

from pathlib import Path
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: Path) -> Any:
    """The file's content. Raises yaml.YAMLError: these files are ours."""
    with file.open(encoding="utf-8") as text:
        return yaml.load(text, Loader=_Loader)
