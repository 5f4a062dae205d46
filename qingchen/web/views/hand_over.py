"""移交包: the whole round as one archive, written piece by piece into a file without a name and sent from there."""

import tempfile
from collections.abc import Iterator
from typing import IO

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_POST

from qingchen.inspection.store import current_round
from qingchen.problems import Problem
from qingchen.reports.actions.hand_over import hand_over_round
from qingchen.reports.hand_over.archive import pieces_of
from qingchen.values.actor import Role
from qingchen.web.downloads import stream
from qingchen.web.people import actor_of, only


@require_POST
@only(Role.PROVINCE, act="移交本轮全部材料")
def package(request: HttpRequest) -> StreamingHttpResponse:
    """Whole or not at all: nothing is sent before the archive is complete and its line is written."""
    round_ = current_round()
    if round_ is None:
        raise Problem("thing.not_found", what="本轮督导检查")
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed when it has been sent)
    try:
        hand_over_round(actor_of(request), round_, file)
    except Problem:
        file.close()
        raise
    file.seek(0)
    return stream(_sent(file), f"移交包_{round_.campaign}.zip", "application/zip")


def _sent(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        yield from pieces_of(file)
