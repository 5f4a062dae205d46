"""Standards (标准): divisions, code lists, limits, cycles and targets as data with a first day, and their readers."""
