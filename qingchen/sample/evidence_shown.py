"""The evidence that counties show in an honest self-check: own pictures, papers of the year, some scanned late.

A prefecture's plan is shown by its counties, the province's by everybody; what a prefecture wrote to two or three of
them, by these. A picture of the province's meeting that went round is among the pictures of some.
"""

import hashlib
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

import polars
from PIL import Image

from qingchen.inspection.evidence_traits import picture_digest
from qingchen.sample.answers.pictures import photo

VISIT = date(2020, 7, 20)
PICTURES, PAPERS = 8, 12
_FEW = 3
_SCANNED = 0.04
"""Share of counties that scanned everything in the week before."""


def evidence_shown(codes: list[str], seed: int) -> polars.DataFrame:
    """Rows of `evidence_files`."""
    rows = [row for code in codes for row in _of_county(code, Random(f"{seed}-{code}"))]
    _written_to_few(rows, codes, Random(f"{seed}-few"))
    _went_round(rows, codes, Random(f"{seed}-round"))
    return polars.DataFrame(rows, schema_overrides={"_planted": polars.Int64, "picture_digest": polars.String})


def _written_to_few(rows: list[dict[str, object]], codes: list[str], random: Random) -> None:
    """One prefecture in four wrote to two or three of its counties alone; they show the letter as their third paper."""
    for prefecture in sorted({code[:4] for code in codes}):
        own = [code for code in codes if code.startswith(prefecture)]
        if random.random() >= 0.25 or len(own) <= _FEW:
            continue
        shown = {f"{code}-d2" for code in random.sample(own, random.randint(2, _FEW))}
        digest = hashlib.sha256(f"{prefecture}-letter".encode()).hexdigest()
        for row in rows:
            if row["evidence_id"] in shown:
                row["file_digest"] = digest


def _went_round(rows: list[dict[str, object]], codes: list[str], random: Random) -> None:
    """One county in thirty shows the picture of the meeting, each as its own telephone saved it."""
    data = picture_of("meeting", 0)
    shown = {f"{code}-p0" for code in codes if random.random() < 1 / 30}
    for row in rows:
        if row["evidence_id"] in shown:
            row["picture_digest"] = picture_digest(saved_anew(data, random.choice((240, 320)), 90))


def saved_anew(data: bytes, width: int, quality: int, cropped: float = 0.0) -> Image.Image:
    """The picture as it comes back from a messenger: smaller, JPEG, perhaps cropped by a share on each side."""
    with Image.open(io.BytesIO(data)) as image:
        image = image.convert("RGB")
        x, y = int(image.width * cropped), int(image.height * cropped)
        image = image.crop((x, y, image.width - x, image.height - y))
        out = io.BytesIO()
        image.resize((width, width * image.height // image.width)).save(out, "JPEG", quality=quality)
    return Image.open(out)


def picture_of(code: str, number: int) -> bytes:
    return photo(f"{code}-{number}", datetime(2020, 5, 1 + number, 9, 30), Random(f"{code}-{number}"))


def _of_county(code: str, random: Random) -> Iterator[dict[str, object]]:
    scanned = random.random() < _SCANNED
    for number in range(PICTURES):
        data = picture_of(f"{code}{random.randrange(10**6)}", number)
        with Image.open(io.BytesIO(data)) as image:
            look = picture_digest(image)
        yield _row(code, f"p{number}", "image/png", hashlib.sha256(data).hexdigest(), look, None)
    for number in range(PAPERS):
        owner = "22" if number == 0 else code[:4] if number == 1 else code
        made = VISIT - timedelta(days=random.randint(1, 7) if scanned else random.randint(8, 190))
        digest = hashlib.sha256(f"{owner}-{number}".encode()).hexdigest()
        yield _row(code, f"d{number}", "application/pdf", digest, None, made)


def _row(code: str, mark: str, kind: str, digest: str, look: str | None, made: date | None) -> dict[str, object]:
    return {
        "evidence_id": f"{code}-{mark}",
        "round_code": "held-1",
        "purpose": "self_check",
        "inspectee_kind": "county",
        "inspectee_code": code,
        "division": code,
        "media_type": kind,
        "file_digest": digest,
        "picture_digest": look,
        "created_on": made,
        "window_from": VISIT,
        "_planted": None,
    }
