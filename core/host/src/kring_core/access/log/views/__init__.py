"""The pages of the access log."""
