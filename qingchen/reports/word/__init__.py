"""The Word file, part by part; what GB/T 9704-2012 fixes stands here in millimetres and points."""
