"""The file pages of an employer and of a patient, in words."""
