"""The master key, the data keys it wraps, and the file of wrapped stand-in keys under QINGCHEN_HOME.

A wrapped key is written `<mark of its master>:<hex>`. Rotation re-wraps keys and touches no other file; while it
is under way the file holds each stand-in key under both masters, so it can be cut off and taken up anywhere.
"""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SM3
from cryptography.hazmat.primitives.hmac import HMAC

from qingchen.problems import Problem
from qingchen.registers import sealing
from qingchen.registers.durable import write_durably
from qingchen.registers.stand_ins import keyed_text

VARIABLE = "QINGCHEN_MASTER_KEY"


def read_master(environ: Mapping[str, str], home: Path, *, make: bool) -> bytes:
    """The master key: of the environment, else of `home/master.key`; made up there only where `make` is set.

    Raises Problem.store.no_master_key, Problem.store.bad_master_key (fewer than 32 hexadecimal digits).
    """
    path = master_path(home)
    text = environ.get(VARIABLE, "")
    if not text and path.exists():
        text = path.read_text(encoding="ascii")
    if not text and make:
        text = secrets.token_hex(sealing.KEY_BYTES)
        home.mkdir(parents=True, exist_ok=True)
        if not _place(path, text.encode()):
            text = path.read_text(encoding="ascii")
    if not text:
        raise Problem("store.no_master_key", path=path)
    return master_from(text)


def master_from(text: str) -> bytes:
    """The key in `text` (hexadecimal digits). Raises Problem.store.bad_master_key."""
    try:
        secret = bytes.fromhex(text.strip())
    except ValueError:
        raise Problem("store.bad_master_key") from None
    if len(secret) < sealing.KEY_BYTES:
        raise Problem("store.bad_master_key")
    return sealing.key_from(secret)


def master_path(home: Path) -> Path:
    return home / "master.key"


def next_master_path(home: Path) -> Path:
    """Where a new master key waits while a rotation is under way."""
    return home / "master.key.next"


def masters(environ: Mapping[str, str], home: Path, *, make: bool) -> tuple[bytes, ...]:
    """The master key, and behind it the one of a rotation that was cut off."""
    waiting = next_master_path(home)
    master = read_master(environ, home, make=make)
    return (master, master_from(waiting.read_text(encoding="ascii"))) if waiting.exists() else (master,)


def keyring_path(home: Path) -> Path:
    return home / "keyring.json"


@dataclass(frozen=True)
class Keyring:
    """The masters that open (the first one wraps) and the stand-in keys by version (the highest is used)."""

    masters: tuple[bytes, ...]
    stand_in_keys: Mapping[int, bytes]

    def wrap(self, key: bytes, context: str) -> str:
        return _wrap(self.masters[0], key, context)

    def unwrap(self, wrapped: str, context: str) -> bytes:
        """Raises Problem.store.wrong_master_key where another master wrapped it, SealBroken where it was changed."""
        return _unwrap(self.masters, wrapped, context)

    def is_current(self, wrapped: str) -> bool:
        """Whether the first master wrapped it."""
        return wrapped.startswith(_mark(self.masters[0]) + ":")

    def stand_in(self, kind: str, text: str) -> str | None:
        """The stand-in of one text; None where nothing of it can be keyed."""
        return self.stand_ins(kind, {text}).get(text)

    def stand_ins(self, kind: str, texts: set[str]) -> dict[str, str]:
        """The stand-in of each text, under the newest key; a text of which nothing can be keyed is left out."""
        return self._stand_ins(max(self.stand_in_keys), kind, texts)

    def stand_ins_of_every_version(self, kind: str, text: str) -> tuple[str, ...]:
        """The stand-ins of one text under every key there has been, the newest first: for searching by it."""
        versions = sorted(self.stand_in_keys, reverse=True)
        return tuple(found for version in versions for found in self._stand_ins(version, kind, {text}).values())

    def _stand_ins(self, version: int, kind: str, texts: set[str]) -> dict[str, str]:
        forms = {text: form for text in texts if (form := keyed_text(kind, text))}
        found = sealing.stand_ins(self.stand_in_keys[version], version, kind, set(forms.values()))
        return {text: found[form] for text, form in forms.items()}


def open_keyring(home: Path, masters: tuple[bytes, ...], *, make: bool) -> Keyring:
    """Read the keyring file; where there is none, make it if `make` is set (a store without batches).

    Raises Problem.store.no_keyring: a new stand-in key would part every person from their earlier rows.
    """
    path = keyring_path(home)
    if not path.exists():
        if not make:
            raise Problem("store.no_keyring", path=path)
        home.mkdir(parents=True, exist_ok=True)
        _place(path, _file_of({1: os.urandom(32)}, masters[:1]))
    versions = json.loads(path.read_text(encoding="ascii"))["stand_in_keys"]
    keys = {int(version): _any_of(masters, wrapped, int(version)) for version, wrapped in versions.items()}
    return Keyring(masters, keys)


def rewrap_keyring(home: Path, keyring: Keyring, masters: tuple[bytes, ...]) -> None:
    """Write the keyring file anew, every stand-in key wrapped under each of `masters`."""
    write_durably(keyring_path(home), _file_of(keyring.stand_in_keys, masters))


def _file_of(keys: Mapping[int, bytes], masters: tuple[bytes, ...]) -> bytes:
    versions = {str(v): [_wrap(master, key, f"stand_in:{v}") for master in masters] for v, key in keys.items()}
    return json.dumps({"stand_in_keys": versions}, indent=1).encode("ascii")


def _any_of(masters: tuple[bytes, ...], wrapped: list[str], version: int) -> bytes:
    marks = {_mark(master) for master in masters}
    ours = [text for text in wrapped if text.partition(":")[0] in marks]
    return _unwrap(masters, (ours or wrapped)[0], f"stand_in:{version}")


def _mark(master: bytes) -> str:
    mac = HMAC(master, SM3())
    mac.update(b"qingchen master key mark")
    return mac.finalize().hex()[:8]


def _wrap(master: bytes, key: bytes, context: str) -> str:
    return f"{_mark(master)}:{sealing.seal_bytes(master, key, context.encode()).hex()}"


def _unwrap(masters: tuple[bytes, ...], wrapped: str, context: str) -> bytes:
    mark, _, sealed = wrapped.partition(":")
    for master in masters:
        if _mark(master) == mark:
            return sealing.open_bytes(master, bytes.fromhex(sealed), context.encode())
    raise Problem("store.wrong_master_key")


def _place(path: Path, data: bytes) -> bool:
    """Put a secret file there whole, unless another process was first: False, and theirs stands."""
    mine = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    write_durably(mine, data)
    try:
        os.link(mine, path)
    except FileExistsError:
        return False
    finally:
        mine.unlink()
    return True
