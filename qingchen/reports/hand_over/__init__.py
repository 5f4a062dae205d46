"""The hand-over package (移交包): one archive of a round that an outside program verifies without a server."""
