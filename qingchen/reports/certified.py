"""PDF signatures by certificate (PAdES): signing with a PKCS#12 file, and verifying without any server.

SM2 and OFD: Chinese e-seals (GB/T 38540, OFD by GB/T 33190) are not read here. A plug-in gives the same `Verdict`s
for such a file and is named in `READERS`, by the ending of the file (docs/how-to/signing.md).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto import pem
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from qingchen.problems import Problem


@dataclass(frozen=True, slots=True)
class Verdict:
    """One signature. `faults` are Chinese clauses, empty where it holds; valid_* are the certificate's."""

    signer: str
    signed_at: datetime | None
    valid_from: datetime
    valid_until: datetime
    trusted: bool
    faults: tuple[str, ...]


def signed(pdf: bytes, pkcs12: bytes, passphrase: str, at: datetime, *, reason: str = "") -> bytes:
    """The PDF with a signature added behind it: its own bytes stay as they were, so the version can be told from it.

    Raises Problem report.bad_certificate: not readable, wrong passphrase, expired or not valid yet.
    """
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(pkcs12, other_certs=[], passphrase=passphrase.encode())
    except ValueError as error:
        why = "不是 PKCS#12（.p12、.pfx）文件，或口令不对"
        raise Problem("report.bad_certificate", name="证书文件", why=why) from error
    assert signer.signing_cert is not None
    out_of_time = _out_of_time(signer.signing_cert, at)
    if out_of_time:
        raise Problem("report.bad_certificate", name="证书文件", why=out_of_time)
    meta = signers.PdfSignatureMetadata(
        field_name="Signature1", reason=reason or None, subfilter=fields.SigSeedSubFilter.PADES
    )
    try:
        made = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), meta, signer)
    except (PdfError, SigningError) as error:
        raise Problem("report.bad_certificate", name="PDF", why="文件不能加签，可能已加密或损坏") from error
    return bytes(made.getbuffer())


def verdicts(pdf: bytes, roots: Sequence[Certificate], at: datetime) -> list[Verdict]:
    """Every signature of the PDF, as it stands at an instant; none where it has none.

    Raises Problem report.bad_certificate where the file is no PDF.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf))
        return [_verdict(each, roots, at) for each in reader.embedded_signatures]
    except PdfError as error:
        raise Problem("report.bad_certificate", name="文件", why="不是 PDF，或已损坏") from error


def roots_in(data: bytes) -> list[Certificate]:
    """Certificates of a PEM (several) or DER (one) file. Raises Problem report.bad_certificate."""
    try:
        if pem.detect(data):
            return [Certificate.load(der) for _, _, der in pem.unarmor(data, multiple=True)]
        return [Certificate.load(data, strict=True)]
    except ValueError as error:
        raise Problem("report.bad_certificate", name="根证书", why="不是 PEM 或 DER 证书文件") from error


def _verdict(embedded, roots: Sequence[Certificate], at: datetime) -> Verdict:  # type: ignore[no-untyped-def]
    certificate = embedded.signer_cert
    faults: list[str] = []
    trusted = False
    out_of_time = _out_of_time(certificate, at)
    if out_of_time:
        faults.append(out_of_time)
    # Whether the chain reaches a root is asked at a moment when the certificate was valid: its being out of time is
    # told by itself, in words that say since when.
    moment = min(max(at, certificate.not_valid_before), certificate.not_valid_after)
    context = ValidationContext(trust_roots=list(roots), moment=moment, allow_fetching=False)
    try:
        status = validate_pdf_signature(embedded, context, key_usage_settings=KeyUsageConstraints(key_usage=set()))
    except (SignatureValidationError, PdfError) as error:
        return _made(certificate, None, False, (*faults, f"签名不完整或格式不对（{type(error).__name__}）"))
    if not (status.intact and status.valid):
        faults.append("签名之后文件内容被改动过")
    elif status.coverage not in (
        SignatureCoverageLevel.ENTIRE_FILE,
        SignatureCoverageLevel.ENTIRE_REVISION,
    ) or status.modification_level not in (None, ModificationLevel.NONE, ModificationLevel.LTA_UPDATES):
        faults.append("签名之后文件又增加了内容")
    trusted = bool(status.trusted)
    if roots and not trusted:
        faults.append("证书不是由所给的根证书签发")
    return _made(certificate, embedded.self_reported_timestamp, trusted, tuple(faults))


def _made(certificate: Certificate, signed_at: datetime | None, trusted: bool, faults: tuple[str, ...]) -> Verdict:
    name = certificate.subject.native.get("common_name") or certificate.subject.human_friendly
    return Verdict(str(name), signed_at, certificate.not_valid_before, certificate.not_valid_after, trusted, faults)


def _out_of_time(certificate: Certificate, at: datetime) -> str:
    if at > certificate.not_valid_after:
        return f"签名证书已于 {certificate.not_valid_after:%Y-%m-%d} 过期"
    if at < certificate.not_valid_before:
        return f"签名证书自 {certificate.not_valid_before:%Y-%m-%d} 起才有效"
    return ""


READERS: dict[str, Callable[[bytes, Sequence[Certificate], datetime], list[Verdict]]] = {"pdf": verdicts}
"""By the ending of the signed file: who reads its signatures. The place for an SM2 or OFD plug-in."""
