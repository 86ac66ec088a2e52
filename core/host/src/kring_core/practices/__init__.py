"""Practices: which there are, what they say of themselves, where their data lie."""
