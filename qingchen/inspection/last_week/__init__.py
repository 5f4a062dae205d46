"""The last week: what is still missing, who is to be called, statements that there is nothing, the hand-in."""
