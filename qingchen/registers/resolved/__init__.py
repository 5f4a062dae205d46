"""Tables of winning rows in memory: made whole once, then carried forward by what each new batch touches."""
