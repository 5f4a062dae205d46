"""Form → XForm, and entries → instance XML → entries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qingchen.field.instance import read_instance, write_instance
from qingchen.field.xform import xform
from qingchen.inspection.answer import NotApplicable
from qingchen.inspection.entry import Entry
from tests.unit.inspection.canonical import FORM1, FORM2, ITEMS, entries

FORMS = [FORM1, FORM2]


@pytest.fixture(scope="module")
def made():
    return {form.code: etree.fromstring(xform(form).encode()) for form in FORMS}


def form_of(item):
    return FORM1 if item.code in FORM1.by_code else FORM2


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.code)
@settings(max_examples=2, deadline=None)
@given(st.data())
def test_every_entry_comes_back_from_the_telephone_unchanged(item, data):
    entry = data.draw(entries(item))
    assert read_instance(form_of(item), write_instance(form_of(item), [entry])) == ([entry], [])


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_every_node_that_is_written_has_its_place_in_the_xform(made, form):
    places = {node.get("nodeset") for node in made[form.code].iter("{*}bind")}
    places |= {node.get("nodeset") for node in made[form.code].iter("{*}repeat")}
    every = [Entry(item.code, NotApplicable("理由", ("a.pdf",)), evidence=("b.pdf",)) for item in form.items]
    root = etree.fromstring(write_instance(form, every))
    tree = root.getroottree()
    leaves = {tree.getpath(node) for node in root.iter() if len(node) == 0}
    assert {path.replace("[1]", "") for path in leaves} <= places


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_the_xform_carries_the_version_of_the_form(made, form):
    instance = made[form.code].find(".//{*}instance/{*}data")
    assert (instance.get("id"), instance.get("version")) == (f"{form.code}_inspection", form.version)


def test_the_telephone_holds_the_numerator_under_the_denominator(made):
    binds = {node.get("nodeset").rpartition("/")[2]: node for node in made["form1"].iter("{*}bind")}
    assert "ZH2_09_numerator" in binds["ZH2_09_denominator"].get("constraint")


def test_an_instance_of_an_earlier_version_is_refused():
    data = write_instance(FORM1, []).replace(FORM1.version.encode(), b"00000000")
    assert [problem.rule for problem in read_instance(FORM1, data)[1]] == ["other_version"]


def test_what_is_no_xml_is_told_in_one_sentence():
    assert [problem.rule for problem in read_instance(FORM1, b"<data")[1]] == ["not_xml"]


def test_all_unreadable_answers_are_told_at_once():
    data = f"""<data version="{FORM1.version}"><domain_1><ZH1_09><ZH1_09_value>x</ZH1_09_value></ZH1_09>
        <ZH1_02><ZH1_02_value>2020-02-30</ZH1_02_value></ZH1_02></domain_1></data>"""
    assert [problem.item_code for problem in read_instance(FORM1, data.encode())[1]] == ["ZH1-02", "ZH1-09"]
