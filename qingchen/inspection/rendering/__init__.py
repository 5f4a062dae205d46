"""Renderers of a form: each brings a canonical answer out and back unchanged."""
