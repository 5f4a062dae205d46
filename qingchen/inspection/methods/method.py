"""The five methods of an inspection (notice, section 四), and which of them an item or a text means."""

from enum import StrEnum

from qingchen.inspection.form import Form
from qingchen.inspection.item import Item
from qingchen.standards.codes import code_list


class Method(StrEnum):
    """The codes of the code list `inspection_method`. The strings are stored; never rename one."""

    MEETING = "meeting"
    RECORDS_REVIEW = "records_review"
    SITE_VISIT = "site_visit"
    UNANNOUNCED_VISIT = "unannounced_visit"
    FORM_CHECK = "form_check"

    @property
    def title(self) -> str:  # type: ignore[override]
        return code_list("inspection_method").label_of(self.value)


_SIGNS = {
    # The first sign found in a text decides; «查阅资料» stands before «现场», as the forms write «查阅+现场».
    "暗访": Method.UNANNOUNCED_VISIT,
    "座谈": Method.MEETING,
    "查阅": Method.RECORDS_REVIEW,
    "现场": Method.SITE_VISIT,
}


def method_meant(text: str) -> Method | None:
    """The method that a text names first; None where it names none of the five."""
    known = code_list("inspection_method").code_of(text.strip()) if text.strip() else None
    if known:
        return Method(known)
    found = [(text.index(sign), method) for sign, method in _SIGNS.items() if sign in text]
    return min(found, key=lambda one: one[0])[1] if found else None


def usual_method(form: Form, item: Item) -> Method:
    """How the item is looked at unless somebody says otherwise: an employer's form is that of an unannounced visit."""
    if form.subject == "employer":
        return Method.UNANNOUNCED_VISIT
    return method_meant(item.method) or Method.FORM_CHECK
