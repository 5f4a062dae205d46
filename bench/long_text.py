"""A register's rows as a long .csv in GB18030, as national systems export them, written as they come."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from qingchen.registers.catalogue import register_named


def write_gb18030(register: str, frames: Iterable[pl.DataFrame], path: Path) -> None:
    titles = {column.name: column.title for column in register_named(register).columns}
    with path.open("wb") as out:
        for number, frame in enumerate(frames):
            named = frame.rename({name: titles[name] for name in frame.columns if name in titles})
            text = named.select(titles[name] for name in titles if titles[name] in named.columns)
            out.write(text.write_csv(include_header=not number).encode("gb18030"))
