"""A form for telephones: the XForm that ODK Collect and Enketo open offline.

The questions of an item stand in one group; `instance.py` writes and reads what a telephone fills in. The XForm is
made by pyxform, whose own checks (names, references, choices, constraints) it passes or raises PyXFormError.
"""

from typing import Any

from pyxform.xls2xform import convert

from qingchen.field.questions import choice_lists, questions
from qingchen.inspection.entry import PURPOSES
from qingchen.inspection.form import Form


def xform(form: Form, purpose: str = "inspection") -> str:
    """The XForm of a form as XML; its version is the form's, its id `<form code>_<purpose>`."""
    return convert(xlsform(form, purpose), form_name="data", validate=False).xform


def form_id(form: Form, purpose: str) -> str:
    return f"{form.code}_{purpose}"


def xlsform(form: Form, purpose: str) -> dict[str, Any]:
    """The form as the three sheets of an XLSForm: survey, choices, settings."""
    survey: list[dict[str, str]] = []
    for n, domain in enumerate(form.domains, start=1):
        survey.append({"type": "begin group", "name": f"domain_{n}", "label": domain})
        for item in form.items:
            if item.domain == domain:
                survey += questions(item, purpose)
        survey.append({"type": "end group"})
    survey.append({"type": "note", "name": "footer", "label": form.footer})
    settings = {
        "form_id": form_id(form, purpose),
        "version": form.version,
        "form_title": f"{form.annex} {form.title}（{PURPOSES[purpose]}）",
    }
    return {"survey": survey, "choices": choice_lists(form, purpose), "settings": [settings]}
