"""The root certificates that an office trusts: PEM or DER files in the folder that `QINGCHEN_TRUST` names."""

import os
from pathlib import Path

from asn1crypto.x509 import Certificate

from qingchen.reports.certified import roots_in


def trusted_roots() -> list[Certificate]:
    """None where no folder is named: then a signature's being whole is verified, not who issued its certificate."""
    folder = os.environ.get("QINGCHEN_TRUST", "")
    if not folder:
        return []
    files = (path for path in sorted(Path(folder).iterdir()) if path.suffix in (".pem", ".crt", ".cer", ".der"))
    return [root for path in files for root in roots_in(path.read_bytes())]
