"""The accepted batches as readers know them: one growing list a store, of which a snapshot sees the beginning."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class BatchFile:
    """An accepted batch as readers know it.

    number   its order; of two batches the higher is the later
    path     absolute path of the analytic Parquet file
    region   division codes its sender speaks for
    title    the received file's name, or what act the rows come from
    rows     puts and withdrawals together
    """

    number: int
    uid: str
    register: str
    path: str
    region: tuple[str, ...]
    known_on: date
    title: str
    sender: str
    rows: int
    digest: str = field(default="", compare=False)


class Ledger:
    """Every batch of one store in order, and those of each register. Only ever added to."""

    def __init__(self, batches: Iterable[BatchFile] = ()) -> None:
        self.numbers: list[int] = []
        self.batches: list[BatchFile] = []
        self.rows_up_to: list[int] = []
        self.numbers_of: dict[str, list[int]] = {}
        self.of_register: dict[str, list[BatchFile]] = {}
        self.extend(batches)

    def extend(self, batches: Iterable[BatchFile]) -> None:
        for batch in batches:
            assert not self.numbers or batch.number > self.numbers[-1], "batches come in the order of their numbers"
            self.of_register.setdefault(batch.register, []).append(batch)
            self.numbers_of.setdefault(batch.register, []).append(batch.number)
            self.batches.append(batch)
            self.numbers.append(batch.number)
            self.rows_up_to.append(batch.rows + (self.rows_up_to[-1] if self.rows_up_to else 0))

    def agrees(self, number: int, uid: str) -> bool:
        """Whether the batch of that number is in it under that name; then so are all before it."""
        place = bisect_right(self.numbers, number) - 1
        return place >= 0 and self.numbers[place] == number and self.batches[place].uid == uid


class BatchList(Sequence[BatchFile]):
    """The batches of a ledger up to number `until`, as they are whatever is added to the ledger later."""

    def __init__(self, ledger: Ledger, until: int) -> None:
        self._ledger = ledger
        self.until = until

    def __len__(self) -> int:
        return bisect_right(self._ledger.numbers, self.until)

    def __iter__(self) -> Iterator[BatchFile]:
        return iter(self._ledger.batches[: len(self)])

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self._ledger.batches[: len(self)][index]

    @property
    def rows(self) -> int:
        """Puts and withdrawals of all together."""
        return self._ledger.rows_up_to[len(self) - 1] if len(self) else 0

    def up_to(self, number: int) -> "BatchList":
        return BatchList(self._ledger, min(number, self.until))

    def numbered(self, number: int) -> BatchFile:
        """Raises KeyError where no batch in the list has the number."""
        place = bisect_right(self._ledger.numbers, number) - 1
        if number > self.until or place < 0 or self._ledger.numbers[place] != number:
            raise KeyError(number)
        return self._ledger.batches[place]

    def of_register(self, name: str) -> tuple[BatchFile, ...]:
        numbers = self._ledger.numbers_of.get(name, [])
        return tuple(self._ledger.of_register.get(name, [])[: bisect_right(numbers, self.until)])


NO_BATCHES = BatchList(Ledger(), 0)


def batch_list(batches: Sequence[BatchFile]) -> BatchList:
    """A list of its own of these batches."""
    return BatchList(Ledger(batches), batches[-1].number if batches else 0)
