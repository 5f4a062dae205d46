"""The HTTP door for programs (/api/v1/): the same acts and permissions as the pages, by tokens."""
