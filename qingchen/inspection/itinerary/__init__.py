"""On which days a team goes where, in what order and with whom: fewest days, escorts and people, proven."""
