"""Faults and checks know nothing of each other; between them every check has a fault that it is to find."""

import pytest

from bench.checks_measured import FINDS, UNITS
from qingchen.registers.catalogue import registers
from qingchen.sample.faults import FAULTS
from qingchen.verification.catalogue import checks


def test_every_check_is_measured_by_a_fault_and_every_fault_is_somebodys():
    assert set(FINDS) == {fault.name for fault in FAULTS}
    assert set(FINDS.values()) == set(checks())
    assert set(UNITS) <= set(checks())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_lies_in_the_register_whose_rows_the_check_flags(fault):
    assert fault.register in registers()
    assert fault.register == checks()[FINDS[fault.name]].register
    assert fault.sizes
