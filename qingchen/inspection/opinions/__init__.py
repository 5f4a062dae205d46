"""What a place raises in a meeting (反映的问题和意见建议): addressed to a department, replied to, fed back."""
