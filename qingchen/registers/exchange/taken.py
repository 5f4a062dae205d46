"""A file that gives away what was written to it, so that a writer's bytes leave while it still writes."""


class Taken:
    """Has no `seek`: zipfile and pyarrow then write forwards only."""

    closed = False

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._written = 0

    def write(self, data: bytes) -> int:
        held = bytes(data)
        self._parts.append(held)
        self._written += len(held)
        return len(held)

    def tell(self) -> int:
        return self._written

    def take(self) -> bytes:
        """What was written since the last call."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken

    def flush(self) -> None: ...

    def close(self) -> None: ...

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False
