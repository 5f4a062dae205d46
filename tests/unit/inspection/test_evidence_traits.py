"""What is kept of an evidence file: the look of a picture, the day on which a file was made."""

import io
import zipfile
from datetime import date, datetime
from random import Random

from PIL import Image

from qingchen.inspection.evidence_traits import EvidenceTraits, picture_digest, traits
from qingchen.sample.answers.pictures import photo

TAKEN = datetime(2020, 7, 12, 9, 30)


def apart(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def jpeg(image: Image.Image, quality: int = 80, exif: Image.Exif | None = None) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=quality, exif=exif or Image.Exif())
    return out.getvalue()


def test_a_photograph_saved_smaller_and_worse_looks_nearly_the_same_and_another_does_not():
    image = Image.open(io.BytesIO(photo("A", TAKEN, Random(1))))
    first = traits("image/png", photo("A", TAKEN, Random(1))).picture_digest
    again = traits("image/jpeg", jpeg(image.convert("RGB").resize((200, 150)), 60)).picture_digest
    other = traits("image/png", photo("A", TAKEN, Random(2))).picture_digest
    assert apart(first, again) <= 12
    assert apart(first, other) > 24


def test_a_digest_has_256_bits_and_a_blank_page_none_of_them():
    assert picture_digest(Image.new("RGB", (300, 200), "white")) == "0" * 64


def test_the_day_is_the_one_that_the_file_says():
    exif = Image.Exif()
    exif[0x8769] = {36867: "2020:07:11 08:00:00"}
    assert traits("image/jpeg", jpeg(Image.new("RGB", (40, 30)), exif=exif)).created_on == date(2020, 7, 11)
    pdf = b"%PDF-1.4\n1 0 obj\n<< /CreationDate (D:20200713101500+08'00') >>\nendobj\n"
    assert traits("application/pdf", pdf) == EvidenceTraits(created_on=date(2020, 7, 13))
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as parts:
        core = '<dcterms:created xsi:type="dcterms:W3CDTF">2020-07-14T01:00:00Z</dcterms:created>'
        parts.writestr("docProps/core.xml", core)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert traits(kind, package.getvalue()).created_on == date(2020, 7, 14)


def test_what_says_nothing_or_nonsense_has_no_day_and_breaks_nothing():
    assert traits("application/pdf", b"%PDF-1.4 /CreationDate (D:20201399)") == EvidenceTraits()
    assert traits("image/png", b"no picture") == EvidenceTraits()
    assert traits("text/csv", b"a,b") == EvidenceTraits()
