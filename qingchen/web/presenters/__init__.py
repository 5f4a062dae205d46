"""Presenters make plain dictionaries from what the stores and rules give; templates only show them."""
