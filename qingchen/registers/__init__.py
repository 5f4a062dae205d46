"""FACTS IN: registers (台账) are declared once, received, checked, accepted, and never changed."""
