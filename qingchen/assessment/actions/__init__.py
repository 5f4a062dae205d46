"""The acts of an assessment: opening, publishing, appeals."""
