"""Views: one module a group of pages, thin: who asks, what for, which presenter, which template."""
