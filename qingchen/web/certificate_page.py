"""The certificate of a draw as a page to print, or why there can be none here."""

from django.http import HttpResponse

from qingchen.problems import Problem
from qingchen.reports.draw_paper.write import write_draw_paper
from qingchen.reports.pdf.faces import faces
from qingchen.web.downloads import PDF, download


def certificate_page(certificate: str, frame: str, public_id: str, *, sealed: bool) -> HttpResponse:
    """Raises Problem report.no_pdf."""
    if faces().wanting:
        raise Problem("report.no_pdf", why=faces().no_pdf)
    return download(write_draw_paper(certificate, frame, sealed=sealed), f"抽取证书_{public_id}.pdf", PDF)
