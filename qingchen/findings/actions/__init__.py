"""The acts on findings, one file a step of their way."""

from qingchen.findings.actions.raising import note_shortcoming, raise_finding, withdraw_finding

__all__ = ["note_shortcoming", "raise_finding", "withdraw_finding"]
