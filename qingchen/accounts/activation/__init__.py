"""First passwords: the office hands out a code that opens an account once; its person chooses the password."""
