"""The names by which addresses speak of employers, persons and rows: opaque, stable for a store, open only to us.

An employer's address holds no credit code, a person's no stand-in, a row's no sequence number. What a token opens to
still has to be looked up through a `ScopedReader`: knowing an address is no right to see.
"""

from dataclasses import dataclass

from qingchen.problems import Problem
from qingchen.registers import opaque, store
from qingchen.registers.catalogue import registers
from qingchen.registers.keyring import Keyring


@dataclass(frozen=True, slots=True)
class FileIds:
    """Makes and opens the tokens of one store. Make it once for a page: `file_ids()`."""

    secret: bytes

    def employer(self, uscc: str, site_no: int) -> str:
        return opaque.token_of(self.secret, "employer", uscc, str(site_no))

    def employer_site(self, token: str) -> tuple[str, int]:
        """(USCC, site number) of an employer's token. Raises Problem.thing.not_found."""
        uscc, site_no = self._open("employer", token, "这家用人单位")
        return uscc, int(site_no)

    def patient(self, case_id: str) -> str:
        return opaque.token_of(self.secret, "patient", case_id)

    def patient_case(self, token: str) -> str:
        """The key of the register of patients. Raises Problem.thing.not_found."""
        (case_id,) = self._open("patient", token, "这份患者档案")
        return case_id

    def person(self, person_key: str) -> str:
        return opaque.token_of(self.secret, "person", person_key)

    def person_key(self, token: str) -> str:
        """Raises Problem.thing.not_found."""
        (person_key,) = self._open("person", token, "这个人")
        return person_key

    def row(self, register_name: str, batch: int, row: int) -> str:
        return opaque.token_of(self.secret, "row", register_name, str(batch), str(row))

    def row_of(self, token: str) -> tuple[str, int, int]:
        """(register, batch, row) of a row's token. Raises Problem.thing.not_found."""
        register_name, batch, row = self._open("row", token, "这一行记录")
        assert register_name in registers()
        return register_name, int(batch), int(row)

    def _open(self, kind: str, token: str, what: str) -> tuple[str, ...]:
        parts = opaque.parts_of(self.secret, kind, token)
        if parts is None:
            raise Problem("thing.not_found", what=what)
        return parts


def file_ids() -> FileIds:
    """Those of this store."""
    return ids_under(store.keyring())


def ids_under(keyring: Keyring) -> FileIds:
    """The first stand-in key there was gives the secret: it is never taken out, so addresses stay as they are."""
    return FileIds(opaque.secret_from(keyring.stand_in_keys[min(keyring.stand_in_keys)], "file ids"))
