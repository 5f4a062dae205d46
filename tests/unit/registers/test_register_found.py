"""A file's register is told from its headings, and a file in our own template is asked nothing."""

import pytest

from qingchen.registers.catalogue import registers
from qingchen.registers.file_heads import file_heads
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.register_found import register_found
from qingchen.registers.sheet_proposal import sheet_proposal
from qingchen.registers.template import template_workbook


@pytest.mark.parametrize("name", [name for name, one in registers().items() if one.importable])
def test_every_template_is_known_by_its_headings_and_certain(name):
    register = registers()[name]
    heads = file_heads(template_workbook(register), f"{register.title}.xlsx")
    assert register_found(heads) is register
    assert any(sheet_proposal(sheet, register).certain for sheet in heads)


def test_a_table_like_none_of_them_is_not_guessed_at():
    heads = file_heads("甲,乙,丙\n1,2,3\n".encode(), "怪.csv")
    assert all(isinstance(sheet, RawSheet) for sheet in heads)
    assert register_found(heads) is None
