"""The acts of a round, one module a noun. Each act: one function, one transaction, one audit line."""
