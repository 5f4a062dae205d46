"""The text of a query over `UnboundFacts`, which any connection to the engine can run."""

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

_BETWEEN, _NOTHING = "|", "~"
"""Between two values of a column of rules in the text of a query, and for none."""


def text_of(expression: ir.Table) -> str:
    """The text that follows `WITH <tables named PREFIX + register>` to read the expression over `UnboundFacts`."""
    text = ibis.to_sql(expression, dialect="duckdb", pretty=False)
    # Small tables of rules become part of the text, so that it can be run by any thread's connection.
    rules = "".join(f'"{table.name}" AS ({_values(table)}), ' for table in expression.op().find(ops.InMemoryTable))
    return f", {rules}whole AS ({text}) FROM whole"


def _values(table: ops.InMemoryTable) -> str:
    """Each column as one text that the engine splits: planning thousands of literals takes longer than reading them."""
    types = {name: ibis.backends.sql.datatypes.DuckDBType.to_string(kind) for name, kind in table.schema.items()}
    data = table.data.to_pyarrow(table.schema).to_pydict()
    lists = ", ".join(f"unnest(string_split({_joined(data[name])}, {_quoted(_BETWEEN)})) AS {name}" for name in types)
    cast = ", ".join(f"nullif({name}, {_quoted(_NOTHING)})::{kind} AS {name}" for name, kind in types.items())
    empty = "" if any(data.values()) else " LIMIT 0"
    return f"SELECT {cast} FROM (SELECT {lists}) AS rules{empty}"


def _joined(values: Sequence[Any]) -> str:
    return _quoted(_BETWEEN.join(_NOTHING if value is None else str(value) for value in values))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
