"""The rows of one batch as they were accepted, puts and withdrawals, as far as a reader may see them."""

import ibis
import ibis.expr.types as ir

from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import analytic_schema
from qingchen.registers.place import within
from qingchen.registers.reader import ScopedReader
from qingchen.registers.snapshot import EMPLOYERS, PLACE
from qingchen.standards import divisions


def batch_rows(reader: ScopedReader, number: int) -> ir.Table:
    """Columns as `ScopedReader.table`, and `_act`; division codes stay as they were sent.

    A row lies where its own division says, else where its employer's does, by the facts of the reader's snapshot.
    """
    batch = reader.snapshot.batches.numbered(number)
    register = register_named(batch.register)
    read = reader.connection.read_parquet(batch.path)
    names = [name for name in analytic_schema(register) if name in read.columns]
    rows = read.select(*names).mutate(_batch=ibis.literal(number, "int64"))
    rows = rows.mutate(**{name: ibis.null("string") for name in analytic_schema(register) if name not in names})
    if register.division:
        sent = rows[register.division]
        codes = rows.select(register.division).distinct().to_pyarrow()[register.division].to_pylist()
        current = {code: divisions.current(code, reader.about) for code in codes if code}
        place = sent.substitute(current) if current else sent
        rows = rows.mutate(**{PLACE: place})
    else:
        sites = reader.snapshot.table(EMPLOYERS).select("uscc", "site_no", place="division")
        site = rows["site_no"] if "site_no" in rows.columns else ibis.literal(1, "int64")
        keyed = rows.mutate(_site=site) if "uscc" in rows.columns else rows.mutate(_site=site, uscc=ibis.null("string"))
        joined = keyed.left_join(sites, [keyed["uscc"] == sites["uscc"], keyed["_site"] == sites["site_no"]])
        rows = joined.select(*[keyed[name] for name in keyed.columns if name != "_site"], **{PLACE: sites["place"]})
    if "" in reader.actor.area.includes and not reader.actor.area.excludes:
        return rows
    sent_here = bool(batch.region) and all(code in reader.actor.area for code in batch.region)
    return rows.filter(within(rows[PLACE], reader.actor.area) | (rows[PLACE].isnull() & ibis.literal(sent_here)))
