"""The expert directory: a practice's public register of experts."""
