"""Recounts of drawn records (抽样核查) within the round: what was asked, what was drawn, what was found."""
