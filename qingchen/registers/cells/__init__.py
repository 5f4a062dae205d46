"""Cells of a file made into typed values, one kind of column a file; pure Polars, a whole column at a time.

Each `read(texts, column)` takes distinct non-empty texts (half width, trimmed) and gives two columns as
long: the value, and the name of the fault where there is none (`faults.SENTENCES`).
"""
