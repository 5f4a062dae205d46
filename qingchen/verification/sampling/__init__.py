"""How many records to draw, what a recount of them shows, and how surely (抽样核查)."""
