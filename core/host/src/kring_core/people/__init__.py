"""The people and organisations that a practice knows, whether or not they have an account."""
