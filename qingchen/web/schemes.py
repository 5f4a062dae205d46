"""A scoring scheme as it reaches the pages: sent as a file, or lying in the campaign's folder."""

from django.http import HttpRequest

from qingchen.inspection.models import Round
from qingchen.inspection.store import campaign_of
from qingchen.problems import Problem

SCHEME_FILE = "assessment.yaml"
LARGEST_BYTES = 200_000


def scheme_text(request: HttpRequest, round_: Round) -> str:
    """The file sent, else the campaign folder's where it is asked for; empty: no score."""
    sent = request.FILES.get("scheme")
    if sent is not None:
        data = sent.read(LARGEST_BYTES + 1)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = ""
        if not text.strip() or len(data) > LARGEST_BYTES:
            fault = "不是 UTF-8 编码的评分办法文件。请用记事本另存为 UTF-8 后再载入。"
            raise Problem("assessment.scheme_faulty", count=1, lines=(fault,))
        return text
    if request.POST.get("from_folder"):
        return (campaign_of(round_).folder / SCHEME_FILE).read_text(encoding="utf-8")
    return ""
