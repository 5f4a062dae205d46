"""The certificate of a draw of records and the frame it was drawn from, as an outside program reads them."""

from qingchen.indicators.catalogue import indicators
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.recounts.models import RecordDraw
from qingchen.inspection.recounts.store import looks_of
from qingchen.values.draw_certificate import SPREAD, certificate


def certificate_of(draw: RecordDraw) -> bytes:
    """As it is told: JSON that `tools/verify_draw.py` repeats. Draws from before the sessions have a seed alone."""
    of_session = Draw.objects.filter(public_id=draw.public_id).first()
    if of_session is not None:
        return of_session.certificate.encode()
    looks = looks_of(draw)
    about = {
        "draw_code": draw.public_id,
        "round": draw.inspectee.unit.round.title,
        "place": draw.inspectee.name,
        "item": indicators()[draw.indicator].title,
        "of": draw.get_of_display(),
        "about": draw.about.isoformat(),
        "known_on": draw.known_on.isoformat(),
        "batches_until": draw.batches_until,
        "drawn_at": draw.drawn_at.isoformat(),
        "looks": [look.records for look in looks],
        "error_of_looks": [look.error for look in looks],
    }
    take = {SPREAD: looks[-1].records}
    return certificate(about, method="sha256", frame=frame_text(draw), take=take, seed=draw.seed).encode()


def frame_text(draw: RecordDraw) -> str:
    """As it was hashed: code and stratum a line."""
    return f"{draw.frame}\n"
