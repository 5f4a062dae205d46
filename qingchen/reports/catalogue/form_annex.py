"""Each filled form as a Word file of its own (附表1、附表2), the same sheet that follows the team's report."""

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
                (), "", (), annexes=(form_annex(each.form, each.label),), print_code=part_code(print_code, each.label)
            ),
            each.unit,
        )
        for each in labelled_forms(content.places)
    ]


REPORT: Report[TeamReportContent] = Report("form_annex", "检查表", draft)
