"""The columns of stand-ins beside the sensitive ones of a register's rows."""

import polars as pl

from qingchen.registers.keyring import Keyring
from qingchen.registers.register import Register

_MOST_HELD = 200_000
"""Texts whose stand-ins are held from one piece of a file to the next: some 50 MB."""


class StandInColumns:
    """Keys each distinct text once: the rows of a file come in pieces, and most persons and phones come again."""

    def __init__(self, register: Register, keyring: Keyring) -> None:
        self._register, self._keyring = register, keyring
        self._held: dict[str, dict[str, str]] = {}

    def __call__(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with the stand-ins of each sensitive column that has any."""
        for column in self._register.sensitive:
            if column.stand_ins:
                clear = frame[column.name].cast(pl.String)
                distinct = clear.drop_nulls().unique()
                table = {"clear": distinct} | {name: self._keyed(name, distinct.to_list()) for name in column.stand_ins}
                beside = pl.DataFrame(table, schema_overrides=dict.fromkeys(column.stand_ins, pl.String))
                joined = pl.DataFrame({"clear": clear}).join(beside, on="clear", how="left", maintain_order="left")
                frame = frame.with_columns(joined.select(column.stand_ins).get_columns())
        return frame

    def _keyed(self, name: str, texts: list[str]) -> list[str | None]:
        held = self._held.setdefault(name, {})
        new = {text for text in texts if text not in held}
        keyed = self._keyring.stand_ins(name, new)
        if sum(map(len, self._held.values())) + len(keyed) <= _MOST_HELD:
            held |= keyed
            keyed = held
        return [held.get(text) or keyed.get(text) for text in texts]


def with_stand_ins(register: Register, frame: pl.DataFrame, keyring: Keyring) -> pl.DataFrame:
    """The frame with its stand-ins, of rows that come all at once."""
    return StandInColumns(register, keyring)(frame)
