"""Official documents as PDF, from the same blocks as the Word file: typst lays them out, `layout.typ` says how."""
