"""Rows staged at the check of their file, waiting for acceptance."""
