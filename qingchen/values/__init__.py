"""Frozen values that every stage speaks: rate, source, actor, period, region. Standard library only."""
