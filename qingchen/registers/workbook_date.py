"""The hour that a workbook or an archive of ours bears: the clock's, so that the same export is the same bytes."""

import zipfile
from datetime import UTC, datetime

import xlsxwriter

from qingchen import clock


def date_workbook(book: xlsxwriter.Workbook) -> None:
    """Its «created» is written as UTC."""
    book.set_properties({"created": clock.now().astimezone(UTC).replace(tzinfo=None)})


def dated_entry(name: str, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """An entry of an archive being written, packed as the archive says; local time, as the format has it."""
    at: datetime = clock.now().astimezone(clock.SHANGHAI)
    entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    entry.compress_type = archive.compression
    entry._compresslevel = archive.compresslevel  # type: ignore[attr-defined]  # has no public name
    return entry
