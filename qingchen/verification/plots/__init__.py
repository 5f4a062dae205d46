"""What charts of the verification page show, as plain figures."""
