"""Records made on the spot (现场记录): minutes, inspection and interview records, receipts; and the index of papers."""
