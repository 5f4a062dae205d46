"""Qingchen (清尘): the supervision inspection of a province's pneumoconiosis campaign."""
