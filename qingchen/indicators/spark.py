"""Counts on Spark: the same expressions as on DuckDB, compiled by Ibis for the other engine; the same integers.

Needs the extra `spark` (pyspark) and Java. Where the work runs is the session's matter: `local[2]`, or a cluster by
configuration. The facts are a folder of `facts_folder`, on disk or in object storage.
"""

from collections.abc import Sequence
from typing import Any

import ibis
import polars as pl

from qingchen.indicators.counting import spread
from qingchen.indicators.facts_folder import FactsFolder
from qingchen.indicators.fused import Grain, fused
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.unbound import PREFIX, UnboundFacts, built


def counted_on_spark(
    session: Any, facts: FactsFolder, indicators: Sequence[Indicator], grain: Grain
) -> list[pl.DataFrame]:
    """As `counting.counted`. `session`: a SparkSession in UTC."""
    unbound = UnboundFacts(facts.about, facts.within, [indicator.reads for indicator in indicators])
    rows, limited = built(indicators, unbound)
    expression, passes = fused(rows, grain, limited)
    for register in unbound.columns:
        session.read.parquet(facts.path(register)).createOrReplaceTempView(PREFIX + register)
    backend = ibis.pyspark.connect(session)
    frame = pl.from_arrow(backend.to_pyarrow(expression))
    assert isinstance(frame, pl.DataFrame)
    return spread(frame, passes, grain)
