"""Invented certificates for the tests: a root, and a leader's signed by it."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = "test-2020"


def name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def pkcs12_of(signer: str, first: datetime, last: datetime, root_name: str = "示例根") -> tuple[bytes, bytes]:
    """(PKCS#12 of the signer, PEM of the root); the signer's certificate is valid from `first` to `last`."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    root = (
        x509.CertificateBuilder()
        .subject_name(name(root_name))
        .issuer_name(name(root_name))
        .public_key(root_key.public_key())
        .serial_number(1)
        .not_valid_before(long_ago)
        .not_valid_after(long_ago + timedelta(days=365 * 60))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name(signer))
        .issuer_name(root.subject)
        .public_key(key.public_key())
        .serial_number(2)
        .not_valid_before(first)
        .not_valid_after(last)
        .sign(root_key, hashes.SHA256())
    )
    kept = pkcs12.serialize_key_and_certificates(
        signer.encode(), key, certificate, [root], serialization.BestAvailableEncryption(PASSPHRASE.encode())
    )
    return kept, root.public_bytes(serialization.Encoding.PEM)
