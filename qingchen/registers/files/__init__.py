"""One file an employer, one file a patient (一人一档): what every register holds of one thing, for one page."""
