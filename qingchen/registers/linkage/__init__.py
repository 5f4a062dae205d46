"""Records of two registers that are about one person: by identity number, else by likeness, else by a person's word."""
