"""Columns and rules of one matter that a register takes whole: kept apart where its file would grow too long."""
