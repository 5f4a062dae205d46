"""Registers as a Frictionless Data Package: a file of rows each, and `datapackage.json` with schema and hashes."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from qingchen.registers.exchange import csv_out, parquet_out
from qingchen.registers.exchange.foreign_keys import Checked
from qingchen.registers.exchange.form import Form
from qingchen.registers.exchange.style import Style
from qingchen.registers.exchange.table_schema import stand_ins_in_keys, table_schema
from qingchen.registers.register import Column, ColumnType, Register

DESCRIPTOR = "datapackage.json"
UNMATCHED = "unmatched-references"
LICENCE = {"name": "not-for-publication", "title": "内部使用；未经省领导小组办公室同意，不得公开或转给他人"}
_MEDIA_TYPES = {Form.CSV: "text/csv", Form.PARQUET: parquet_out.MEDIA_TYPE}
_NOTE = "个人信息已遮盖；以 = + - @ ' 开头的文字前加了一个半角单引号，读取时去掉一个即为原文。"


@dataclass
class PackageFile:
    """A file of the package on its way out; digest and size are known once it was taken to its end."""

    path: str
    parts: Iterator[bytes]
    digest: str = ""
    size: int = 0

    def taken(self) -> Iterator[bytes]:
        digest = hashlib.sha256()
        for part in self.parts:
            digest.update(part)
            self.size += len(part)
            yield part
        self.digest = digest.hexdigest()


@dataclass
class DataPackage:
    """`head`: the descriptor without its resources. Take the files in their order: the descriptor comes last."""

    head: dict[str, Any]
    form: Form
    _resources: list[tuple[dict[str, Any], PackageFile]] = field(default_factory=list)

    def add(self, register: Register, frames: Iterator[pl.DataFrame], rows: int, references: list[Checked]) -> None:
        """The rows of a register, sensitive columns masked. Only references that hold become foreign keys."""
        schema = table_schema(register)
        held = [one.declared(register) for one in references if one.holds]
        hidden = frozenset(column.name for column in register.sensitive)
        columns = register.columns + tuple(_column(name) for name in stand_ins_in_keys(register))
        if self.form is Form.PARQUET:
            parts = parquet_out.parquet_out(columns, frames, hidden, register.title)
        else:
            parts = csv_out.csv_out(columns, frames, Style.CODES, hidden, mark=False)
        told = {"title": register.title, "rows": rows, "schema": schema | ({"foreignKeys": held} if held else {})}
        told |= {"description": register.note} if register.note else {}
        self._add(register.name, told, parts, self.form)

    def add_unmatched(self, found: list[tuple[Register, Checked]]) -> None:
        """The values of references that do not hold, so that whoever takes the package knows them."""
        lines = [
            {"register": register.name, "columns": ";".join(one.reference.columns), "refers_to": one.reference.register}
            | row
            for register, one in found
            for row in one.unmatched.to_dicts()
        ]
        names = {
            "register": pl.String,
            "columns": pl.String,
            "refers_to": pl.String,
            "values": pl.String,
            "rows": pl.Int64,
        }
        frame = pl.DataFrame(lines, schema=names)
        fields = [{"name": name, "type": "integer" if kind is pl.Int64 else "string"} for name, kind in names.items()]
        told = {
            "title": "没有对应记录的引用",
            "rows": frame.height,
            "schema": {"fields": fields, "missingValues": [""]},
        }
        self._add(UNMATCHED, told, iter([frame.write_csv().encode()]), Form.CSV)

    def files(self) -> Iterator[PackageFile]:
        for _, file in self._resources:
            yield file
        yield PackageFile(DESCRIPTOR, iter([self._descriptor()]))

    def _add(self, name: str, told: dict[str, Any], parts: Iterator[bytes], form: Form) -> None:
        path = f"data/{name}.{form.value}"
        csv = {"encoding": "utf-8", "profile": "tabular-data-resource"} if form is Form.CSV else {}
        resource = {"name": name, "path": path, "format": form.value, "mediatype": _MEDIA_TYPES[form], **csv, **told}
        self._resources.append((resource, PackageFile(path, parts)))

    def _descriptor(self) -> bytes:
        resources = []
        for resource, file in self._resources:
            assert file.digest, f"{file.path} was not taken"
            resources.append(resource | {"bytes": file.size, "hash": f"sha256:{file.digest}"})
        whole = self.head | {"description": _NOTE, "licenses": [LICENCE], "resources": resources}
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _column(stand_in: str) -> Column:
    return Column(stand_in, stand_in, ColumnType.TEXT)
