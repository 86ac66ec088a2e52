"""Plugins: found, checked, called, switched on and off for each practice."""
