"""Answers that are files."""

from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

PDF = "application/pdf"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# Shown in the browser; every other type is saved, never opened in our pages' name.
_SHOWN = ("image/png", "image/jpeg", "image/webp")


def download(data: bytes, file_name: str, media_type: str) -> HttpResponse:
    """A file under its Chinese name. Photos are shown in place, everything else is saved."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(media_type not in _SHOWN, file_name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


def stream(parts: Iterator[bytes], file_name: str, media_type: str) -> StreamingHttpResponse:
    """A file that is sent while it is still being written."""
    response = StreamingHttpResponse(parts, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, file_name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
