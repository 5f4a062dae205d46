"""SQL over the files of segments and batches: every version of a register's rows, and those that win on a day."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from qingchen.registers.merged.segments import Sources
from qingchen.registers.parquet import analytic_schema
from qingchen.registers.register import Register, RegisterKind
from qingchen.values.period import Period

SQL_TYPES = {
    pl.String(): "VARCHAR",
    pl.Int64(): "BIGINT",
    pl.Float64(): "DOUBLE",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    pl.List(pl.String()): "VARCHAR[]",
}


def versions_sql(register: Register, sources: Sources) -> str:
    """Every version in `sources`: columns of `analytic_schema` and `_batch`. A column that a file lacks is null."""
    schema = analytic_schema(register)
    typed = ", ".join(f'NULL::{SQL_TYPES[kind]} AS "{name}"' for name, kind in schema.items())
    names = ", ".join(f'v."{name}"' for name in schema)
    parts = []
    if sources.segments:
        paths = ", ".join(text(segment.path) for segment in sources.segments)
        within = f"WHERE _batch <= {sources.until}" if sources.segments[-1].last > sources.until else ""
        parts.append(f"""
        SELECT {names}, v._batch
        FROM (
            SELECT {typed}, NULL::BIGINT AS _batch WHERE false
            UNION ALL BY NAME
            SELECT * FROM read_parquet([{paths}], union_by_name = true) {within}
        ) v""")
    if sources.tail:
        paths = ", ".join(text(file.path) for file in sources.tail)
        numbers = ", ".join(f"({text(file.path)}, {file.number})" for file in sources.tail)
        parts.append(f"""
        SELECT {names}, b.number::BIGINT AS _batch
        FROM (
            SELECT {typed}, NULL::VARCHAR AS filename WHERE false
            UNION ALL BY NAME
            SELECT * FROM read_parquet([{paths}], filename = true, union_by_name = true)
        ) v
        JOIN (VALUES {numbers}) b(path, number) ON v.filename = b.path""")
    return " UNION ALL ".join(parts) or f"SELECT {typed}, NULL::BIGINT AS _batch WHERE false"


def everything_sql(register: Register, sources: Sources) -> str:
    """Every version in `sources` with every column that any of the files has, declared or not, and `_batch`."""
    typed = ", ".join(f'NULL::{SQL_TYPES[kind]} AS "{name}"' for name, kind in analytic_schema(register).items())
    parts = [f"SELECT {typed}, NULL::BIGINT AS _batch WHERE false"]
    if sources.segments:
        paths = ", ".join(text(segment.path) for segment in sources.segments)
        parts.append(f"SELECT * FROM read_parquet([{paths}], union_by_name = true)")
    if sources.tail:
        paths = ", ".join(text(file.path) for file in sources.tail)
        numbers = ", ".join(f"({text(file.path)}, {file.number})" for file in sources.tail)
        parts.append(f"""
        SELECT v.* EXCLUDE (filename), b.number::BIGINT AS _batch
        FROM read_parquet([{paths}], filename = true, union_by_name = true) v
        JOIN (VALUES {numbers}) b(path, number) ON v.filename = b.path""")
    return " UNION ALL BY NAME ".join(parts)


def winning_sql(register: Register, sources: Sources, about: date) -> str:
    """The rows that count about day `about`, one a key, columns as `versions_sql`: the newest, where they are puts
    whose day is not after."""
    return f"""{newest_sql(register, versions_sql(register, sources), about)}
        WHERE _act = 'put' AND _about <= DATE '{about.isoformat()}'"""


def newest_sql(register: Register, versions: str, about: date) -> str:
    """Of each key the newest of some versions that may decide about the day, put or withdrawal.

    event   the newest, less the withdrawals effective after the day; it may itself be put for a later day
    state   of those with a day not after, the one with the newest day, of these the newest
    Newest is by (batch, row). Two steps, because ordering whole rows is dearer than finding the winners' numbers.
    """
    day = f"DATE '{about.isoformat()}'"
    keys = ", ".join(f'"{name}"' for name in register.key)
    order = "(_batch << 32) + _row"
    if register.kind is RegisterKind.EVENT:
        eligible = f"NOT (_act = 'withdraw' AND _about > {day})"
        newest = f"max({order})"
    else:
        eligible = f"_about <= {day}"
        days = "(_about - DATE '0001-01-01')::HUGEINT << 64"
        newest = f"(max(({days}) + {order}) & ((1::HUGEINT << 64) - 1))::BIGINT"
    return f"""
        WITH versions AS NOT MATERIALIZED ({versions}),
        newest AS (SELECT {newest} AS winner FROM versions WHERE {eligible} GROUP BY {keys})
        SELECT versions.* FROM versions SEMI JOIN newest ON {order} = winner"""


def known_sql(register: Register, sources: Sources, own: Sequence[int], day: date, period: Period | None = None) -> str:
    """Keys whose newest version, of all `sources`, is a put in a batch numbered in `own`: for replacing a ledger.

    Columns: the key, `_about` of that version, `_later` (list of days after `day` of any version).
    """
    keys = ", ".join(f'"{name}"' for name in register.key)
    order = "(_batch << 32) + _row"
    numbers = ", ".join(str(number) for number in own) or "NULL"
    in_period = ""
    if period is not None and register.kind is RegisterKind.EVENT:
        days = f"DATE '{period.from_.isoformat()}' AND arg_max(_about, {order}) < DATE '{period.until.isoformat()}'"
        in_period = f"AND arg_max(_about, {order}) >= {days}"
    return f"""
        SELECT {keys}, arg_max(_about, {order}) AS _about,
            list_distinct(coalesce(list(_about) FILTER (_about > DATE '{day.isoformat()}'), [])) AS _later
        FROM ({versions_sql(register, sources)})
        GROUP BY {keys}
        HAVING arg_max(_act, {order}) = 'put' AND arg_max(_batch, {order}) IN ({numbers}) {in_period}"""


def text(value: str) -> str:
    """A text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def values_sql(rows: pl.DataFrame) -> str:
    """A few rows of texts, whole numbers and days as SQL writes them, to be selected from.

    To hand over a table or a parameter loads pandas into the process: a second, at the first search of a server.
    """
    lines = ", ".join(f"({', '.join(map(_literal, row))})" for row in rows.iter_rows())
    names = ", ".join(f'"{name}"' for name in rows.columns)
    return f"(VALUES {lines}) AS wanted({names})"


def _literal(value: object) -> str:
    match value:
        case None:
            return "NULL"
        case str():
            return text(value)
        case date():
            return f"DATE '{value.isoformat()}'"
        case _:
            assert isinstance(value, int)
            return str(value)
