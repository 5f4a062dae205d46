"""The pages of 数据核查 in words."""
