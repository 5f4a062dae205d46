"""Reading and checking a campaign folder, file by file; every fault is a value and none hides another."""
