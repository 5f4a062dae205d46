"""Rows on their way out: CSV, .xlsx, Parquet, JSON lines and data packages, streamed, from a scoped reader."""
