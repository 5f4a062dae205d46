"""Looking for employers and persons within what one person may see. Persons are found by keyed stand-ins only."""

from dataclasses import dataclass

import ibis.expr.types as ir
import polars as pl

from qingchen.registers.catalogue import registers
from qingchen.registers.keyring import Keyring
from qingchen.registers.reader import ScopedReader
from qingchen.registers.register import Register
from qingchen.registers.search_terms import Terms

SHOWN = 20
"""Rows of a group that are handed out; the others are only counted."""


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of one register found by one reading of the text: the newest `SHOWN`, columns as `ScopedReader.table`.

    by   `uscc`, `employer_name`, a stand-in (`person_key`, `phone_key`, `name_key`, `pinyin_key`), or the kind of a
         pattern (`number`, `phone`, `name`)
    """

    register: str
    by: str
    rows: pl.DataFrame
    count: int


def person_registers(reader: ScopedReader) -> tuple[Register, ...]:
    """Registers with rows that are about persons: those that keep a stand-in of a number or a name."""
    kinds = {"person_key", "name_key"}
    about_persons = (one for one in registers().values() if kinds & set(one.analytic_names))
    return tuple(one for one in about_persons if reader.snapshot.files(one.name))


def find_employers(reader: ScopedReader, terms: Terms) -> list[Found]:
    """Employer sites by credit code (or temporary code), or by a part of the name, present or former."""
    if terms.uscc:
        found = reader.matching("employers", "uscc", terms.uscc)
        return [found_rows("employers", "uscc", found)] if found.height else []
    if not terms.employer_part:
        return []
    table = reader.table("employers")
    part = terms.employer_part.upper()
    held = _plain(table["name"]).contains(part) | _plain(table["former_names"].fill_null("")).contains(part)
    wanted = table.filter(held).order_by("_batch", "_row")
    count = int(wanted.count().to_pyarrow().as_py())
    rows = wanted.limit(SHOWN).to_polars()
    return [Found("employers", "employer_name", rows, count)] if count else []


def _plain(name: ir.StringValue) -> ir.StringValue:
    """As a search is read: 示例（通化）采石 is found by 示例(通化)采石 too, whichever brackets it was filed with."""
    for written, meant in (("（", "("), ("）", ")"), (" ", ""), ("\u3000", "")):
        name = name.replace(written, meant)
    return name.upper()


def find_persons(reader: ScopedReader, terms: Terms, keyring: Keyring) -> list[Found]:
    """Rows about persons by each reading of the text, under every version of the stand-in key.

    A row found by a surer reading is not told again under a weaker one (a namesake's own name is no homophone).
    """
    groups = []
    for register in person_registers(reader):
        seen = pl.DataFrame(schema={"_batch": pl.Int64, "_row": pl.Int64})
        for kind, text in terms.stand_ins:
            if kind not in register.analytic_names:
                continue
            keys = keyring.stand_ins_of_every_version(kind, text)
            parts = [reader.matching(register.name, kind, key) for key in keys]
            rows = pl.concat(parts).join(seen, on=["_batch", "_row"], how="anti") if parts else pl.DataFrame()
            if rows.height:
                groups.append(found_rows(register.name, kind, rows))
                seen = pl.concat([seen, rows.select("_batch", "_row")])
    return groups


def found_rows(register: str, by: str, rows: pl.DataFrame) -> Found:
    """All rows found, of which the newest are handed out."""
    newest = rows.sort("_about", "_batch", "_row", descending=True, nulls_last=True)
    return Found(register, by, newest.head(SHOWN), rows.height)
