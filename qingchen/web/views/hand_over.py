"""移交包: the whole round as one archive, kept sealed without a name until it is whole, and sent from there."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_POST

from qingchen.inspection.store import current_round
from qingchen.problems import Problem
from qingchen.registers.durable import lacks_room
from qingchen.registers.sealed_stream import SealedReader, SealedWriter, new_key
from qingchen.reports.actions.hand_over import hand_over_round
from qingchen.reports.hand_over.archive import pieces_of
from qingchen.reports.hand_over.hashed_output import HashedOutput
from qingchen.values.actor import Role
from qingchen.web.downloads import stream
from qingchen.web.people import actor_of, only

_CONTEXT = b"hand-over"


@require_POST
@only(Role.PROVINCE, act="移交本轮全部材料")
def package(request: HttpRequest) -> StreamingHttpResponse:
    """Whole or not at all: nothing is sent before the archive is complete and its line is written.

    Raises Problem store.no_disk.
    """
    round_ = current_round()
    if round_ is None:
        raise Problem("thing.not_found", what="本轮督导检查")
    # It holds papers with names: what waits on the disk opens under a key of this request alone.
    folder = Path(settings.QINGCHEN_HOME) / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    file, key = cast(BinaryIO, tempfile.TemporaryFile(dir=folder)), new_key()  # noqa: SIM115 (closed when it has been sent)
    try:
        sealed = SealedWriter(key, file, _CONTEXT)
        hand_over_round(actor_of(request), round_, HashedOutput(cast(BinaryIO, sealed)))
        sealed.finish()
    except BaseException as met:
        file.close()
        if lacks_room(met):
            raise Problem("store.no_disk", folder=settings.QINGCHEN_HOME) from None
        raise
    return stream(_sent(key, file), f"移交包_{round_.campaign}.zip", "application/zip")


def _sent(key: bytes, file: BinaryIO) -> Iterator[bytes]:
    with file:
        yield from pieces_of(cast(BinaryIO, SealedReader(key, file, _CONTEXT)))
