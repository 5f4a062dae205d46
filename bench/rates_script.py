"""The baseline of the rates: one DuckDB script written by hand for the eight rates, with the same integers.

One scan a register, the winning version of each key and the sums of it in the same pass; one row an employer site and
one a worker; counted by village once, then by grouping sets over the villages. It knows what the engine has to find
out: which columns, which keys, which joins, and that no code of the ledgers was recoded by the day.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import duckdb
import polars as pl

from qingchen.registers.register import Register, RegisterKind
from qingchen.standards.examinations import examination_cycles

ABOUT = date(2020, 10, 31)
NAMES = (
    "declaration_rate",
    "periodic_monitoring_rate",
    "periodic_monitoring_year_rate",
    "principal_training_rate",
    "manager_training_rate",
    "worker_training_rate",
    "health_examination_rate",
    "health_examination_overdue_rate",
)
LEVELS = {"province": 2, "prefecture": 4, "county": 6, "township": 9, "village": 12}
COLUMNS: dict[str, tuple[str, ...]] = {
    "employers": (
        "uscc",
        "site_no",
        "division",
        "in_scope",
        "production_status",
        "exclusion_reason",
        "key_industry",
        "hazard_class",
        "managers_full_time",
        "managers_part_time",
    ),
    "hazard_declarations": ("uscc", "site_no", "declaration_type", "declared_on", "dust"),
    "dust_measurements": ("uscc", "site_no", "measurement_type", "sampled_on"),
    "trainings": ("person_key", "uscc", "site_no", "audience", "trained_until", "hours", "passed"),
    "exposed_workers": (
        "person_key",
        "uscc",
        "site_no",
        "spell",
        "dust_kind",
        "exposure_from",
        "exposure_until",
        "status",
    ),
    "health_examinations": ("person_key", "uscc", "site_no", "examined_on", "examination_type"),
}


def script(sources: Mapping[str, str]) -> str:
    """The script as one statement. `sources`: of each register what stands behind FROM, one row a winning key."""
    facts = ",\n".join(f"{name} AS ({source})" for name, source in sources.items())
    return _SCRIPT.format(facts=facts, sets=", ".join(f"(in_scope, {level})" for level in (*LEVELS, "unit")))


def winners(register: Register, versions: str) -> str:
    """Winning rows by hand, over `versions` (a relation of every version)."""
    day = f"DATE '{ABOUT}'"
    keys, columns = ", ".join(register.key), COLUMNS[register.name]
    told = ", ".join(f"coalesce({name}, 1) AS {name}" if name in ("site_no", "spell") else name for name in columns)
    order = "(_batch << 32) + _row"
    if register.kind is RegisterKind.EVENT:
        kept, newest = f"NOT (_act = 'withdraw' AND _about > {day})", f"max({order})"
    else:
        kept = f"_about <= {day}"
        newest = f"(max(((_about - DATE '0001-01-01')::HUGEINT << 64) + {order}) & ((1::HUGEINT << 64) - 1))::BIGINT"
    return f"""SELECT {told} FROM {versions} SEMI JOIN
        (SELECT {newest} AS winner FROM {versions} WHERE {kept} GROUP BY {keys}) ON {order} = winner
        WHERE _act = 'put' AND _about <= {day}"""


def run(connection: duckdb.DuckDBPyConnection, text: str, apart: Sequence[str]) -> pl.DataFrame:
    """Its lines: level, code, in_scope and the two sums of each of NAMES. `apart`: counties that are units."""
    connection.execute("CREATE OR REPLACE TEMP TABLE cycles (dust_kind TEXT, coal_mine BOOLEAN, months INTEGER)")
    connection.executemany("INSERT INTO cycles VALUES (?, ?, ?)", examination_cycles(ABOUT))
    connection.execute("CREATE OR REPLACE TEMP TABLE units AS SELECT unnest(?::TEXT[]) AS apart", [list(apart)])
    return connection.execute(text).pl()


_SCRIPT = """
WITH {facts},
sites AS (
    SELECT *, coalesce(in_scope, false) AND coalesce(production_status = 'operating', false) AS main FROM employers
    WHERE main OR coalesce(exclusion_reason, '') NOT IN ('no_dust', 'duplicate')
),
declared AS (
    SELECT uscc, site_no, arg_max(declaration_type <> 'cancellation' AND dust, declared_on) AS declared
    FROM hazard_declarations WHERE declared_on <= DATE '2020-10-31' GROUP BY ALL
),
measured AS (
    SELECT uscc, site_no, max(sampled_on) AS last_on FROM dust_measurements
    WHERE measurement_type IN ('periodic', 'status_evaluation') AND sampled_on <= DATE '2020-10-31' GROUP BY ALL
),
people AS (
    SELECT person_key, uscc, site_no, audience,
        min(trained_until) FILTER (WHERE passed) AS first_passed,
        max(trained_until) FILTER (WHERE passed AND trained_until >= DATE '2020-01-01' AND hours >= long) AS long_now,
        max(trained_until) FILTER (WHERE passed AND trained_until >= DATE '2020-01-01' AND hours >= short) AS short_now,
        max(trained_until) FILTER (WHERE passed AND trained_until < DATE '2020-01-01' AND hours >= long) AS long_before,
        max(trained_until) FILTER (WHERE passed AND trained_until < DATE '2020-01-01' AND hours >= short)
            AS short_before
    FROM (SELECT *, CASE WHEN audience = 'worker' THEN 8 ELSE 16 END AS long,
        CASE WHEN audience = 'worker' THEN 4 ELSE 8 END AS short FROM trainings)
    WHERE trained_until <= DATE '2020-10-31' AND audience IN ('principal', 'manager', 'worker') GROUP BY ALL
),
judged AS (
    SELECT person_key, uscc, site_no, audience,
        long_now IS NOT NULL OR coalesce(short_now > first_passed, false) AS trained,
        greatest(long_before, CASE WHEN short_before > first_passed THEN short_before END) AS trained_before
    FROM people
),
trained_at AS (
    SELECT uscc, site_no, count(*) FILTER (WHERE trained AND audience = 'principal') AS principals,
        count(*) FILTER (WHERE trained AND audience = 'manager') AS managers
    FROM judged WHERE audience <> 'worker' GROUP BY ALL
),
by_site AS (
    SELECT division, main,
        count(*) FILTER (WHERE declared) AS c0, count(*) AS c1,
        count(*) FILTER (WHERE last_on + INTERVAL '12 months' >= DATE '2020-10-31') AS c2, count(*) AS c3,
        count(*) FILTER (WHERE last_on >= DATE '2020-01-01') AS c4, count(*) AS c5,
        count(*) FILTER (WHERE principals > 0) AS c6, count(*) AS c7,
        sum(least(coalesce(managers_full_time, 0) + coalesce(managers_part_time, 0), coalesce(managers, 0))) AS c8,
        sum(greatest(coalesce(managers_full_time, 0) + coalesce(managers_part_time, 0), 1)) AS c9
    FROM sites LEFT JOIN declared USING (uscc, site_no) LEFT JOIN measured USING (uscc, site_no)
        LEFT JOIN trained_at USING (uscc, site_no)
    GROUP BY ALL
),
examined AS (
    SELECT person_key, uscc, site_no,
        max(examined_on) FILTER (WHERE examination_type = 'periodic' AND examined_on < DATE '2020-01-01') AS periodic,
        max(examined_on) FILTER (WHERE examination_type = 'pre_placement' AND examined_on < DATE '2020-01-01') AS entry,
        bool_or(examination_type = 'periodic' AND examined_on >= DATE '2020-01-01') AS this_year
    FROM health_examinations
    WHERE examined_on <= DATE '2020-10-31' AND examination_type IN ('periodic', 'pre_placement') GROUP BY ALL
),
present AS (
    SELECT * FROM exposed_workers WHERE status = 'in_post' AND exposure_from <= DATE '2020-10-31'
        AND (exposure_until IS NULL OR exposure_until > DATE '2020-10-31')
),
again AS (SELECT person_key, uscc, site_no, max(spell) AS newest FROM present WHERE spell > 1 GROUP BY ALL),
timed AS (
    SELECT division, main, this_year, exposure_from, trained, trained_before,
        coalesce(periodic, entry, exposure_from) + to_months(coalesce(months, 12)) AS due_on
    FROM present LEFT JOIN again USING (person_key, uscc, site_no) JOIN sites USING (uscc, site_no)
        LEFT JOIN examined USING (person_key, uscc, site_no)
        LEFT JOIN (SELECT * FROM judged WHERE audience = 'worker') USING (person_key, uscc, site_no)
        LEFT JOIN cycles ON cycles.dust_kind = present.dust_kind
            AND cycles.coal_mine = coalesce(key_industry = 'coal_mine', false)
    WHERE newest IS NULL OR spell = newest
),
by_worker AS (
    SELECT division, main,
        count(*) FILTER (WHERE coalesce(trained, false) OR coalesce(exposure_from >= DATE '2020-01-01'
            AND trained_before + INTERVAL '12 months' >= exposure_from, false)) AS c10, count(*) AS c11,
        count(*) FILTER (WHERE due_on <= DATE '2020-12-31' AND this_year) AS c12,
        count(*) FILTER (WHERE due_on <= DATE '2020-12-31') AS c13,
        count(*) FILTER (WHERE due_on <= DATE '2020-10-31' AND this_year) AS c14,
        count(*) FILTER (WHERE due_on <= DATE '2020-10-31') AS c15
    FROM timed GROUP BY ALL
),
villages AS (
    SELECT main AS in_scope, division[:2] AS province, division[:4] AS prefecture, division[:6] AS county,
        division[:9] AS township, division AS village, coalesce(apart, division[:4]) AS unit,
        c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15
    FROM by_site FULL JOIN by_worker USING (division, main) LEFT JOIN units ON apart = division[:6]
)
SELECT in_scope, coalesce(village, township, county, prefecture, province, unit) AS code,
    ['village', 'township', 'county', 'prefecture', 'province', 'unit'][
        CASE WHEN unit IS NOT NULL AND village IS NULL AND province IS NULL AND prefecture IS NULL AND county IS NULL
            AND township IS NULL THEN 6 WHEN village IS NOT NULL THEN 1 WHEN township IS NOT NULL THEN 2
            WHEN county IS NOT NULL THEN 3 WHEN prefecture IS NOT NULL THEN 4 ELSE 5 END] AS level,
    coalesce(sum(c0), 0)::BIGINT AS c0, coalesce(sum(c1), 0)::BIGINT AS c1, coalesce(sum(c2), 0)::BIGINT AS c2,
    coalesce(sum(c3), 0)::BIGINT AS c3, coalesce(sum(c4), 0)::BIGINT AS c4, coalesce(sum(c5), 0)::BIGINT AS c5,
    coalesce(sum(c6), 0)::BIGINT AS c6, coalesce(sum(c7), 0)::BIGINT AS c7, coalesce(sum(c8), 0)::BIGINT AS c8,
    coalesce(sum(c9), 0)::BIGINT AS c9, coalesce(sum(c10), 0)::BIGINT AS c10, coalesce(sum(c11), 0)::BIGINT AS c11,
    coalesce(sum(c12), 0)::BIGINT AS c12, coalesce(sum(c13), 0)::BIGINT AS c13, coalesce(sum(c14), 0)::BIGINT AS c14,
    coalesce(sum(c15), 0)::BIGINT AS c15
FROM villages GROUP BY GROUPING SETS ({sets})
"""
