"""Each filled form as a file of its own (附表1、附表2), beside the team's report, which lists it.

As GB/T 9704 7.3.7 wants of what is not bound with its document: its number, where it has one, stands before the label.
"""

from qingchen.reports.content import TeamReportContent, part_code
from qingchen.reports.document import Document
from qingchen.reports.form_table import form_annex, labelled_forms
from qingchen.reports.report import Draft, Report


def draft(content: TeamReportContent) -> list[Draft]:
    """One document a filled form; labels are those of the team's report."""
    print_code = content.print_code
    return [
        Draft(
            f"{each.label} {each.form.place}.docx",
            Document(
                (),
                "",
                (),
                annexes=(form_annex(each.form, f"{content.report_no}{each.label}"),),
                print_code=part_code(print_code, each.label),
            ),
            each.unit,
        )
        for each in labelled_forms(content.places)
    ]


REPORT: Report[TeamReportContent] = Report("form_annex", "检查表", draft)
