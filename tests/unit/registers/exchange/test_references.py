"""References between registers: what one names, the other's file has a field for."""

from qingchen.registers.catalogue import registers
from qingchen.registers.exchange.table_schema import table_schema


def test_every_column_that_a_reference_names_is_a_field_on_both_sides():
    fields = {name: {field["name"] for field in table_schema(one)["fields"]} for name, one in registers().items()}
    wanting = [
        (register.name, reference.register, name)
        for register in registers().values()
        for reference in register.references
        for side, names in ((register.name, reference.columns), (reference.register, reference.to))
        for name in names
        if name not in fields[side]
    ]
    assert wanting == []
