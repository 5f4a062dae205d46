import ibis
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.registers import connection
from qingchen.registers.place import within
from qingchen.values.region import Area

CODES = ["", "2", "22", "2201", "220184", "220184101", "2203", "220381", "2203811", "31"]
PREFIXES = st.lists(st.sampled_from(CODES), max_size=4).map(tuple)


@settings(max_examples=60, deadline=None)
@given(PREFIXES, PREFIXES)
def test_the_condition_on_a_column_agrees_with_membership_in_the_area(includes, excludes):
    area = Area(includes, excludes)
    conditions = {code: within(ibis.literal(code), area) for code in CODES}
    sql = ", ".join(
        ibis.to_sql(condition, dialect="duckdb").removeprefix("SELECT") for condition in conditions.values()
    )
    inside = connection.cursor().execute(f"SELECT {sql}").fetchone()
    assert dict(zip(CODES, inside, strict=True)) == {code: code in area for code in CODES}


def test_a_null_code_is_in_no_area():
    nothing = ibis.null(str)
    assert not within(nothing, Area(("",))).to_pyarrow().as_py()
