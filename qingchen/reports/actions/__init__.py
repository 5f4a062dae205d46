"""The acts on documents, one module a noun. Each act: one function, one transaction, one audit line."""
