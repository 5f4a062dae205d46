"""Five methods on one item (检查方式): what each member noted by each, merged field by field, and who decided."""
