"""What a program that shows a token may do: an actor with a narrow area, some registers, some acts."""

from dataclasses import dataclass
from enum import StrEnum

from qingchen.values.actor import Actor

ALL_REGISTERS = "*"


class TokenAct(StrEnum):
    """The strings are stored; never rename one."""

    READ = "read"
    SUBMIT = "submit"
    ACCEPT = "accept"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"read": "读取", "submit": "报送", "accept": "审核接收"}[self.value]


@dataclass(frozen=True, slots=True)
class TokenHolder:
    """`actor.username` is `token:` and the token's public id: so the lines of the audit chain name it."""

    actor: Actor
    registers: frozenset[str]
    acts: frozenset[TokenAct]

    def knows(self, register: str) -> bool:
        return ALL_REGISTERS in self.registers or register in self.registers
