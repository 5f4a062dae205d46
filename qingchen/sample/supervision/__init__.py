"""What authorities did and know about the employers of a place: checks, penalties, governance, projects, lists."""
