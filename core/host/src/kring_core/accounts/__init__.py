"""Accounts: how people sign in, stay signed in, and what protects that."""
