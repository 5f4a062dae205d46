"""SQL over the files of segments and batches: every version of a register's rows, and those that win on a day."""

from collections.abc import Mapping, Sequence
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
_AT = "(_batch << 32) + _row"
"""A version's place in the order of acceptance."""


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


def winning_sql(register: Register, sources: Sources, about: date, losing: str | None = None) -> str:
    """The rows that count about day `about`, one a key, columns as `versions_sql`: the newest, where they are puts
    whose day is not after. `losing`: as in `newest_of`."""
    return f"""{newest_of(register, sources, about, losing)} {"AND" if losing else "WHERE"}
        _act = 'put' AND _about <= DATE '{about.isoformat()}'"""


def newest_of(register: Register, sources: Sources, about: date, losing: str | None = None) -> str:
    """`newest_sql` of all versions in `sources`; ends in a condition where `losing` is given.

    losing   a table of the `id`s of those overtaken (`resolved.losing`), where they are known
    """
    versions = versions_sql(register, sources)
    if losing is None:
        return newest_sql(register, versions, about)
    return f"""
        SELECT * FROM ({versions}) v ANTI JOIN {losing} ON {_AT} = id
        WHERE {_eligible(register, about)}"""


def newest_sql(register: Register, versions: str, about: date) -> str:
    """Of each key the newest of some versions that may decide about the day, put or withdrawal.

    event   the newest, less the withdrawals effective after the day; it may itself be put for a later day
    state   of those with a day not after, the one with the newest day, of these the newest
    Newest is by (batch, row). Two steps, because ordering whole rows is dearer than finding the winners' numbers.
    """
    return f"""
        WITH versions AS NOT MATERIALIZED ({versions}),
        newest AS ({_winners(register, "versions", about)})
        SELECT versions.* FROM versions SEMI JOIN newest ON {_AT} = winner"""


def losing_sql(register: Register, sources: Sources, about: date, contested: Mapping[str, str]) -> str:
    """`id` of the versions that are not the newest of their key, among the tail and some rows of each segment.

    contested   by a segment's path the table of the `position`s in it (from 0) of the rows that are looked at
    """
    schema = analytic_schema(register)
    names = (*register.key, "_about", "_act", "_row")
    typed = ", ".join(f'NULL::{SQL_TYPES[schema[name]]} AS "{name}"' for name in names)
    chosen = ", ".join(f'"{name}"' for name in (*names, "_batch"))
    parts = [
        f"""SELECT {chosen} FROM (
            SELECT {typed}, NULL::BIGINT AS _batch, NULL::BIGINT AS file_row_number WHERE false
            UNION ALL BY NAME
            SELECT * FROM read_parquet({text(path)}, file_row_number = true)
        ) SEMI JOIN {positions} ON file_row_number = position
        WHERE _batch <= {sources.until}"""
        for path, positions in contested.items()
    ]
    if sources.tail:
        parts.append(f"SELECT {chosen} FROM ({versions_sql(register, Sources((), sources.tail, sources.until))})")
    return f"""
        WITH looked_at AS MATERIALIZED ({" UNION ALL ".join(parts)}),
        newest AS ({_winners(register, "looked_at", about)})
        SELECT {_AT} AS id FROM looked_at ANTI JOIN newest ON {_AT} = winner"""


def _winners(register: Register, versions: str, about: date) -> str:
    keys = ", ".join(f'"{name}"' for name in register.key)
    newest = f"max({_AT})"
    if register.kind is RegisterKind.STATE:
        days = "(_about - DATE '0001-01-01')::HUGEINT << 64"
        newest = f"(max(({days}) + {_AT}) & ((1::HUGEINT << 64) - 1))::BIGINT"
    return f"SELECT {newest} AS winner FROM {versions} WHERE {_eligible(register, about)} GROUP BY {keys}"


def _eligible(register: Register, about: date) -> str:
    """Which versions may decide about the day."""
    day = f"DATE '{about.isoformat()}'"
    return f"NOT (_act = 'withdraw' AND _about > {day})" if register.kind is RegisterKind.EVENT else f"_about <= {day}"


def known_sql(register: Register, sources: Sources, own: Sequence[int], day: date, period: Period | None = None) -> str:
    """Keys whose newest version, of all `sources`, is a put in a batch numbered in `own`: for replacing a ledger.

    Columns: the key, `_about` of that version, `_later` (list of days after `day` of any version).
    """
    keys = ", ".join(f'"{name}"' for name in register.key)
    order = _AT
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
