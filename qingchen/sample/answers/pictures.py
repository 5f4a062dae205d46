"""Photos that stand for photos: a drawn works yard with place and time, no faces."""

import io
from datetime import datetime
from random import Random

from PIL import Image, ImageDraw

_SIZE = (320, 240)
_SKIES = ("#b9c7d1", "#c9d3d8", "#a9bccb", "#d4d2c8")
_GROUNDS = ("#8a7f70", "#938a7e", "#7c7468", "#9a8f7d")
_STEELS = ("#4c5a63", "#5d6a70", "#6e6157", "#3f4b52")


def photo(label: str, taken: datetime, random: Random) -> bytes:
    """A PNG of some kilobytes; `label` in ASCII, since the built-in letters know no others."""
    image = Image.new("RGB", _SIZE, random.choice(_SKIES))
    draw = ImageDraw.Draw(image)
    horizon = random.randint(140, 165)
    draw.rectangle((0, horizon, 320, 240), fill=random.choice(_GROUNDS))
    for _ in range(random.randint(3, 5)):
        left, width, height = random.randint(0, 270), random.randint(24, 70), random.randint(40, 110)
        draw.rectangle((left, horizon - height, left + width, horizon + 6), fill=random.choice(_STEELS))
    start = random.randint(0, 120)
    draw.line((start, horizon + 30, start + 180, horizon - 60), fill="#2f3538", width=7)
    for _ in range(random.randint(20, 90)):
        x, y, r = random.randint(0, 320), random.randint(horizon - 60, 235), random.randint(1, 4)
        draw.ellipse((x, y, x + r, y + r), fill="#d9d4c8")
    draw.rectangle((0, 212, 320, 240), fill="#1f2426")
    draw.text((8, 219), f"{label}   {taken:%Y-%m-%d %H:%M}", fill="#f4f4f0")
    out = io.BytesIO()
    image.quantize(32).save(out, "PNG")
    return out.getvalue()
