"""What is kept of an evidence file beside its bytes: the look of a picture, and the day on which it was made.

Neither says anything of its content; both are for finding the same picture under two names, and files made for the
visit.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date

from PIL import Image, UnidentifiedImageError

_SIDE = 16
_MOST_PIXELS = 120_000_000
_EXIF_IFD, _TAKEN, _CHANGED = 0x8769, 36867, 306
_PDF_CREATED = re.compile(rb"/CreationDate\s*\(\s*D:(\d{4})(\d{2})(\d{2})")
_OFFICE_CREATED = re.compile(rb"<dcterms:created[^>]*>(\d{4})-(\d{2})-(\d{2})")
_UNREADABLE = (OSError, SyntaxError, ValueError, KeyError, UnidentifiedImageError, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class EvidenceTraits:
    """picture_digest   256 bits as 64 hexadecimal digits; empty for what is no picture
    created_on       as the file itself says; None where it says nothing that is a day
    """

    picture_digest: str = ""
    created_on: date | None = None


def traits(media_type: str, data: bytes) -> EvidenceTraits:
    """Of a file that `evidence_rules.media_type` accepted."""
    if media_type.startswith("image/"):
        return _of_picture(data)
    if media_type == "application/pdf":
        return EvidenceTraits(created_on=_day(_PDF_CREATED.search(data)))
    if "openxmlformats" in media_type:
        return EvidenceTraits(created_on=_of_package(data))
    return EvidenceTraits()


def picture_digest(image: Image.Image) -> str:
    """Whether each of 17 × 16 points is lighter than the one to its right (difference hash, 256 bits)."""
    small = image.convert("L").resize((_SIDE + 1, _SIDE), Image.Resampling.LANCZOS)
    grey = list(small.tobytes())
    bits = 0
    for row in range(_SIDE):
        for column in range(_SIDE):
            at = row * (_SIDE + 1) + column
            bits = bits << 1 | (grey[at] > grey[at + 1])
    return f"{bits:064x}"


def _of_picture(data: bytes) -> EvidenceTraits:
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return EvidenceTraits()
            exif = image.getexif()
            told = str(exif.get_ifd(_EXIF_IFD).get(_TAKEN) or exif.get(_CHANGED) or "")
            image.draft("L", (_SIDE * 16, _SIDE * 16))
            return EvidenceTraits(picture_digest(image), _day(re.match(r"(\d{4}):(\d{2}):(\d{2})", told)))
    except _UNREADABLE:
        return EvidenceTraits()


def _of_package(data: bytes) -> date | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _day(_OFFICE_CREATED.search(package.read("docProps/core.xml")))
    except (zipfile.BadZipFile, KeyError):
        return None


def _day(found: "re.Match[bytes] | re.Match[str] | None") -> date | None:
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
