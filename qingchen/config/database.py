"""What the settings need to be worked out: the database from its URL, secrets from environment or file."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def database_from(url: str | None, home: Path) -> dict[str, Any]:
    """Django's database entry. SQLite (WAL, synchronous FULL, immediate transactions) where no URL is given."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "qingchen.sqlite3",
            "OPTIONS": {
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    # A socket folder comes as ?host=/path, as libpq writes it.
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
    }


def secret_from(variable: str, path: Path, *, make: bool) -> str:
    """The secret of the environment, else of the file; made up and kept there only where `make` is set.

    An empty string where there is none: Django then refuses to start, as it should.
    """
    if value := os.environ.get(variable):
        return value
    if path.exists():
        return path.read_text(encoding="ascii").strip()
    if not make:
        return ""
    path.parent.mkdir(parents=True, exist_ok=True)
    value = secrets.token_hex(32)
    path.touch(mode=0o600)
    path.write_text(value, encoding="ascii")
    return value
